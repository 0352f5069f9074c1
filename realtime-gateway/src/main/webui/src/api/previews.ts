import { useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import { once } from './once';

/** The lead that is shown to the agent who is signed in; asked for where its frame was missed. */
export function useCurrentPreview(wanted: boolean) {
  return useQuery({
    queryKey: ['previews', 'current'],
    enabled: wanted,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => body(api.GET('/api/v1/previews/current', { signal })),
  });
}

export function acceptPreview(callId: string, key: string) {
  return body(
    api.POST('/api/v1/previews/{callId}/accept', {
      params: { path: { callId } },
      headers: once(key),
    }),
  );
}

export function skipPreview(callId: string, reason: string, key: string) {
  return body(
    api.POST('/api/v1/previews/{callId}/skip', {
      params: { path: { callId } },
      body: { reason },
      headers: once(key),
    }),
  );
}
