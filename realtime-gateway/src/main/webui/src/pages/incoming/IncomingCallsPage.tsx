import { SegmentedControl } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import { useState } from 'react';
import { useIncomingCalls } from '~/api/incomingCalls';
import type { IncomingCall } from '~/api/types';
import { useMe } from '~/session/useSession';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useCursorPages } from '~/ui/useCursorPages';
import { AnsweringCallers } from './AnsweringCallers';
import { IncomingCallTable } from './IncomingCallTable';
import { SettleIncomingCall } from './SettleIncomingCall';

const SHOWN = [
  { value: 'open', label: 'Waiting for you' },
  { value: 'all', label: 'All' },
];

/** Who called us, and what becomes of it. */
export function IncomingCallsPage() {
  const me = useMe();
  const [shown, setShown] = useState('all');
  const pages = useCursorPages(shown);
  const list = useIncomingCalls(shown === 'open' ? 'OPEN' : undefined, pages.cursor);
  const [settled, setSettled] = useState<IncomingCall>();
  return (
    <>
      <PageHead title="Incoming calls">
        <SegmentedControl aria-label="Which calls" data={SHOWN} value={shown} onChange={setShown} />
      </PageHead>
      <div className="rb-card">
        <Loaded query={list} what="The incoming calls" skeleton={<SkeletonRows rows={8} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <Nothing open={shown === 'open'} />
              ) : (
                <IncomingCallTable calls={page.items} onSettle={setSettled} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="incoming calls" />
            </>
          )}
        </Loaded>
      </div>
      {me.role === 'ADMIN' && <AnsweringCallers />}
      <SettleIncomingCall call={settled} onClose={() => setSettled(undefined)} />
    </>
  );
}

function Nothing({ open }: { open: boolean }) {
  return (
    <EmptyState
      icon={<IconPhoneIncoming size={36} stroke={1.4} aria-hidden />}
      title={open ? 'Nothing waits for you' : 'Nobody has called yet'}
    >
      {open
        ? 'Callers whom nobody calls back by itself come here: strangers whom no campaign takes, and whoever must not be called.'
        : 'Who calls one of your numbers comes here, once the number leads to this installation: the connection test of its account says how.'}
    </EmptyState>
  );
}
