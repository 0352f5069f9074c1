import { Group, SegmentedControl, Select } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { type FollowUpFilter, useFollowUps } from '~/api/followUps';
import type { FollowUpState } from '~/api/types';
import { useAllUsers } from '~/api/users';
import { useMe } from '~/session/useSession';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useAddress } from '~/ui/useAddress';
import { useCursorPages } from '~/ui/useCursorPages';
import { FollowUpTable } from './FollowUpTable';

const SHOWN = [
  { value: 'DUE', label: 'Due' },
  { value: 'OPEN', label: 'Open' },
  { value: 'COMPLETED', label: 'Done' },
];

const EMPTY: Record<FollowUpState, string> = {
  DUE: 'Nothing is due',
  OPEN: 'Nothing is open',
  COMPLETED: 'Nothing was done yet',
};

/** What people promised to do about leads: one's own, or everybody's. */
export function FollowUpsPage() {
  const mine = useMe().role === 'AGENT';
  const address = useAddress();
  const state = stateOf(address.get('state'));
  const agentId = address.get('agent');
  const filter: FollowUpFilter = { state, ...(agentId && !mine ? { agentId } : {}) };
  const pages = useCursorPages(`${state} ${filter.agentId ?? ''}`);
  const list = useFollowUps(filter, pages.cursor);
  return (
    <>
      <PageHead title="Follow-ups">
        <Group gap="xs">
          {!mine && <AgentChoice chosen={agentId} onChange={(agent) => address.set({ agent })} />}
          <SegmentedControl
            aria-label="Which follow-ups"
            transitionDuration={0}
            data={SHOWN}
            value={state}
            onChange={(value) => address.set({ state: value })}
          />
        </Group>
      </PageHead>
      <div className="rb-card">
        <Loaded query={list} what="The follow-ups" skeleton={<SkeletonRows rows={8} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <EmptyState
                  icon={<IconChecklist size={36} stroke={1.4} aria-hidden />}
                  title={EMPTY[state]}
                >
                  {mine
                    ? 'On the desk, beside who is on the line, you write down what you promised to do.'
                    : 'Agents write theirs down on the desk, and you do in a lead that is open.'}
                </EmptyState>
              ) : (
                <FollowUpTable entries={page.items} mine={mine} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="follow-ups" />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function stateOf(said: string | null): FollowUpState {
  return said === 'OPEN' || said === 'COMPLETED' ? said : 'DUE';
}

interface AgentChoiceProps {
  readonly chosen: string | null;
  readonly onChange: (agent: string | null) => void;
}

function AgentChoice({ chosen, onChange }: AgentChoiceProps) {
  const users = useAllUsers();
  return (
    <Select
      aria-label="Whose follow-ups"
      placeholder="Everybody's"
      clearable
      searchable
      w={220}
      disabled={!users.data}
      data={(users.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={onChange}
    />
  );
}
