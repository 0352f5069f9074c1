import { describe, expect, it } from 'vitest';
import type { CampaignSnapshot } from '~/generated/sockets';
import { agentsByState, figuresOf } from './figures';

function campaign(parts: Partial<CampaignSnapshot>): CampaignSnapshot {
  return {
    campaignId: 'c',
    tenancy: { organizationId: 'o', branchId: 'b' },
    name: 'c',
    state: 'RUNNING',
    mode: 'PROGRESSIVE',
    wrapUpSeconds: 30,
    mustDispose: false,
    announcementSeconds: 0,
    queue: {},
    leads: {},
    calls: {},
    outcomes: {},
    placed: 0,
    speed: { oldestFreshAt: null, dialedInTime: 0, dialedLate: 0, waitingLate: 0 },
    version: 1,
    at: '2026-11-20T10:00:00Z',
    ...parts,
  };
}

describe('figures', () => {
  it('add up over campaigns; what is absent is nothing', () => {
    const figures = figuresOf([
      campaign({
        calls: { PLACING: 1, RINGING: 4, ANSWERED: 1, BRIDGED: 3 },
        queue: { URGENT: 2, LOW: 10 },
        placed: 20,
      }),
      campaign({ calls: { UNKNOWN: 1, BRIDGED: 2 }, queue: { LOW: 5 }, placed: 7 }),
    ]);
    expect(figures.inTheAir).toBe(6);
    expect(figures.waiting).toBe(1);
    expect(figures.talking).toBe(5);
    expect(figures.placed).toBe(27);
    expect(figures.queue).toEqual({ URGENT: 2, HIGH: 0, MEDIUM: 0, LOW: 15 });
  });

  it('do not take who hears a message for somebody who waits', () => {
    const figures = figuresOf([
      campaign({ mode: 'BROADCAST', calls: { ANSWERED: 12, BRIDGED: 1 } }),
      campaign({ calls: { ANSWERED: 2 } }),
    ]);
    expect(figures.waiting).toBe(2);
    expect(figures.calls.ANSWERED).toBe(14);
  });

  it('counts as abandoned what people answered and nobody took, of all that people answered', () => {
    const figures = figuresOf([
      campaign({ outcomes: { COMPLETED: 95, ABANDONED: 3, NO_ANSWER: 400 } }),
      campaign({ outcomes: { COMPLETED: 0, ABANDONED: 2 } }),
    ]);
    expect(figures.abandonedShare).toBe(0.05);
    expect(figures.answered).toBe(100);
  });

  it('shows the oldest fresh lead of all campaigns, and the share of all their leads', () => {
    const { speed } = figuresOf([
      campaign({
        speed: {
          oldestFreshAt: '2026-11-20T09:30:00Z',
          dialedInTime: 8,
          dialedLate: 1,
          waitingLate: 0,
        },
      }),
      campaign({
        speed: {
          oldestFreshAt: '2026-11-20T09:10:00Z',
          dialedInTime: 1,
          dialedLate: 0,
          waitingLate: 2,
        },
      }),
    ]);
    expect(speed).toEqual({
      oldestFreshAt: '2026-11-20T09:10:00Z',
      dialedInTime: 9,
      dialedLate: 1,
      waitingLate: 2,
    });
  });

  it('has no share of nothing', () => {
    expect(figuresOf([]).abandonedShare).toBeUndefined();
    expect(figuresOf([campaign({ outcomes: { BUSY: 5 } })]).abandonedShare).toBeUndefined();
  });

  it('counts agents by state', () => {
    const agents = ['AVAILABLE', 'AVAILABLE', 'ON_CALL'].map(
      (state) =>
        ({ state }) as Parameters<typeof agentsByState>[0] extends Iterable<infer A> ? A : never,
    );
    expect(agentsByState(agents)).toMatchObject({ AVAILABLE: 2, ON_CALL: 1, ON_BREAK: 0 });
  });
});
