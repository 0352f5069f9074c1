import { useQuery } from '@tanstack/react-query';
import { api, body } from './client';

/** The figures are of whole minutes. */
const EVERY_MS = 30_000;

/** How much is dialed and how many people answer, in a campaign or in all. */
export function useDialingStatistics(campaignId: string | undefined) {
  return useQuery({
    queryKey: ['dialing-statistics', campaignId],
    queryFn: ({ signal }) => {
      const query = campaignId === undefined ? {} : { campaignId };
      return body(api.GET('/api/v1/dialing-statistics', { params: { query }, signal }));
    },
    refetchInterval: EVERY_MS,
  });
}
