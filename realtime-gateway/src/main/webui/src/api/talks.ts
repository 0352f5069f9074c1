import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body, done } from './client';
import type { NewDirectoryEntry, NewTransfer } from './types';

/** What is heard or called twice when it is sent twice. */
const ONCE = { retry: false } as const;

/** What can be done in a talk, and what goes on in it. */
export function useTalk(id: string) {
  return useQuery({
    queryKey: ['talk', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/talks/{id}', { params: { path: { id } }, signal })),
  });
}

/** Holds the lead of a call, or talks with them again. */
export function useHold(id: string) {
  return useMutation({
    mutationFn: (held: boolean) => {
      const params = { path: { id } };
      return body(
        held
          ? api.POST('/api/v1/talks/{id}/hold', { params })
          : api.POST('/api/v1/talks/{id}/resume', { params }),
      );
    },
  });
}

/** Leaves a machine the campaign's message. */
export function leaveMessage(id: string) {
  return done(api.POST('/api/v1/talks/{id}/message', { params: { path: { id } } }));
}

/** Presses a key in a call: the lead's end hears it. */
export function usePressKey(id: string) {
  return useMutation({
    ...ONCE,
    // One after the other: they are heard in the order in which they are pressed.
    scope: { id: `keys of ${id}` },
    mutationFn: (keys: string) =>
      done(api.POST('/api/v1/talks/{id}/keys', { params: { path: { id } }, body: { keys } })),
  });
}

/** Begins to hand a call over. */
export function useTransfer(id: string) {
  return useMutation({
    ...ONCE,
    mutationFn: (wanted: NewTransfer) =>
      body(api.POST('/api/v1/talks/{id}/transfer', { params: { path: { id } }, body: wanted })),
  });
}

/** To which colleagues a call can be handed over: they come and go, so it is asked again. */
export function useColleagues(callId: string) {
  return useQuery({
    queryKey: ['colleagues', callId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/handovers/{id}/colleagues', { params: { path: { id: callId } }, signal }),
      ),
    select: (colleagues) => colleagues.items,
    refetchInterval: 3000,
    gcTime: 0,
  });
}

/** Hands a call over to a colleague, or to whoever is free longest. */
export function useHandOver(id: string) {
  return useMutation({
    ...ONCE,
    mutationFn: (agentId: string | null) =>
      body(api.POST('/api/v1/handovers/{id}', { params: { path: { id } }, body: { agentId } })),
  });
}

/** Leaves lead and third party to each other, or sends the third party away. */
export function useFinishTransfer(id: string) {
  return useMutation({
    ...ONCE,
    mutationFn: (complete: boolean) => {
      const params = { path: { id } };
      return body(
        complete
          ? api.POST('/api/v1/talks/{id}/transfer/completion', { params })
          : api.POST('/api/v1/talks/{id}/transfer/cancellation', { params }),
      );
    },
  });
}

/** Whom calls may be handed over to. */
export function useDirectory(wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: ['directory'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/directory', { signal })),
    select: (directory) => directory.items,
  });
}

export function useAddToDirectory() {
  const queries = useQueryClient();
  return useMutation({
    ...ONCE,
    mutationFn: (wanted: NewDirectoryEntry) =>
      body(api.POST('/api/v1/directory', { body: wanted })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['directory'] }),
  });
}

export function useRemoveFromDirectory() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      done(api.DELETE('/api/v1/directory/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['directory'] }),
  });
}
