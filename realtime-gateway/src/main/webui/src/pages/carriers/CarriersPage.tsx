import { Alert, Button, Stack } from '@mantine/core';
import { IconBuildingBroadcastTower, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCarrierAccounts, useCarrierKinds } from '~/api/carriers';
import type { CarrierAccount, CarrierKind } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useCursorPages } from '~/ui/useCursorPages';
import { AddAccount, EditAccount } from './AccountDialog';
import { CarrierTable } from './CarrierTable';
import { CloseAccount } from './CloseAccount';
import { TestAccount } from './TestAccount';

// What stands below the accounts comes after them.
const CallerIds = lazy(async () => ({ default: (await import('./CallerIds')).CallerIds }));
const GuardPanel = lazy(async () => ({ default: (await import('./GuardPanel')).GuardPanel }));
const AgentPhones = lazy(async () => ({ default: (await import('./AgentPhones')).AgentPhones }));
const RecordingPanel = lazy(async () => ({
  default: (await import('./RecordingPanel')).RecordingPanel,
}));

const DirectoryPanel = lazy(async () => ({
  default: (await import('./DirectoryPanel')).DirectoryPanel,
}));

/** With which accounts, at which carriers, the organization calls. */
export function CarriersPage() {
  const pages = useCursorPages('carriers');
  const accounts = useCarrierAccounts(pages.cursor);
  const kinds = useCarrierKinds();
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<CarrierAccount>();
  const [tested, setTested] = useState<CarrierAccount>();
  const [switched, setSwitched] = useState<CarrierAccount>();
  const calling = kinds.data?.find(
    ({ kind, callsAgents }) =>
      callsAgents && accounts.data?.items.some((account) => account.kind === kind),
  );
  const addable = kinds.data?.filter(({ hindrance }) => !hindrance) ?? [];
  return (
    <>
      <PageHead title="Carriers">
        <Button
          leftSection={<IconPlus size={16} />}
          disabled={addable.length === 0}
          onClick={() => setAdding(true)}
        >
          Add an account
        </Button>
      </PageHead>
      <Hindrances kinds={kinds.data ?? []} />
      <div className="rb-card">
        <Loaded query={accounts} what="The carrier accounts" skeleton={<SkeletonRows />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <NoAccount />
              ) : (
                <CarrierTable
                  accounts={page.items}
                  kinds={kinds.data ?? []}
                  onTest={setTested}
                  onEdit={setEdited}
                  onSwitch={setSwitched}
                />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="accounts" />
            </>
          )}
        </Loaded>
      </div>
      <Stack mt="md">
        <Suspense fallback={<SkeletonRows />}>
          <CallerIds />
          <GuardPanel />
          {calling && <AgentPhones carrier={calling.title} />}
          <RecordingPanel />
          <DirectoryPanel />
        </Suspense>
      </Stack>
      <AddAccount
        opened={adding}
        kinds={addable}
        onAdded={setTested}
        onClose={() => setAdding(false)}
      />
      <EditAccount account={edited} kinds={kinds.data ?? []} onClose={() => setEdited(undefined)} />
      <TestAccount account={tested} onClose={() => setTested(undefined)} />
      <CloseAccount account={switched} onClose={() => setSwitched(undefined)} />
    </>
  );
}

/** Why accounts of a carrier cannot be added: nothing that an admin can change here. */
function Hindrances({ kinds }: { kinds: readonly CarrierKind[] }) {
  return kinds
    .filter(({ hindrance }) => hindrance)
    .map(({ kind, title, hindrance }) => (
      <Alert
        key={kind}
        color="yellow"
        variant="light"
        mb="md"
        title={`No account of ${title} can be added`}
      >
        {hindrance}
      </Alert>
    ));
}

function NoAccount() {
  return (
    <EmptyState
      icon={<IconBuildingBroadcastTower size={36} stroke={1.4} aria-hidden />}
      title="No carrier yet"
    >
      Nobody can be called without an account at a carrier. Add yours: what is asked for stands in
      the carrier's console, and a test says whether it works before anybody is called.
    </EmptyState>
  );
}
