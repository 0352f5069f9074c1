import { useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';
import type { NewCall } from './types';

/** Campaigns are started and paused by others. */
const CAMPAIGNS_AGAIN_MS = 15_000;

/** The newest calls to a lead. */
export function useCallsOfLead(leadId: string | undefined, limit: number) {
  return useQuery({
    queryKey: ['calls', { leadId, limit }],
    enabled: leadId !== undefined,
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/calls', { params: { query: { leadId: leadId ?? '', limit } }, signal }),
      ),
    select: (page) => page.items,
  });
}

/** Whether the person called us: it is written down before anybody is put through. */
export function useCameIn(callId: string) {
  return useQuery({
    queryKey: ['call', callId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/calls/{id}', { params: { path: { id: callId } }, signal })),
    select: (call) => call.cameIn,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The campaigns in which the agent who is signed in may dial by hand. */
export function useManualCampaigns() {
  return useQuery({
    queryKey: ['manual-campaigns'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/manual-campaigns', { signal })),
    refetchInterval: CAMPAIGNS_AGAIN_MS,
  });
}

export function placeCall(wanted: NewCall, key: string) {
  return body(api.POST('/api/v1/calls', { body: wanted, headers: once(key) }));
}

export function hangUpCall(id: string, key: string) {
  return body(
    api.POST('/api/v1/calls/{id}/hangup', { params: { path: { id } }, headers: once(key) }),
  );
}

/** What an agent says came of a call. */
export interface Said {
  readonly code: string;
  readonly note: string;
  /** Why it came to this, where the outcome asks. */
  readonly subCode?: string;
  /** What the person speaks, where another agent takes over for that. */
  readonly language?: string;
  /** When the person asked to be called again. */
  readonly callbackAt?: string;
  /** Whether the agent keeps that call for themselves. */
  readonly callbackMine?: boolean;
}

export function disposeCall(id: string, said: Said, key: string) {
  return body(
    api.POST('/api/v1/calls/{id}/disposition', {
      params: { path: { id } },
      body: said,
      headers: once(key),
    }),
  );
}
