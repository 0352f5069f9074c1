import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { Recording, RecordingSettings } from './types';

/** A recording that goes on changes by itself, and one that ended comes a little later. */
const AGAIN_MS = 5_000;

/** The recordings of a lead's calls. */
export function useRecordingsOfLead(leadId: string) {
  return useQuery({
    queryKey: ['recordings', { leadId }],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/recordings', { params: { query: { leadId } }, signal })),
    select: (list) => list.items,
    refetchInterval: (query) => (query.state.data?.items.some(isOpen) ? AGAIN_MS : false),
  });
}

/** Whether something still comes of it by itself. */
function isOpen({ state }: Recording): boolean {
  return state === 'WANTED' || state === 'RECORDING' || state === 'PAUSED' || state === 'READY';
}

/** Pauses the recording of a call, or goes on with it. */
export function usePauseRecording(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (pause: boolean) => {
      const params = { path: { id } };
      return body(
        pause
          ? api.POST('/api/v1/recordings/{id}/pause', { params })
          : api.POST('/api/v1/recordings/{id}/resume', { params }),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['recordings'] }),
  });
}

/** Gets a link to listen to a recording: the caller's own, and soon over. */
export function useRecordingLink(id: string) {
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/recordings/{id}/links', { params: { path: { id } } })),
  });
}

/** Deletes a recording for good. */
export function useDeleteRecording(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      body(
        api.POST('/api/v1/recordings/{id}/deletion', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['recordings'] }),
  });
}

/** How the organization treats its recordings. */
export function useRecordingSettings(wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: ['recording-settings'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/recording-settings', { signal })),
  });
}

export function useChangeRecordingSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (settings: RecordingSettings) =>
      body(api.PUT('/api/v1/recording-settings', { body: settings })),
    onSuccess: (settings) => queries.setQueryData(['recording-settings'], settings),
  });
}
