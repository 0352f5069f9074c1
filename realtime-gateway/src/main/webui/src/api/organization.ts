import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { OrganizationChange } from './types';

const KEY = ['organization'] as const;

export function useOrganization() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => body(api.GET('/api/v1/organization', { signal })),
  });
}

export function useChangeOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: OrganizationChange) =>
      body(api.PUT('/api/v1/organization', { body: change })),
    onSuccess: (changed) => {
      queries.setQueryData(KEY, changed);
      return queries.invalidateQueries({ queryKey: ['dialing-statistics'] });
    },
  });
}
