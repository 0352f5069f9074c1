import { Button, Group } from '@mantine/core';
import { IconPhoneOff, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSuppressions } from '~/api/suppressions';
import type { Suppression } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SearchField } from '~/ui/SearchField';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useAddress } from '~/ui/useAddress';
import { useCursorPages } from '~/ui/useCursorPages';
import { AddSuppression } from './AddSuppression';
import { RegistriesPanel } from './RegistriesPanel';
import { RemoveSuppression } from './RemoveSuppression';
import { SuppressionTable } from './SuppressionTable';

/** Who must not be called. */
export function SuppressionsPage() {
  const address = useAddress();
  const text = address.get('q') ?? '';
  const pages = useCursorPages(text);
  const list = useSuppressions(text, pages.cursor);
  const [adding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<Suppression>();
  return (
    <>
      <PageHead title="Do not call">
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          Add an entry
        </Button>
      </PageHead>
      <Group mb="md" role="search" aria-label="The do-not-call list">
        <SearchField
          value={text}
          placeholder="Number or reason"
          onChange={(q) => address.set({ q })}
        />
      </Group>
      <div className="rb-card">
        <Loaded query={list} what="The do-not-call list" skeleton={<SkeletonRows rows={8} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <Nobody isFiltered={text !== ''} />
              ) : (
                <SuppressionTable entries={page.items} onRemove={setRemoved} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="entries" />
            </>
          )}
        </Loaded>
      </div>
      <RegistriesPanel />
      <AddSuppression opened={adding} onClose={() => setAdding(false)} />
      <RemoveSuppression entry={removed} onClose={() => setRemoved(undefined)} />
    </>
  );
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      icon={<IconPhoneOff size={36} stroke={1.4} aria-hidden />}
      title={isFiltered ? 'No entry fits' : 'Nobody is on the list'}
    >
      {isFiltered
        ? 'Look for a part of the number or of the reason.'
        : 'Who tells an agent not to call again comes here by itself. You can also enter a number, or how numbers begin.'}
    </EmptyState>
  );
}
