import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, body } from './client';
import type { Batch, RefusedRow } from './types';

const PAGE = 10;
const ROWS = 50;
const MOST_ROWS = 1_000;
const WHILE_OPEN_MS = 1_000;

/** Whether its import is still going on. */
export function isOpen(batch: Batch): boolean {
  return batch.state !== 'IMPORTED' && batch.state !== 'REFUSED';
}

export function useBatches(campaignId: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['batches', campaignId, cursor],
    queryFn: ({ signal }) => {
      const query = { campaignId, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      return body(api.GET('/api/v1/lead-batches', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isOpen) ? WHILE_OPEN_MS : false),
  });
}

/** Reads the list of files anew, after one was added. */
export function useRefreshBatches(campaignId: string): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['batches', campaignId] });
    void queries.invalidateQueries({ queryKey: ['campaigns', campaignId] });
  }, [queries, campaignId]);
}

/** Refused rows, those after a row number. */
export function useRefusedRows(batchId: string, after: number) {
  return useQuery({
    queryKey: ['batch', batchId, 'refusals', after],
    queryFn: ({ signal }) => refusals(batchId, after, ROWS, signal),
    placeholderData: keepPreviousData,
  });
}

/** Every refused row of a file. */
export async function allRefusedRows(batchId: string): Promise<RefusedRow[]> {
  const rows: RefusedRow[] = [];
  let after: number | null | undefined = 0;
  while (typeof after === 'number') {
    const page: { items: RefusedRow[]; nextAfter?: number | null } = await refusals(
      batchId,
      after,
      MOST_ROWS,
    );
    rows.push(...page.items);
    after = page.nextAfter;
  }
  return rows;
}

function refusals(id: string, after: number, limit: number, signal?: AbortSignal) {
  return body(
    api.GET('/api/v1/lead-batches/{id}/refusals', {
      params: { path: { id }, query: { after, limit } },
      ...(signal ? { signal } : {}),
    }),
  );
}
