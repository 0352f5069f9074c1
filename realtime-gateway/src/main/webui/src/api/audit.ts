import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';

export function useAudit(cursor: string | undefined) {
  return useQuery({
    queryKey: ['audit', cursor],
    queryFn: ({ signal }) => {
      const query = cursor === undefined ? {} : { cursor };
      return body(api.GET('/api/v1/audit-entries', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}
