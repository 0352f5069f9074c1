import { describe, expect, it } from 'vitest';
import { agent, bridged, over, play, pop, released, suspected } from './deskFrames';
import { fold, wantsCalls } from './deskState';

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
