import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { session } from '~/session/browser';
import { api, body } from './client';
import { failureOf } from './problem';
import type { Registry } from './types';

/** A list is applied in the background. */
const EVERY_MS = 5_000;

/** The official do-not-call lists. */
export function useRegistries() {
  return useQuery({
    queryKey: ['registries'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/registries', { signal })),
    refetchInterval: EVERY_MS,
  });
}

/** A list to upload. */
export interface RegistryFile {
  readonly jurisdiction: string;
  /** A day, as 2026-11-30. */
  readonly dataDate: string;
  readonly file: File;
}

export function useUploadRegistry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: upload,
    onSuccess: () =>
      Promise.all(
        ['registries', 'lead'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

/** The file goes as it is, so this one request is not the typed client's. */
async function upload({ jurisdiction, dataDate, file }: RegistryFile): Promise<Registry> {
  const query = new URLSearchParams({ jurisdiction, dataDate, filename: file.name });
  const answer = await fetch(`/api/v1/registries?${query}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await session.accessToken()}`,
      'Content-Type': 'text/csv',
    },
    body: file,
  });
  const said: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) {
    throw failureOf(answer.status, said);
  }
  return said as Registry;
}
