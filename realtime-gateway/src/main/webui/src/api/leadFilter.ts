import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { CampaignFilter, LeadCondition } from './types';

/** How often the count is read again while leads are being judged. */
const EVERY_MS = 1_000;

const keyOf = (campaignId: string) => ['campaigns', campaignId, 'filter'] as const;

/** Which of its leads a campaign dials by itself. */
export function useLeadFilter(campaignId: string) {
  return useQuery({
    queryKey: keyOf(campaignId),
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/campaigns/{id}/filter', { params: { path: { id: campaignId } }, signal }),
      ),
    refetchInterval: ({ state }) => (state.data?.judging ? EVERY_MS : false),
  });
}

/** How many these conditions would let in; asked only where they are complete. */
export function useFilterPreview(campaignId: string, conditions: LeadCondition[], asked: boolean) {
  return useQuery({
    queryKey: [...keyOf(campaignId), 'preview', conditions],
    queryFn: ({ signal }) =>
      body(
        api.POST('/api/v1/campaigns/{id}/filter/preview', {
          params: { path: { id: campaignId } },
          body: { conditions },
          signal,
        }),
      ),
    enabled: asked,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useChangeLeadFilter(campaignId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (conditions: LeadCondition[]) =>
      body(
        api.PUT('/api/v1/campaigns/{id}/filter', {
          params: { path: { id: campaignId } },
          body: { conditions },
        }),
      ),
    onSuccess: (filter: CampaignFilter) => queries.setQueryData(keyOf(campaignId), filter),
  });
}
