import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { DialingStop, ReleaseRequest, StopRequest } from './types';

const KEY = ['dialing-stop'] as const;
const EVERY_MS = 10_000;

/**
 * Whether all dialing of the organization is stopped.
 *
 * @param isLive the page hears of campaigns by push, and asks when they change
 */
export function useDialingStop(isLive: boolean) {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET('/api/v1/dialing-stop', { signal })),
    refetchInterval: isLive ? false : EVERY_MS,
    staleTime: EVERY_MS,
  });
}

export function useStopDialing() {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (request: StopRequest) => body(api.POST('/api/v1/dialing-stop', { body: request })),
    onSuccess: takeIn,
  });
}

export function useReleaseDialing() {
  const takeIn = useTakeIn();
  return useMutation({
    mutationFn: (request: ReleaseRequest) =>
      body(api.POST('/api/v1/dialing-stop/release', { body: request })),
    onSuccess: takeIn,
  });
}

function useTakeIn() {
  const queries = useQueryClient();
  return (stop: DialingStop) => {
    queries.setQueryData(KEY, stop);
    void queries.invalidateQueries({ queryKey: ['campaigns'] });
    void queries.invalidateQueries({ queryKey: ['audit'] });
  };
}

/** Asks anew, once something says that it may have changed. */
export function useAskAboutStop() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}
