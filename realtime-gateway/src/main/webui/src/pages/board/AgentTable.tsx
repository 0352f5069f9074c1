import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSelector } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import type { BoardAgent } from '~/generated/sockets';
import { elapsed, stopwatch } from '~/time/durations';
import { useNow } from '~/time/useNow';
import { StateBadge } from '~/ui/StateBadge';
import { type AgentColumn, nameOf, wordOf } from './agentRows';
import './AgentTable.css';

interface Order {
  readonly column: AgentColumn;
  readonly descending: boolean;
}

interface Props {
  readonly rows: readonly BoardAgent[];
  readonly order: Order;
  readonly onSort: (column: AgentColumn) => void;
  /** Comes into an agent's call; not there for those who may not. */
  readonly onListen?: ((agent: BoardAgent) => void) | undefined;
}

const HEAD_HEIGHT = 32;
const ROW_HEIGHT = 38;
const MOST_ROWS_SHOWN = 14;

/** Agents by the hundreds: only the rows on the screen are drawn, and room is left for the others. */
export function AgentTable({ rows, order, onSort, onListen }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const now = useNow();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const height = HEAD_HEIGHT + Math.min(rows.length, MOST_ROWS_SHOWN) * ROW_HEIGHT;
  return (
    <section
      ref={scroll}
      className="rb-agents"
      aria-label="Agents"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      tabIndex={0}
      style={{ height }}
    >
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <SortHead column="name" label="Agent" order={order} onSort={onSort} />
            <SortHead column="state" label="State" order={order} onSort={onSort} />
            <SortHead column="since" label="For" order={order} onSort={onSort} />
            <th scope="col">Call</th>
          </tr>
        </thead>
        <tbody>
          <Room height={above} />
          {shown.map(({ index }) => {
            const agent = rows[index];
            return agent ? (
              <AgentRow
                key={agent.agentId}
                agent={agent}
                index={index}
                lasts={stopwatch(elapsed(agent.since, now))}
                onListen={onListen}
              />
            ) : null;
          })}
          <Room height={below} />
        </tbody>
      </table>
    </section>
  );
}

/** The place of rows that are not drawn. */
function Room({ height }: { height: number }) {
  return height > 0 ? (
    <tr>
      <td colSpan={4} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}

interface RowProps {
  readonly agent: BoardAgent;
  readonly index: number;
  readonly lasts: string;
  readonly onListen: ((agent: BoardAgent) => void) | undefined;
}

const AgentRow = memo(function AgentRow({ agent, index, lasts, onListen }: RowProps) {
  return (
    <tr aria-rowindex={index + 2} style={{ height: ROW_HEIGHT }}>
      <td title={nameOf(agent)}>{nameOf(agent)}</td>
      <td>
        <StateBadge word={wordOf(agent)} />
      </td>
      <td className="rb-number">{lasts}</td>
      <td className="rb-quiet rb-number rb-agents-call" title={agent.callId ?? ''}>
        {agent.callId ? `…${agent.callId.slice(-8)}` : ''}
        {onListen && agent.state === 'ON_CALL' && (
          <Button
            size="compact-xs"
            variant="subtle"
            ml="xs"
            aria-label={`Listen to ${nameOf(agent)}`}
            onClick={() => onListen(agent)}
          >
            Listen
          </Button>
        )}
      </td>
    </tr>
  );
});

function SortHead({
  column,
  label,
  order,
  onSort,
}: { column: AgentColumn; label: string } & Pick<Props, 'order' | 'onSort'>) {
  const active = order.column === column;
  const direction = order.descending ? 'descending' : 'ascending';
  const Icon = active ? (order.descending ? IconChevronDown : IconChevronUp) : IconSelector;
  return (
    <th scope="col" aria-sort={active ? direction : 'none'}>
      <button type="button" className="rb-agents-sort" onClick={() => onSort(column)}>
        {label}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}
