import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';
import type { CarrierAccountChange, NewCarrierAccount } from './types';

export function useCarrierAccounts(cursor: string | undefined) {
  return useQuery({
    queryKey: ['carrier-accounts', 'page', cursor],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/carrier-accounts', {
          params: { query: cursor === undefined ? {} : { cursor } },
          signal,
        }),
      ),
    // An account may begin or end a rest by itself.
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
}

/** The carriers that accounts can be added of: the same while the server runs. */
export function useCarrierKinds() {
  return useQuery({
    queryKey: ['carrier-kinds'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/carrier-accounts/kinds', { signal })),
    staleTime: 60_000,
  });
}

export function useCarrierChanges(id: string) {
  return useQuery({
    queryKey: ['carrier-accounts', 'changes', id],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/carrier-accounts/{id}/changes', {
          params: { path: { id }, query: { limit: 20 } },
          signal,
        }),
      ),
  });
}

export function useAddCarrierAccount() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ wanted, key }: { wanted: NewCarrierAccount; key: string }) =>
      body(api.POST('/api/v1/carrier-accounts', { body: wanted, headers: once(key) })),
    onSuccess: refresh,
  });
}

export function useChangeCarrierAccount() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: CarrierAccountChange }) =>
      body(api.PATCH('/api/v1/carrier-accounts/{id}', { params: { path: { id } }, body: change })),
    onSuccess: refresh,
  });
}

/** Has the carrier asked about an account. The answer holds for the moment: it is not kept. */
export function useTestCarrierAccount(id: string) {
  return useQuery({
    queryKey: ['carrier-test', id],
    queryFn: ({ signal }) =>
      body(api.POST('/api/v1/carrier-accounts/{id}/test', { params: { path: { id } }, signal })),
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['carrier-accounts'] });
}
