import type { Decision } from '~/api/types';
import { plural } from '~/time/durations';

/** What allowed no more calls, in two words. */
export const LIMIT: Record<Decision['limit'], string> = {
  BY_HAND: 'Agents dial',
  AGENTS: 'Free agents',
  LINES: 'Lines',
  ACCOUNT_RATE: 'Carrier rate',
  LATE_ANSWERS: 'Late answers',
  NO_ACCOUNT: 'No carrier',
  HOURS: 'Calling hours',
  LEADS: 'Due leads',
};

/** A decision of the pacer as a sentence: how many calls, and why not more. */
export function decisionInWords({ calls, limit, inputs }: Decision): string {
  const placed = calls === 0 ? 'Placed no call' : `Placed ${plural(calls, 'call')}`;
  return `${placed}: ${reason(limit, inputs)}.`;
}

function reason(limit: Decision['limit'], inputs: Decision['inputs']): string {
  switch (limit) {
    case 'BY_HAND':
      return 'its agents dial by hand';
    case 'AGENTS':
      return agents(inputs);
    case 'LINES':
      return `${were(inputs.callsInAir, 'call')} live already, of ${plural(inputs.lines, 'line')}`;
    case 'ACCOUNT_RATE':
      return `the carrier account takes ${plural(inputs.accountCallsPerSecond, 'call')} per second, and ${were(inputs.jobsAhead, 'call')} on the way to it already`;
    case 'LATE_ANSWERS':
      return late(inputs);
    case 'NO_ACCOUNT':
      return 'no carrier account takes calls now';
    case 'HOURS':
      return 'it is outside calling hours wherever its leads may be';
    case 'LEADS':
      return inputs.dueLeads === 0
        ? 'no lead was due'
        : `only ${were(inputs.dueLeads, 'lead')} due`;
  }
}

function agents({ freeAgents, callsInAir, linesPerAgent }: Decision['inputs']): string {
  if (freeAgents === 0) {
    return 'no agent was free';
  }
  const free = were(freeAgents, 'agent');
  const lines = linesPerAgent === 1 ? '' : ` with ${linesPerAgent.toLocaleString()} lines each`;
  const air = callsInAir === 0 ? '' : `, and ${were(callsInAir, 'call')} in the air already`;
  return `${free} free${lines}${air}`;
}

function late({ restrained }: Decision['inputs']): string {
  const what = 'who answered waited too long while agents were free';
  return restrained == null
    ? what
    : `${what}, so that it dials ${Math.round(restrained.share * 100)} % of what it did, ${restrained.callsPerSecond.toLocaleString(undefined, { maximumFractionDigits: 1 })} a second at most`;
}

function were(n: number, what: string): string {
  return `${plural(n, what)} ${n === 1 ? 'was' : 'were'}`;
}
