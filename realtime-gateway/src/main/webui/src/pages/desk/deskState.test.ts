import { describe, expect, it } from 'vitest';
import type { AgentFrame, TellTheAgent } from '~/generated/sockets';
import { type DeskNews, type DeskState, fold, wantsCalls } from './deskState';

let seq = 1;

function agent(
  state: AgentFrame['state'],
  callId: string | null = null,
  first = false,
): AgentFrame {
  seq = first ? 1 : seq + 1;
  return {
    type: 'agent',
    seq,
    state,
    reason: null,
    epoch: 1,
    since: '2026-11-20T10:00:00Z',
    until: null,
    callId,
    disposed: false,
    phoneUp: true,
  };
}

function pop(callId: string): TellTheAgent {
  seq += 1;
  return {
    type: 'screenPop',
    seq,
    callId,
    leadId: `lead-of-${callId}`,
    campaignId: 'c',
    campaignName: 'Spring',
    answeredAt: '2026-11-20T10:00:00Z',
    waitedMillis: 120,
    handedBy: null,
  };
}

const bridged = (callId: string): TellTheAgent => ({
  type: 'bridged',
  seq: ++seq,
  callId,
  at: '2026-11-20T10:00:01Z',
});
const over = (callId: string, toColleague = false): TellTheAgent => ({
  type: 'callEnded',
  seq: ++seq,
  callId,
  ending: 'COMPLETED',
  toColleague,
  at: '2026-11-20T10:01:00Z',
});
const suspected = (callId: string): TellTheAgent => ({
  type: 'machineSuspected',
  seq: ++seq,
  callId,
});
const CONSULTATION = {
  id: 'k',
  agentId: 'carl',
  name: 'Carl',
  by: 'Ada',
  until: '2026-11-20T10:03:00Z',
};
const asking = (
  callId: string,
  consultation: typeof CONSULTATION | null = CONSULTATION,
): TellTheAgent => ({
  type: 'talk',
  seq: ++seq,
  callId,
  heldSince: consultation && '2026-11-20T10:00:30Z',
  third: null,
  consultation,
});
const released = (callId: string): TellTheAgent => ({ type: 'released', seq: ++seq, callId });

function play(...frames: TellTheAgent[]): { state: DeskState; news: DeskNews['type'][] } {
  let state: DeskState = {};
  const news: DeskNews['type'][] = [];
  for (const frame of frames) {
    const step = fold(state, frame);
    state = step.state;
    news.push(...step.news.map((one) => one.type));
  }
  return { state, news };
}

describe('a desk', () => {
  it('goes through a call from the pop to the outcome', () => {
    const { state, news } = play(
      agent('AVAILABLE', null, true),
      agent('RESERVED', 'x'),
      pop('x'),
      bridged('x'),
      agent('ON_CALL', 'x'),
      over('x'),
      agent('WRAP_UP', 'x'),
    );
    expect(news).toEqual(['popped']);
    expect(state.call).toMatchObject({
      callId: 'x',
      bridgedAt: '2026-11-20T10:00:01Z',
      ended: { ending: 'COMPLETED' },
    });
    const done = fold(state, agent('AVAILABLE'));
    expect(done.state.call).toBeUndefined();
    expect(done.news.map((one) => one.type)).toEqual(['finished']);
  });

  it('does not care whether the state or the pop comes first', () => {
    const { state, news } = play(agent('AVAILABLE', null, true), pop('x'), agent('RESERVED', 'x'));
    expect(state.call?.callId).toBe('x');
    expect(news).toEqual(['popped']);
  });

  it('does not care whether the end or the free state comes first', () => {
    const begin = [agent('AVAILABLE', null, true), agent('ON_CALL', 'x'), pop('x'), bridged('x')];
    const stateFirst = play(...begin, agent('AVAILABLE'), over('x'));
    const endFirst = play(...begin, over('x'), agent('AVAILABLE'));
    expect(stateFirst.news).toEqual(['popped', 'finished']);
    expect(endFirst.news).toEqual(['popped', 'finished']);
    expect(stateFirst.state.call).toBeUndefined();
    expect(endFirst.state.call).toBeUndefined();
  });

  it('shows a colleague who is asked first what it is about, and misses nobody afterwards', () => {
    const begin = [agent('AVAILABLE', null, true), agent('RESERVED', 'x'), pop('x'), asking('x')];
    expect(play(...begin).state.call?.consultation).toMatchObject({ by: 'Ada' });
    expect(play(...begin, released('x')).news).toEqual(['popped', 'consulted']);
    const theirs = play(...begin, bridged('x')).state.call;
    expect(theirs?.bridgedAt).toBeDefined();
    expect(theirs?.consultation).toBeUndefined();
  });

  it('shows the agent whom they ask, until they talk with the person again', () => {
    const begin = [agent('ON_CALL', 'x', true), pop('x'), bridged('x'), asking('x')];
    expect(play(...begin).state.call?.consultation).toMatchObject({ name: 'Carl' });
    expect(play(...begin, asking('x', null)).state.call?.consultation).toBeUndefined();
  });

  it('takes a person off the screen who was never connected', () => {
    const begin = [agent('AVAILABLE', null, true), agent('RESERVED', 'x'), pop('x')];
    expect(play(...begin, released('x'))).toMatchObject({ news: ['popped', 'missed'] });
    expect(play(...begin, over('x'), agent('AVAILABLE')).news).toEqual(['popped', 'missed']);
    expect(play(...begin, released('x'), agent('AVAILABLE')).state.call).toBeUndefined();
  });

  it('passes over what is said of another call', () => {
    const { state } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('y'),
      suspected('y'),
      over('y'),
      released('y'),
    );
    expect(state.call).toMatchObject({ callId: 'x', machineSuspected: false });
    expect(state.call?.bridgedAt).toBeUndefined();
  });

  it('gets its call again after a reconnect, and announces it once', () => {
    const { state, news } = play(
      agent('AVAILABLE', null, true),
      agent('RESERVED', 'x'),
      pop('x'),
      bridged('x'),
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
    );
    expect(news).toEqual(['popped']);
    expect(state.call?.bridgedAt).toBeDefined();
  });

  it('asks for the outcome of a call that ended while it was not connected', () => {
    const { state, news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      agent('AVAILABLE', null, true),
    );
    expect(news).toEqual(['popped', 'finished']);
    expect(state.call).toBeUndefined();
  });

  it('asks for no outcome of a machine that is left its message', () => {
    const { news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      suspected('x'),
      agent('AVAILABLE'),
      over('x'),
    );
    expect(news).toEqual(['popped', 'machine']);
  });

  it('asks for no outcome of a call that is a colleague’s now', () => {
    const { news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      over('x', true),
      agent('WRAP_UP', 'x'),
      agent('AVAILABLE'),
    );
    expect(news).toEqual(['popped', 'handedOver']);
  });

  it('takes its question back where it hears only afterwards that the call is a colleague’s', () => {
    const { news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      agent('AVAILABLE'),
      over('x', true),
      over('x', true),
    );
    expect(news).toEqual(['popped', 'finished', 'handedOver']);
  });

  it('asks for the outcome after all where the colleague was lost', () => {
    const { news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      over('x', true),
      agent('WRAP_UP', 'x'),
      over('x', false),
      agent('AVAILABLE'),
    );
    expect(news).toEqual(['popped', 'finished']);
  });

  it('shows who is held and who else is there, until they are not', () => {
    const third = { transferId: 't', name: 'Legal', state: 'THERE' } as const;
    const talk = (heldSince: string | null, there: boolean): TellTheAgent => ({
      type: 'talk',
      seq: ++seq,
      callId: 'x',
      heldSince,
      third: there ? third : null,
      consultation: null,
    });
    const begun = [agent('ON_CALL', 'x', true), pop('x'), bridged('x')] as const;
    const held = play(...begun, talk('2026-11-20T10:00:30Z', true)).state.call;
    expect(held).toMatchObject({ heldSince: '2026-11-20T10:00:30Z', third });

    const free = play(...begun, talk('2026-11-20T10:00:30Z', true), talk(null, false)).state.call;
    expect(free?.heldSince).toBeUndefined();
    expect(free?.third).toBeUndefined();
  });

  it('asks for the outcome of a call with a machine that the agent ended', () => {
    const { news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      suspected('x'),
      over('x'),
      agent('WRAP_UP', 'x'),
      agent('AVAILABLE'),
    );
    expect(news).toEqual(['popped', 'finished']);
  });

  it('goes from one call to the next without losing the first', () => {
    const { state, news } = play(
      agent('ON_CALL', 'x', true),
      pop('x'),
      bridged('x'),
      over('x'),
      pop('y'),
      agent('RESERVED', 'y'),
    );
    expect(news).toEqual(['popped', 'finished', 'popped']);
    expect(state.call?.callId).toBe('y');
  });

  it('passes a refusal on and changes nothing', () => {
    const before = play(agent('AVAILABLE', null, true)).state;
    const step = fold(before, {
      type: 'refused',
      seq: 9,
      code: 'CONFLICT',
      detail: 'You are signed out.',
    });
    expect(step.state).toBe(before);
    expect(step.news).toEqual([{ type: 'refused', detail: 'You are signed out.' }]);
  });

  it('knows who wants calls, phone or not', () => {
    expect(wantsCalls(agent('AVAILABLE'))).toBe(true);
    expect(wantsCalls(agent('WRAP_UP', 'x'))).toBe(true);
    expect(wantsCalls({ ...agent('ON_BREAK'), reason: 'PHONE_DOWN' })).toBe(true);
    expect(wantsCalls({ ...agent('ON_BREAK'), reason: 'LUNCH' })).toBe(false);
    expect(wantsCalls(agent('OFFLINE'))).toBe(false);
  });
});
