import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, body } from './client';

/** A page long enough for most leads. */
const LIMIT = 25;

/** Everything that was decided about a lead, newest first. */
export function useLeadHistory(id: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['lead', id, 'history', cursor],
    queryFn: ({ signal }) => {
      const query = { limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) };
      return body(
        api.GET('/api/v1/leads/{id}/history', { params: { path: { id }, query }, signal }),
      );
    },
    placeholderData: keepPreviousData,
  });
}
