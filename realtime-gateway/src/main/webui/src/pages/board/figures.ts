import type { CallState, Outcome, Priority } from '~/api/types';
import { enums } from '~/generated/rules';
import type { AgentState, BoardAgent, CampaignSnapshot } from '~/generated/sockets';
import { type Speed, together } from '~/ui/speed';

/** The numbers of a board, over one campaign or all of them. */
export interface Figures {
  /** Being dialed or ringing. */
  readonly inTheAir: number;
  /** Answered, and nobody talks with them yet. */
  readonly waiting: number;
  readonly talking: number;
  readonly placed: number;
  /** Of the calls that people answered, those that nobody here took; undefined without any. */
  readonly abandonedShare: number | undefined;
  readonly abandoned: number;
  readonly answered: number;
  readonly queue: Readonly<Record<Priority, number>>;
  readonly calls: Readonly<Record<CallState, number>>;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly speed: Speed;
}

/** What becomes of a live call, in order; an ended one has an outcome instead. */
export const LIVE_CALL_STATES = enums.CallState.filter((state) => state !== 'ENDED');

const IN_THE_AIR: readonly CallState[] = ['PLACING', 'UNKNOWN', 'PLACED', 'RINGING'];

export function figuresOf(campaigns: Iterable<CampaignSnapshot>): Figures {
  const all = [...campaigns];
  const calls = summed(enums.CallState, all, (one) => one.calls);
  const outcomes = summed(enums.Outcome, all, (one) => one.outcomes);
  const answered = outcomes.COMPLETED + outcomes.ABANDONED;
  return {
    inTheAir: IN_THE_AIR.reduce((sum, state) => sum + calls[state], 0),
    waiting: all.reduce((sum, one) => sum + waitingIn(one), 0),
    talking: calls.BRIDGED,
    placed: all.reduce((sum, one) => sum + one.placed, 0),
    abandonedShare: answered === 0 ? undefined : outcomes.ABANDONED / answered,
    abandoned: outcomes.ABANDONED,
    answered,
    queue: summed(enums.Priority, all, (one) => one.queue),
    calls,
    outcomes,
    speed: together(all.map((one) => one.speed)),
  };
}

/** Who hears a message waits for nobody. */
function waitingIn({ mode, calls }: CampaignSnapshot): number {
  return mode === 'BROADCAST' ? 0 : (calls.ANSWERED ?? 0);
}

function summed<K extends string>(
  names: readonly K[],
  campaigns: readonly CampaignSnapshot[],
  counts: (campaign: CampaignSnapshot) => Record<string, number>,
): Record<K, number> {
  const total = (name: K) => campaigns.reduce((sum, one) => sum + (counts(one)[name] ?? 0), 0);
  return Object.fromEntries(names.map((name) => [name, total(name)])) as Record<K, number>;
}

/** How many agents are in each state. */
export function agentsByState(agents: Iterable<BoardAgent>): Record<AgentState, number> {
  const counts: Record<AgentState, number> = {
    OFFLINE: 0,
    AVAILABLE: 0,
    RESERVED: 0,
    ON_CALL: 0,
    WRAP_UP: 0,
    ON_BREAK: 0,
  };
  for (const agent of agents) {
    counts[agent.state] += 1;
  }
  return counts;
}
