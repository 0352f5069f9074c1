import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { newKey, once } from './once';
import type { EscalationState } from './types';

const EVERY_MS = 10_000;

/** What agents put before the supervisors. */
export function useEscalations(state: EscalationState | undefined, cursor: string | undefined) {
  return useQuery({
    queryKey: ['escalations', state, cursor],
    queryFn: ({ signal }) => {
      const query = {
        ...(state === undefined ? {} : { state }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      return body(api.GET('/api/v1/escalations', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
}

/** What becomes of an escalated lead. */
export interface Resolving {
  readonly id: string;
  readonly state: 'BACK_IN_QUEUE' | 'DONE';
  readonly note: string;
}

export function useResolveEscalation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, state, note }: Resolving) =>
      body(
        api.POST('/api/v1/escalations/{id}/resolve', {
          params: { path: { id } },
          body: { state, note },
          headers: once(newKey()),
        }),
      ),
    // Somebody may have been quicker: what is there is read anew either way.
    onSettled: () =>
      Promise.all(
        ['escalations', 'leads', 'lead'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
