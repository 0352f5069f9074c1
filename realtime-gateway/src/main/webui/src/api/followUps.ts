import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from './client';
import { Keys, once } from './once';
import type { FollowUpChange, FollowUpState, NewFollowUp } from './types';

const EVERY_MS = 30_000;

/** Which follow-ups are shown; what is left out asks for all. */
export interface FollowUpFilter {
  readonly state?: FollowUpState;
  readonly leadId?: string;
  readonly agentId?: string;
}

export function useFollowUps(filter: FollowUpFilter, cursor?: string) {
  return useQuery({
    queryKey: ['followups', filter, cursor],
    queryFn: ({ signal }) => {
      const query = cursor === undefined ? filter : { ...filter, cursor };
      return body(api.GET('/api/v1/followups', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
}

/** Adds follow-ups; the same words that are sent again are one. */
export function useAddFollowUp() {
  const refresh = useRefresh();
  const [keys] = useState(() => new Keys());
  return useMutation({
    mutationFn: (wanted: NewFollowUp) =>
      keys.send(wanted.leadId, JSON.stringify(wanted), (key) =>
        body(api.POST('/api/v1/followups', { body: wanted, headers: once(key) })),
      ),
    onSuccess: refresh,
  });
}

export function useChangeFollowUp() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: FollowUpChange }) =>
      body(api.PATCH('/api/v1/followups/{id}', { params: { path: { id } }, body: change })),
    onSettled: refresh,
  });
}

function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['followups'] });
}
