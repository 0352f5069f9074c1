import { useQuery } from '@tanstack/react-query';
import { api, body } from './client';

/** Time alone changes what may be dialed. */
const EVERY_MS = 5_000;

/** Whether a lead may be dialed now, and why. */
export function useLeadExplanation(id: string) {
  return useQuery({
    queryKey: ['lead', id, 'explanation'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/leads/{id}/explanation', { params: { path: { id } }, signal })),
    refetchInterval: EVERY_MS,
  });
}

/** Why a campaign dials, or does not. */
export function useCampaignExplanation(id: string) {
  return useQuery({
    queryKey: ['campaigns', id, 'explanation'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/campaigns/{id}/explanation', { params: { path: { id } }, signal })),
    refetchInterval: EVERY_MS,
  });
}

/** What one should know before the campaign dials. */
export function useCampaignCheck(id: string) {
  return useQuery({
    queryKey: ['campaigns', id, 'check'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/campaigns/{id}/check', { params: { path: { id } }, signal })),
    refetchInterval: EVERY_MS,
  });
}
