import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';
import type { CampaignLists, LeadListChange, LeadOrder, NewLeadList } from './types';

/** How often counts are read again while they are looked at. */
const EVERY_MS = 5_000;

const keyOf = (campaignId: string) => ['campaigns', campaignId, 'lists'] as const;

/** The lists of a campaign, and who is first within one. */
export function useLeadLists(campaignId: string) {
  return useQuery({
    queryKey: keyOf(campaignId),
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/campaigns/{id}/lists', { params: { path: { id: campaignId } }, signal }),
      ),
    refetchInterval: EVERY_MS,
  });
}

export function useAddLeadList(campaignId: string) {
  const know = useKnow(campaignId);
  return useMutation({
    mutationFn: ({ wanted, key }: { wanted: NewLeadList; key: string }) =>
      body(
        api.POST('/api/v1/campaigns/{id}/lists', {
          params: { path: { id: campaignId } },
          body: wanted,
          headers: once(key),
        }),
      ),
    onSuccess: know,
  });
}

export function useChangeLeadList(campaignId: string) {
  const know = useKnow(campaignId);
  return useMutation({
    mutationFn: ({ listId, change }: { listId: string; change: LeadListChange }) =>
      body(
        api.PATCH('/api/v1/campaigns/{id}/lists/{listId}', {
          params: { path: { id: campaignId, listId } },
          body: change,
        }),
      ),
    onSuccess: know,
  });
}

export function useOrderLeads(campaignId: string) {
  const know = useKnow(campaignId);
  return useMutation({
    mutationFn: (order: LeadOrder) =>
      body(
        api.PUT('/api/v1/campaigns/{id}/lists', {
          params: { path: { id: campaignId } },
          body: { order },
        }),
      ),
    onSuccess: know,
  });
}

/** Each change is answered by all the lists as they are then. */
function useKnow(campaignId: string) {
  const queries = useQueryClient();
  return (lists: CampaignLists) => queries.setQueryData(keyOf(campaignId), lists);
}
