import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { newKey, once } from './once';
import type { IncomingCallState, IncomingSettings, UnknownCallersChange } from './types';

const EVERY_MS = 5_000;

/** Who called us. */
export function useIncomingCalls(state: IncomingCallState | undefined, cursor: string | undefined) {
  return useQuery({
    queryKey: ['incoming-calls', state, cursor],
    queryFn: ({ signal }) => {
      const query = {
        ...(state === undefined ? {} : { state }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      return body(api.GET('/api/v1/incoming-calls', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
}

/** What was done about a call. */
export interface Settling {
  readonly id: string;
  readonly note: string;
}

export function useSettleIncomingCall() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: Settling) =>
      body(
        api.POST('/api/v1/incoming-calls/{id}/settle', {
          params: { path: { id } },
          body: { note },
          headers: once(newKey()),
        }),
      ),
    // Somebody may have been quicker: what is there is read anew either way.
    onSettled: () => queries.invalidateQueries({ queryKey: ['incoming-calls'] }),
  });
}

/** What callers hear. */
export function useIncomingSettings() {
  return useQuery({
    queryKey: ['incoming-settings'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/incoming-settings', { signal })),
  });
}

/** Which campaign takes callers whose number no lead has. */
export function useUnknownCallers() {
  return useQuery({
    queryKey: ['unknown-callers'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/unknown-callers', { signal })),
    refetchInterval: EVERY_MS,
  });
}

/** How callers are to be answered; what is left out stays as it is. */
export interface Answering {
  readonly settings?: IncomingSettings;
  readonly strangers?: UnknownCallersChange;
}

/** Two services keep it: what one of them refuses leaves what the other has taken. */
export function useChangeAnswering() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ settings, strangers }: Answering) => {
      if (strangers !== undefined) {
        queries.setQueryData(
          ['unknown-callers'],
          await body(api.PUT('/api/v1/unknown-callers', { body: strangers })),
        );
      }
      if (settings !== undefined) {
        queries.setQueryData(
          ['incoming-settings'],
          await body(api.PUT('/api/v1/incoming-settings', { body: settings })),
        );
      }
    },
  });
}
