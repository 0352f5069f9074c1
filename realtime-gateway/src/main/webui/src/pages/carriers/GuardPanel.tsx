import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useGuard } from '~/api/guard';
import type { CarrierGuard, GuardedAccount } from '~/api/types';
import { timeOfDay } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { HOLD_REASON, spentOf } from './guard';
import { ReleasePlacing, StopPlacing } from './PlacingSwitch';

// Their fields are heavy, and seldom wanted.
const OrganizationLimitsForm = lazy(async () => ({
  default: (await import('./LimitsForm')).OrganizationLimitsForm,
}));
const AccountLimitsForm = lazy(async () => ({
  default: (await import('./LimitsForm')).AccountLimitsForm,
}));

type Edited = { readonly account: GuardedAccount } | 'organization';

/** What calls may cost and do, and the switch that stops all placing. */
export function GuardPanel() {
  const guard = useGuard();
  const [stopping, setStopping] = useState(false);
  const [edited, setEdited] = useState<Edited>();
  const isStopped = Boolean(guard.data?.stop);
  return (
    <Panel
      title="Money and fraud"
      aside={
        !isStopped && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconHandStop size={16} color="var(--mantine-color-red-6)" aria-hidden />}
            onClick={() => setStopping(true)}
          >
            Stop all placing
          </Button>
        )
      }
    >
      <Loaded query={guard} what="What calls cost" skeleton={<SkeletonRows />}>
        {(now) => (
          <>
            {now.stop && <ReleasePlacing stop={now.stop} />}
            <Text size="sm" className="rb-quiet" mb="xs">
              {blocks(now)} Accounts that call nobody real are counted only where limits are set.
            </Text>
            <Spending guard={now} onEdit={setEdited} />
          </>
        )}
      </Loaded>
      <StopPlacing opened={stopping} onClose={() => setStopping(false)} />
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={
          edited === 'organization'
            ? 'Limits of all accounts together'
            : `Limits of ${edited?.account.name ?? ''}`
        }
      >
        <Suspense fallback={<SkeletonRows rows={4} />}>
          {edited === 'organization' && guard.data && (
            <OrganizationLimitsForm
              limits={guard.data.limits}
              onClose={() => setEdited(undefined)}
            />
          )}
          {edited !== 'organization' && edited && (
            <AccountLimitsForm account={edited.account} onClose={() => setEdited(undefined)} />
          )}
        </Suspense>
      </Modal>
    </Panel>
  );
}

function blocks({ limits }: CarrierGuard): string {
  return limits.callsToNewPrefix
    ? `A block of ten thousand numbers never called before takes ${limits.callsToNewPrefix} calls at once; one more stops all placing.`
    : 'Blocks of numbers never called before take any number of calls.';
}

interface Props {
  readonly guard: CarrierGuard;
  readonly onEdit: (edited: Edited) => void;
}

function Spending({ guard, onEdit }: Props) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Account</Table.Th>
            <Table.Th>Last minute</Table.Th>
            <Table.Th>Today (UTC)</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {guard.accounts.map((account) => (
            <Table.Tr key={account.accountId}>
              <Table.Td>
                {account.name}
                <Hold account={account} />
              </Table.Td>
              <Table.Td className="rb-number">
                {account.guarded
                  ? spentOf(account.spentPerMinute, account.limits.spendPerMinute)
                  : 'not counted'}
              </Table.Td>
              <Table.Td className="rb-number">
                {account.guarded
                  ? spentOf(account.spentToday, account.limits.spendPerDay)
                  : 'not counted'}
              </Table.Td>
              <Table.Td ta="right">
                <Limits of={account.name} onClick={() => onEdit({ account })} />
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td fw={600}>All together</Table.Td>
            <Table.Td className="rb-number">
              {spentOf(guard.spentPerMinute, guard.limits.spendPerMinute)}
            </Table.Td>
            <Table.Td className="rb-number">
              {spentOf(guard.spentToday, guard.limits.spendPerDay)}
            </Table.Td>
            <Table.Td ta="right">
              <Limits of="all together" onClick={() => onEdit('organization')} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Limits({ of, onClick }: { readonly of: string; readonly onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" aria-label={`Limits of ${of}`} onClick={onClick}>
      Limits
    </Button>
  );
}

function Hold({ account: { hold } }: { readonly account: GuardedAccount }) {
  return (
    hold && (
      <Group gap={4}>
        <Text size="xs" className="rb-quiet">
          {HOLD_REASON[hold.reason]}
          {hold.until && `, until ${timeOfDay(hold.until)}`}
        </Text>
      </Group>
    )
  );
}
