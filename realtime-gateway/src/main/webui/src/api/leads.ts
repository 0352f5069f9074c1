import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';
import type { DialState, LeadCorrection, NewLead } from './types';

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

export function useAddLead() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ wanted, key }: { wanted: NewLead; key: string }) =>
      body(api.POST('/api/v1/leads', { body: wanted, headers: once(key) })),
    onSuccess: refresh,
  });
}

export function useCorrectLead(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (correction: LeadCorrection) =>
      body(api.PATCH('/api/v1/leads/{id}', { params: { path: { id } }, body: correction })),
    onSuccess: refresh,
  });
}

/** What is known of leads, and where they stand in line. */
function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['leads', 'lead', 'campaigns'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
}
