import { describe, expect, it } from 'vitest';
import { agent, asking, bridged, over, play, pop, released, talk } from './deskFrames';

describe('a desk whose call others join or take', () => {
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
    expect(play(...begin, talk('x', {})).state.call?.consultation).toBeUndefined();
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
    const heldSince = '2026-11-20T10:00:30Z';
    const begun = [agent('ON_CALL', 'x', true), pop('x'), bridged('x')] as const;
    const held = play(...begun, talk('x', { heldSince, third })).state.call;
    expect(held).toMatchObject({ heldSince, third });

    const free = play(...begun, talk('x', { heldSince, third }), talk('x', {})).state.call;
    expect(free?.heldSince).toBeUndefined();
    expect(free?.third).toBeUndefined();
  });
});
