import { describe, expect, it } from 'vitest';
import type { BoardAgent, CampaignSnapshot, DeltaFrame, SnapshotFrame } from '~/generated/sockets';
import { apply, type Board, type BoardState } from './boardState';

const tenancy = { organizationId: 'o', branchId: 'b' };

function campaign(campaignId: string, placed: number): CampaignSnapshot {
  return {
    campaignId,
    tenancy,
    name: campaignId,
    state: 'RUNNING',
    mode: 'PROGRESSIVE',
    wrapUpSeconds: 30,
    mustDispose: false,
    announcementSeconds: 0,
    queue: {},
    leads: {},
    calls: {},
    outcomes: {},
    placed,
    speed: { oldestFreshAt: null, dialedInTime: 0, dialedLate: 0, waitingLate: 0 },
    version: placed,
    at: '2026-11-20T10:00:00Z',
  };
}

function agent(agentId: string, state: BoardAgent['state'] = 'AVAILABLE'): BoardAgent {
  return {
    agentId,
    name: agentId,
    state,
    reason: null,
    since: '2026-11-20T10:00:00Z',
    callId: null,
    campaignIds: [],
    heldSince: null,
    third: null,
  };
}

function snapshot(seq: number, parts: Partial<SnapshotFrame> = {}): SnapshotFrame {
  return {
    type: 'snapshot',
    seq,
    at: '2026-11-20T10:00:00Z',
    campaigns: [],
    agents: [],
    accounts: [],
    ...parts,
  };
}

function delta(seq: number, parts: Partial<DeltaFrame> = {}): DeltaFrame {
  return {
    type: 'delta',
    seq,
    campaigns: [],
    agents: [],
    goneAgents: [],
    accounts: [],
    ...parts,
  };
}

function showing(...frames: Parameters<typeof apply>[1][]): BoardState {
  let board: Board;
  for (const frame of frames) {
    const applied = apply(board, frame);
    if (applied === 'gap') {
      throw new Error('gap');
    }
    board = applied.board;
  }
  if (!board) {
    throw new Error('no board');
  }
  return board;
}

describe('a board', () => {
  it('shows all of a snapshot', () => {
    const board = showing(
      snapshot(7, { campaigns: [campaign('c', 1)], agents: [agent('a'), agent('b')] }),
    );
    expect(board.seq).toBe(7);
    expect([...board.campaigns.keys()]).toEqual(['c']);
    expect([...board.agents.keys()]).toEqual(['a', 'b']);
  });

  it('lays what changed over what is known', () => {
    const board = showing(
      snapshot(0, { campaigns: [campaign('c', 1), campaign('d', 1)], agents: [agent('a')] }),
      delta(1, { campaigns: [campaign('c', 5)], agents: [agent('a', 'ON_CALL'), agent('b')] }),
    );
    expect(board.campaigns.get('c')?.placed).toBe(5);
    expect(board.campaigns.get('d')?.placed).toBe(1);
    expect(board.agents.get('a')?.state).toBe('ON_CALL');
    expect(board.agents.size).toBe(2);
  });

  it('lets go of those who went off shift', () => {
    const board = showing(
      snapshot(0, { agents: [agent('a'), agent('b')] }),
      delta(1, { goneAgents: ['a'] }),
    );
    expect([...board.agents.keys()]).toEqual(['b']);
  });

  it('leaves what did not change as the same objects, so that nothing is drawn twice', () => {
    const before = showing(snapshot(0, { campaigns: [campaign('c', 1)], agents: [agent('a')] }));
    const applied = apply(before, delta(1, { campaigns: [campaign('c', 2)] }));
    const next = applied === 'gap' ? undefined : applied.board;
    expect(next?.agents).toBe(before.agents);
    expect(next?.campaigns).not.toBe(before.campaigns);
  });

  it('begins anew with each snapshot', () => {
    const board = showing(
      snapshot(3, { agents: [agent('a')] }),
      snapshot(9, { agents: [agent('b')] }),
      delta(10, { agents: [agent('c')] }),
    );
    expect([...board.agents.keys()]).toEqual(['b', 'c']);
  });

  it('notices a frame that was missed, one that was doubled, and a delta before all snapshots', () => {
    const board = showing(snapshot(3));
    expect(apply(board, delta(5))).toBe('gap');
    expect(apply(board, delta(3))).toBe('gap');
    expect(apply(undefined, delta(1))).toBe('gap');
  });

  it('stays as it is on a heartbeat, and on a frame of the future', () => {
    const board = showing(snapshot(3));
    expect(apply(board, { type: 'heartbeat' })).toEqual({ board });
    expect(apply(board, { type: 'tomorrow' } as never)).toEqual({ board });
  });
});
