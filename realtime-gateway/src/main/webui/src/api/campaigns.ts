import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { newKey, once } from './once';
import type { Campaign, NewCampaign, NewDispositions } from './types';

const PAGE = 25;
const ALL = 200;
/** How often counts are read again while they are looked at. */
const LIST_EVERY_MS = 5_000;
const DETAIL_EVERY_MS = 2_000;

const keys = {
  all: ['campaigns'] as const,
  page: (cursor: string | undefined) => ['campaigns', 'page', cursor] as const,
  names: ['campaigns', 'names'] as const,
  one: (id: string) => ['campaigns', id] as const,
  dispositions: (id: string) => ['campaigns', id, 'dispositions'] as const,
  decisions: (id: string, cursor: string | undefined) =>
    ['campaigns', id, 'decisions', cursor] as const,
};

export function useCampaigns(cursor: string | undefined) {
  return useQuery({
    queryKey: keys.page(cursor),
    queryFn: ({ signal }) => list(cursor, PAGE, signal),
    placeholderData: keepPreviousData,
    refetchInterval: LIST_EVERY_MS,
  });
}

/** The newest campaigns, to choose one from. */
export function useCampaignNames() {
  return useQuery({
    queryKey: keys.names,
    queryFn: ({ signal }) => list(undefined, ALL, signal),
    staleTime: 60_000,
    select: (page) => page.items.map(({ id, name }) => ({ id, name })),
  });
}

/** The newest campaigns, to choose one from by what it does. */
export function useNewestCampaigns() {
  return useQuery({
    queryKey: keys.names,
    queryFn: ({ signal }) => list(undefined, ALL, signal),
    staleTime: 60_000,
    select: (page) => page.items,
  });
}

function list(cursor: string | undefined, limit: number, signal: AbortSignal) {
  const query = cursor === undefined ? { limit } : { limit, cursor };
  return body(api.GET('/api/v1/campaigns', { params: { query }, signal }));
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) =>
      query.state.data?.state === 'RUNNING' ? DETAIL_EVERY_MS : LIST_EVERY_MS,
  });
}

export function useDispositions(campaignId: string | undefined) {
  return useQuery({
    queryKey: keys.dispositions(campaignId ?? ''),
    enabled: campaignId !== undefined,
    staleTime: 30_000,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/campaigns/{id}/dispositions', {
          params: { path: { id: campaignId ?? '' } },
          signal,
        }),
      ),
  });
}

/** Changes all dispositions of a campaign, or goes back to the standard ones. */
export function useChangeDispositions(campaignId: string) {
  const queries = useQueryClient();
  const path = { params: { path: { id: campaignId } } };
  return useMutation({
    mutationFn: (wanted: NewDispositions | 'standard') =>
      wanted === 'standard'
        ? body(api.DELETE('/api/v1/campaigns/{id}/dispositions', path))
        : body(api.PUT('/api/v1/campaigns/{id}/dispositions', { ...path, body: wanted })),
    onSuccess: (changed) => queries.setQueryData(keys.dispositions(campaignId), changed),
  });
}

export function useDecisions(campaignId: string, cursor: string | undefined) {
  return useQuery({
    queryKey: keys.decisions(campaignId, cursor),
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/campaigns/{campaignId}/pacing-decisions', {
          params: { path: { campaignId }, query: cursor === undefined ? {} : { cursor } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    // Older pages do not change.
    refetchInterval: cursor === undefined ? LIST_EVERY_MS : false,
  });
}

/** What every change of a campaign does with the answer: shows it, and reads lists anew. */
function useTakeIn() {
  const queries = useQueryClient();
  return (campaign: Campaign) => {
    queries.setQueryData(keys.one(campaign.id), campaign);
    void queries.invalidateQueries({ queryKey: [...keys.all, 'page'] });
    void queries.invalidateQueries({ queryKey: keys.names });
  };
}

export function useCreateCampaign() {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: ({ campaign, key }: { campaign: NewCampaign; key: string }) =>
      body(api.POST('/api/v1/campaigns', { body: campaign, headers: once(key) })),
    onSuccess: takeIn,
  });
}

export function useChangeCampaign(id: string) {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (change: NewCampaign) =>
      body(api.PUT('/api/v1/campaigns/{id}', { params: { path: { id } }, body: change })),
    onSuccess: takeIn,
  });
}

export function useAssignAgents(id: string) {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (agentIds: string[]) =>
      body(
        api.PUT('/api/v1/campaigns/{id}/agents', { params: { path: { id } }, body: { agentIds } }),
      ),
    onSuccess: takeIn,
  });
}

/** What can be done to a campaign's dialing. */
export type CampaignMove = 'start' | 'pause' | 'stop';

export function useMoveCampaign(id: string) {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (move: CampaignMove) => moveCampaign(id, move),
    onSuccess: takeIn,
  });
}

function moveCampaign(id: string, move: CampaignMove): Promise<Campaign> {
  const request = { params: { path: { id } }, headers: once(newKey()) };
  switch (move) {
    case 'start':
      return body(api.POST('/api/v1/campaigns/{id}/start', request));
    case 'pause':
      return body(api.POST('/api/v1/campaigns/{id}/pause', request));
    case 'stop':
      return body(api.POST('/api/v1/campaigns/{id}/stop', request));
  }
}
