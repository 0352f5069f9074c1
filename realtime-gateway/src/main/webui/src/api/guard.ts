import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { AccountLimits, CarrierGuard, OrganizationLimits, PlacingRelease } from './types';

const KEY = ['carrier-guard'] as const;

/** What calls may cost and do, and whether all placing is stopped. */
export function useGuard() {
  return useQuery({
    queryKey: [...KEY, 'now'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/carrier-guard', { signal })),
    refetchInterval: 5_000,
  });
}

export function useGuardChanges() {
  return useQuery({
    queryKey: [...KEY, 'changes'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/carrier-guard/changes', { params: { query: { limit: 10 } }, signal })),
  });
}

export function useStopPlacing() {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (reason: string) =>
      body(api.POST('/api/v1/carrier-guard/stop', { body: { reason } })),
    onSuccess: takeIn,
  });
}

export function useReleasePlacing() {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (wanted: PlacingRelease) =>
      body(api.POST('/api/v1/carrier-guard/release', { body: wanted })),
    onSuccess: takeIn,
  });
}

/** Limits of all accounts together. */
export function useSetOrganizationLimits() {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (wanted: OrganizationLimits) =>
      body(api.PUT('/api/v1/carrier-guard/limits', { body: wanted })),
    onSuccess: takeIn,
  });
}

/** Limits of one account. */
export function useSetAccountLimits(accountId: string) {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (wanted: AccountLimits) =>
      body(
        api.PUT('/api/v1/carrier-guard/accounts/{accountId}/limits', {
          params: { path: { accountId } },
          body: wanted,
        }),
      ),
    onSuccess: takeIn,
  });
}

function useTakeIn() {
  const queries = useQueryClient();
  return (guard: CarrierGuard) => {
    queries.setQueryData([...KEY, 'now'], guard);
    void queries.invalidateQueries({ queryKey: [...KEY, 'changes'] });
    void queries.invalidateQueries({ queryKey: ['carrier-accounts'] });
  };
}
