import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from './client';
import { once } from './once';
import type { NewSuppression } from './types';

const WHILE_APPLYING_MS = 2_000;

export function useSuppressions(text: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['suppressions', text, cursor],
    queryFn: ({ signal }) => {
      const query = {
        ...(text === '' ? {} : { text }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      return body(api.GET('/api/v1/suppressions', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.appliedTo != null) ? WHILE_APPLYING_MS : false,
  });
}

export function useAddSuppression() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ wanted, key }: { wanted: NewSuppression; key: string }) =>
      body(api.POST('/api/v1/suppressions', { body: wanted, headers: once(key) })),
    onSuccess: refresh,
  });
}

export function useRemoveSuppression() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) =>
      done(api.DELETE('/api/v1/suppressions/{id}', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** Leads come and go with the entries. */
function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['suppressions', 'leads', 'lead'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
}
