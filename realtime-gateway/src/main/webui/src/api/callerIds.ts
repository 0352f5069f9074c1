import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { CallerIdSettings } from './types';

const KEY = ['caller-ids'] as const;

/** The numbers that calls may show, and how they do. */
export function useCallerIds() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET('/api/v1/caller-ids', { signal })),
    refetchInterval: 30_000,
  });
}

export function useSetCallerId() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (settings: CallerIdSettings) =>
      body(api.PUT('/api/v1/caller-ids', { body: settings })),
    onSuccess: (all) => {
      queries.setQueryData(KEY, all);
    },
  });
}
