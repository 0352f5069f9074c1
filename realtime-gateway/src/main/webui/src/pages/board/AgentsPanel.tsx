import { Group, Select, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { AgentState, BoardAgent } from '~/generated/sockets';
import { useMe } from '~/session/useSession';
import { EmptyState } from '~/ui/EmptyState';
import { Panel } from '~/ui/Panel';
import { AGENT_STATE } from '~/ui/words';
import { AgentTable } from './AgentTable';
import { type AgentColumn, agentRows } from './agentRows';
import { agentsByState } from './figures';

const ListenDialog = lazy(async () => ({ default: (await import('./ListenDialog')).ListenDialog }));

interface Props {
  readonly agents: ReadonlyMap<string, BoardAgent>;
  readonly campaignId: string | undefined;
}

const ON_SHIFT: readonly AgentState[] = ['AVAILABLE', 'RESERVED', 'ON_CALL', 'WRAP_UP', 'ON_BREAK'];

/** Everybody on shift: what they do, and since when. */
export function AgentsPanel({ agents, campaignId }: Props) {
  const [state, setState] = useState<AgentState>();
  const [text, setText] = useState('');
  const me = useMe();
  const [heard, setHeard] = useState<BoardAgent>();
  const [order, setOrder] = useState<{ column: AgentColumn; descending: boolean }>({
    column: 'state',
    descending: false,
  });
  const rows = useMemo(
    () => agentRows(agents.values(), { campaignId, state, text, ...order }),
    [agents, campaignId, state, text, order],
  );
  const sort = (column: AgentColumn) =>
    setOrder((now) => ({ column, descending: now.column === column && !now.descending }));
  return (
    <Panel
      title="Agents"
      aside={
        <Text size="sm" className="rb-quiet rb-number" aria-live="off">
          {rows.length.toLocaleString()}
        </Text>
      }
    >
      <Group mb="sm" gap="xs">
        <TextInput
          aria-label="Search agents"
          placeholder="Search"
          size="xs"
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label="State of the agents"
          placeholder="All states"
          size="xs"
          clearable
          data={stateChoices(agents)}
          value={state ?? null}
          onChange={(chosen) => setState(ON_SHIFT.find((one) => one === chosen))}
        />
      </Group>
      {rows.length === 0 ? (
        <EmptyState title={agents.size === 0 ? 'Nobody is on shift' : 'No agent fits'}>
          {agents.size === 0
            ? 'Agents appear here as soon as they open their desk.'
            : 'Change the filters to see more.'}
        </EmptyState>
      ) : (
        <AgentTable
          rows={rows}
          order={order}
          onSort={sort}
          onListen={me.role === 'SUPERVISOR' || me.role === 'ADMIN' ? setHeard : undefined}
        />
      )}
      {heard && (
        <Suspense fallback={null}>
          <ListenDialog agent={heard} onClose={() => setHeard(undefined)} />
        </Suspense>
      )}
    </Panel>
  );
}

function stateChoices(agents: ReadonlyMap<string, BoardAgent>) {
  const counts = agentsByState(agents.values());
  return ON_SHIFT.map((value) => ({
    value,
    label: `${AGENT_STATE[value].text} (${counts[value]})`,
  }));
}
