import type { AgentState, BoardAgent } from '~/generated/sockets';
import { agentWord, type Word } from '~/ui/words';

export type AgentColumn = 'name' | 'state' | 'since';

/** Which agents a supervisor looks at, and in what order. */
export interface AgentView {
  readonly campaignId?: string | undefined;
  readonly state?: AgentState | undefined;
  readonly text: string;
  readonly column: AgentColumn;
  readonly descending: boolean;
}

/** The order in which states call for a supervisor's eye. */
const STATE_ORDER: readonly AgentState[] = [
  'ON_CALL',
  'RESERVED',
  'WRAP_UP',
  'AVAILABLE',
  'ON_BREAK',
  'OFFLINE',
];

export function agentRows(agents: Iterable<BoardAgent>, view: AgentView): BoardAgent[] {
  const text = view.text.trim().toLowerCase();
  const rows = [...agents].filter(
    (agent) =>
      (view.campaignId === undefined || agent.campaignIds.includes(view.campaignId)) &&
      (view.state === undefined || agent.state === view.state) &&
      (text === '' || nameOf(agent).toLowerCase().includes(text)),
  );
  const direction = view.descending ? -1 : 1;
  return rows.sort((a, b) => direction * compare(a, b, view.column) || byName(a, b));
}

export function nameOf(agent: BoardAgent): string {
  return agent.name ?? `Agent ${agent.agentId.slice(-6)}`;
}

/** What an agent does, and what goes on in their call. */
export function wordOf(agent: BoardAgent): Word {
  if (agent.third?.state === 'THERE') {
    return { text: `With ${agent.third.name}`, tone: 'violet' };
  }
  return agent.heldSince
    ? { text: 'Holding', tone: 'amber' }
    : agentWord(agent.state, agent.reason);
}

function compare(a: BoardAgent, b: BoardAgent, column: AgentColumn): number {
  switch (column) {
    case 'name':
      return byName(a, b);
    case 'state':
      return STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state);
    case 'since':
      // The longest first is what "ascending since" means.
      return Date.parse(a.since) - Date.parse(b.since);
  }
}

function byName(a: BoardAgent, b: BoardAgent): number {
  return nameOf(a).localeCompare(nameOf(b)) || a.agentId.localeCompare(b.agentId);
}
