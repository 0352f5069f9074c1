import { Box, Stack } from '@mantine/core';
import { useState } from 'react';
import { useBatches } from '~/api/batches';
import type { Batch, Campaign } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useCursorPages } from '~/ui/useCursorPages';
import { BatchTable } from './upload/BatchTable';
import { RefusedRows } from './upload/RefusedRows';
import { UploadPanel } from './upload/UploadPanel';

/** Bringing leads into a campaign, file by file. */
export function LeadsTab({ campaign }: { campaign: Campaign }) {
  const pages = useCursorPages(campaign.id);
  const batches = useBatches(campaign.id, pages.cursor);
  const [shown, setShown] = useState<Batch>();
  return (
    <Stack>
      {campaign.state === 'STOPPED' ? (
        <EmptyState title="The campaign is stopped">Its leads are not called any more.</EmptyState>
      ) : (
        <Box className="rb-card" p="md">
          <UploadPanel campaignId={campaign.id} />
        </Box>
      )}
      <div className="rb-card">
        <Loaded query={batches} what="The uploaded files" skeleton={<SkeletonRows rows={4} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <EmptyState title="No file was uploaded yet" />
              ) : (
                <BatchTable batches={page.items} onRefusals={setShown} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="files" />
            </>
          )}
        </Loaded>
      </div>
      <RefusedRows batch={shown} onClose={() => setShown(undefined)} />
    </Stack>
  );
}
