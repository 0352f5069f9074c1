import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '~/api/problem';
import { DeskStage } from '~/testing/DeskStage';
import { settled } from '~/testing/FakeWire';

describe('the desk', () => {
  let stage: DeskStage;
  beforeEach(() => {
    vi.useFakeTimers();
    stage = new DeskStage();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('connects the phone and tells the gateway when the agent wants calls', async () => {
    await stage.connected();
    expect(stage.phones).toHaveLength(0);
    stage.desk.goAvailable();
    await settled();
    expect(stage.phones).toHaveLength(1);
    expect(stage.socket.said).toEqual([{ type: 'goAvailable' }]);
  });

  it('connects the phone again by itself after a reload in the middle of work', async () => {
    await stage.connected('ON_BREAK', { reason: 'PHONE_DOWN' });
    expect(stage.phones).toHaveLength(1);
  });

  it('brings a dropped phone back while the agent wants calls, and not on a break', async () => {
    await stage.connected();
    stage.desk.goAvailable();
    await settled();
    stage.phoneUp();
    stage.agent('AVAILABLE', null, { phoneUp: true });
    stage.phone.breaks();
    await vi.advanceTimersByTimeAsync(500);
    expect(stage.phones).toHaveLength(2);
    stage.phoneUp();

    stage.desk.takeBreak('LUNCH');
    stage.agent('ON_BREAK', null, { reason: 'LUNCH', phoneUp: true });
    stage.phone.breaks();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stage.phones).toHaveLength(2);
    expect(stage.socket.said.at(-1)).not.toEqual({ type: 'goAvailable' });
  });

  it('renews a phone that is up here and down for the gateway', async () => {
    await stage.connected();
    stage.desk.goAvailable();
    await settled();
    stage.phoneUp();
    stage.agent('AVAILABLE', null, { phoneUp: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stage.phones).toHaveLength(1);

    stage.agent('ON_BREAK', null, { reason: 'PHONE_DOWN', phoneUp: false });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stage.phones).toHaveLength(2);
  });

  it('gives the gateway time to see a phone that has just come up', async () => {
    await stage.connected();
    stage.desk.goAvailable();
    stage.agent('ON_BREAK', null, { reason: 'PHONE_DOWN', phoneUp: false });
    await vi.advanceTimersByTimeAsync(4_000);
    stage.phoneUp();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(stage.phones).toHaveLength(1);
    stage.agent('AVAILABLE', null, { phoneUp: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stage.phones).toHaveLength(1);
  });

  it('saves the outcome, then asks for the next call', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'CONNECTED_INTERESTED', note: 'Call Ann.' });
    await stage.desk.finish('x');
    expect(stage.disposed).toMatchObject([
      { callId: 'x', said: { code: 'CONNECTED_INTERESTED', note: 'Call Ann.' } },
    ]);
    expect(stage.socket.said).not.toContainEqual({ type: 'finishWrapUp' });
    stage.agent('WRAP_UP', 'x', { disposed: true, until: '2026-11-20T10:01:30Z' });
    expect(stage.socket.said.at(-1)).toEqual({ type: 'finishWrapUp' });
    stage.agent('AVAILABLE');
    expect(stage.types()).toEqual(['popped', 'saved']);
    expect(stage.desk.drafts.get()).toEqual([]);
  });

  it('does not ask for the next call when the outcome could not be saved, and keeps the words', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: 'n' });
    stage.failNext = new RequestFailed(503);
    await expect(stage.desk.finish('x')).rejects.toBeInstanceOf(RequestFailed);
    expect(stage.socket.said).not.toContainEqual({ type: 'finishWrapUp' });
    expect(stage.desk.drafts.get()[0]).toMatchObject({ code: 'A', note: 'n' });
    await stage.desk.finish('x');
    expect(stage.disposed[1]?.key).toBe(stage.disposed[0]?.key);
  });

  it('uses another key when the words changed between two tries', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: 'n' });
    stage.failNext = new RequestFailed(503);
    await expect(stage.desk.finish('x')).rejects.toBeInstanceOf(RequestFailed);
    stage.desk.write(stage.call, { code: 'B' });
    await stage.desk.finish('x');
    expect(stage.disposed[1]?.key).not.toBe(stage.disposed[0]?.key);
  });

  it('saves what was chosen when the wrap-up ends by itself', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: '' });
    stage.agent('AVAILABLE');
    await settled();
    expect(stage.disposed).toMatchObject([{ callId: 'x', said: { code: 'A' } }]);
    expect(stage.types()).toEqual(['popped', 'saved']);
  });

  it('goes on trying to save while the server is away', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: '' });
    stage.failNext = new RequestFailed(0);
    stage.agent('AVAILABLE');
    await settled();
    expect(stage.types()).toEqual(['popped']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stage.disposed).toHaveLength(2);
    expect(stage.disposed[1]?.key).toBe(stage.disposed[0]?.key);
    expect(stage.types()).toEqual(['popped', 'saved']);
  });

  it('keeps a call without an outcome for later when the wrap-up ends by itself', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.agent('AVAILABLE');
    await settled();
    expect(stage.disposed).toEqual([]);
    expect(stage.desk.drafts.get()).toMatchObject([{ call: { callId: 'x' }, note: '' }]);
  });

  it('keeps what was chosen of a call that comes back from a colleague after its wrap-up', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: 'n' });
    stage.over('x', true);
    stage.agent('AVAILABLE');
    await settled();
    expect(stage.types().at(-1)).toBe('handedOver');
    expect(stage.desk.drafts.get()).toEqual([]);
    expect(stage.disposed).toEqual([]);

    stage.over('x', false);
    await settled();
    expect(stage.disposed).toMatchObject([{ callId: 'x', said: { code: 'A', note: 'n' } }]);
    stage.over('x', false);
    await settled();
    expect(stage.disposed).toHaveLength(1);
  });

  it('asks what came of a call that comes back from a colleague where nothing was chosen', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.over('x', true);
    stage.agent('AVAILABLE');
    stage.over('x', false);
    await settled();
    expect(stage.desk.drafts.get()).toMatchObject([{ call: { callId: 'x' }, note: '' }]);
    expect(stage.desk.drafts.get()[0]?.call.toColleague).toBeUndefined();
  });

  it('asks anew of a call that a colleague handed back, whatever was chosen before', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: 'n' });
    stage.over('x', true);
    stage.agent('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'B', note: '' });
    stage.over('x', false);
    stage.agent('AVAILABLE');
    await settled();
    expect(stage.disposed).toMatchObject([{ callId: 'x', said: { code: 'B' } }]);
  });

  it('finds its words again after a reload, and saves those of calls that are over', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: 'long talk' });
    stage.desk.close();

    stage.open();
    expect(stage.desk.drafts.get()[0]).toMatchObject({ code: 'A', note: 'long talk' });
    await stage.connected('AVAILABLE');
    await settled();
    expect(stage.disposed).toMatchObject([{ callId: 'x', said: { code: 'A', note: 'long talk' } }]);
  });

  it('waits with the words of a call that is the agent’s yet', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', note: '' });
    stage.desk.close();
    stage.open();
    await stage.connected('WRAP_UP', { callId: 'x', until: '2026-11-20T10:01:30Z' });
    expect(stage.disposed).toEqual([]);
  });

  it('saves what was chosen once when the agent is held', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.desk.write(stage.call, { code: 'A', subCode: 'WHY', note: '' });
    stage.agent('WRAP_UP', 'x', { phoneUp: true });
    await settled();
    stage.agent('WRAP_UP', 'x', { phoneUp: true });
    await settled();
    expect(stage.disposed).toMatchObject([{ callId: 'x', said: { code: 'A', subCode: 'WHY' } }]);
    stage.agent('AVAILABLE');
    expect(stage.types()).toEqual(['popped', 'saved']);
  });

  it('keeps a held call on the screen while nothing is chosen', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    stage.agent('WRAP_UP', 'x', { phoneUp: true });
    await settled();
    expect(stage.disposed).toEqual([]);
    expect(stage.call.callId).toBe('x');
  });

  it('forgets a person who was never connected', async () => {
    await stage.connected('AVAILABLE');
    stage.agent('RESERVED', 'x');
    stage.says({
      type: 'screenPop',
      callId: 'x',
      leadId: 'l',
      campaignId: 'c',
      campaignName: null,
      answeredAt: '2026-11-20T10:00:00Z',
      waitedMillis: 1,
      handedBy: null,
    });
    stage.desk.write(stage.call, { note: 'too early' });
    stage.says({ type: 'released', callId: 'x' });
    expect(stage.types()).toEqual(['popped', 'missed']);
    expect(stage.desk.drafts.get()).toEqual([]);
  });

  it('remembers a break that was asked for during a call, until it begins', async () => {
    await stage.connected('AVAILABLE');
    stage.agent('ON_CALL', 'x', { phoneUp: true });
    stage.desk.takeBreak('LUNCH');
    expect(stage.desk.wish.get()).toBe('LUNCH');
    stage.agent('WRAP_UP', 'x', { phoneUp: true });
    expect(stage.desk.wish.get()).toBe('LUNCH');
    stage.agent('ON_BREAK', null, { reason: 'LUNCH' });
    expect(stage.desk.wish.get()).toBeUndefined();
  });

  it('says so when it is not connected, or refused', async () => {
    stage.desk.goAvailable();
    expect(stage.notices).toMatchObject([{ type: 'failed', detail: /Not connected/ }]);
    await stage.connected();
    stage.says({ type: 'refused', code: 'CONFLICT', detail: 'You are signed out.' });
    expect(stage.notices.at(-1)).toEqual({ type: 'failed', detail: 'You are signed out.' });
  });

  it('hangs up the call on the screen', async () => {
    await stage.connected('AVAILABLE');
    stage.talked('x');
    await stage.desk.hangUp();
    expect(stage.hungUp).toEqual(['x']);
  });

  it('closes its socket and its phone', async () => {
    await stage.connected('AVAILABLE');
    stage.phoneUp();
    stage.desk.close();
    expect(stage.socket.closedHere).toBe(true);
    expect(stage.phone.closedHere).toBe(true);
  });
});
