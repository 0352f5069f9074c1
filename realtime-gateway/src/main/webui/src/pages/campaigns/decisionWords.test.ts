import { describe, expect, it } from 'vitest';
import type { Decision } from '~/api/types';
import { decisionInWords } from './decisionWords';

function decision(
  calls: number,
  limit: Decision['limit'],
  inputs: Partial<Decision['inputs']> = {},
): Decision {
  return {
    id: 'd',
    at: '2026-11-20T10:00:00Z',
    calls,
    limit,
    inputs: {
      freeAgents: 0,
      lines: 10,
      callsInAir: 0,
      linesPerAgent: 1,
      accountOpen: true,
      accountCallsPerSecond: 1,
      jobsAhead: 0,
      horizonSeconds: 1.5,
      openPlaces: 2,
      places: 3,
      dueLeads: 100,
      ...inputs,
    },
  };
}

describe('a decision of the pacer in words', () => {
  it.each([
    [decision(4, 'AGENTS', { freeAgents: 4 }), 'Placed 4 calls: 4 agents were free.'],
    [decision(1, 'AGENTS', { freeAgents: 1 }), 'Placed 1 call: 1 agent was free.'],
    [
      decision(2, 'AGENTS', { freeAgents: 3, callsInAir: 1 }),
      'Placed 2 calls: 3 agents were free, and 1 call was in the air already.',
    ],
    [
      decision(5, 'AGENTS', { freeAgents: 4, linesPerAgent: 1.5, callsInAir: 1 }),
      'Placed 5 calls: 4 agents were free with 1.5 lines each, and 1 call was in the air already.',
    ],
    [decision(0, 'AGENTS'), 'Placed no call: no agent was free.'],
    [
      decision(3, 'LINES', { lines: 20, callsInAir: 17 }),
      'Placed 3 calls: 17 calls were live already, of 20 lines.',
    ],
    [decision(0, 'NO_ACCOUNT'), 'Placed no call: no carrier account takes calls now.'],
    [
      decision(0, 'HOURS', { openPlaces: 0 }),
      'Placed no call: it is outside calling hours wherever its leads may be.',
    ],
    [decision(0, 'LEADS', { dueLeads: 0 }), 'Placed no call: no lead was due.'],
    [decision(3, 'LEADS', { dueLeads: 3 }), 'Placed 3 calls: only 3 leads were due.'],
    [
      decision(3, 'LATE_ANSWERS', {
        restrained: { share: 0.25, callsPerSecond: 4.25, planned: 5 },
      }),
      'Placed 3 calls: who answered waited too long while agents were free, so that it dials 25 % of what it did, 4.3 a second at most.',
    ],
    [
      decision(1, 'ACCOUNT_RATE', { accountCallsPerSecond: 20, jobsAhead: 29 }),
      'Placed 1 call: the carrier account takes 20 calls per second, and 29 calls were on the way to it already.',
    ],
  ])('says %#', (one, words) => {
    expect(decisionInWords(one)).toBe(words);
  });
});
