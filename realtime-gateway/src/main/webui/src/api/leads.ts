import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import type { DialState } from './types';

/** Which leads one looks for. */
export interface LeadFilter {
  readonly text?: string;
  readonly campaignId?: string;
  readonly state?: DialState;
}

export function useLeads(filter: LeadFilter, cursor: string | undefined) {
  return useQuery({
    queryKey: ['leads', filter, cursor],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/leads', {
          params: { query: cursor === undefined ? filter : { ...filter, cursor } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useLead(id: string | undefined) {
  return useQuery({
    queryKey: ['lead', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/leads/{id}', { params: { path: { id: id ?? '' } }, signal })),
  });
}
