import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';
import type { NewConsent } from './types';

const keyOf = (leadId: string) => ['lead', leadId, 'consents'];

/** What a lead agreed to, and took back. */
export function useConsents(leadId: string) {
  return useQuery({
    queryKey: keyOf(leadId),
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/leads/{id}/consents', { params: { path: { id: leadId } }, signal })),
  });
}

export function useAddConsent(leadId: string) {
  const refresh = useRefresh(leadId);
  return useMutation({
    mutationFn: ({ wanted, key }: { wanted: NewConsent; key: string }) =>
      body(
        api.POST('/api/v1/leads/{id}/consents', {
          params: { path: { id: leadId } },
          body: wanted,
          headers: once(key),
        }),
      ),
    onSuccess: refresh,
  });
}

export function useRevokeConsent(leadId: string) {
  const refresh = useRefresh(leadId);
  return useMutation({
    mutationFn: ({ id, reason, key }: { id: string; reason: string; key: string }) =>
      body(
        api.POST('/api/v1/leads/{id}/consents/{consentId}/revoke', {
          params: { path: { id: leadId, consentId: id } },
          body: { reason },
          headers: once(key),
        }),
      ),
    onSuccess: refresh,
  });
}

/** Whether the lead may be dialed, and its history, follow from its consents. */
function useRefresh(leadId: string) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['lead', leadId] });
}
