import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '~/api/problem';
import { DeskStage } from '~/testing/DeskStage';

describe('what is dialed at the desk', () => {
  let stage: DeskStage;
  beforeEach(() => {
    vi.useFakeTimers();
    stage = new DeskStage();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('dials by hand once, and tells how a call ended that nobody answered', async () => {
    await stage.connected('AVAILABLE', { phoneUp: true });
    const wanted = { campaignId: 'c', phone: '212 555 0100' };
    stage.failNext = new RequestFailed(0);
    await expect(stage.desk.dial(wanted)).rejects.toThrow();
    await stage.desk.dial(wanted);
    expect(stage.dialed.map(({ key }) => key)).toEqual([
      stage.dialed[0]?.key,
      stage.dialed[0]?.key,
    ]);
    expect(stage.desk.state.get().dialing).toMatchObject({ callId: 'd', ringing: false });

    stage.agent('RESERVED', 'd', { phoneUp: true });
    stage.says(dialing('d', true));
    expect(stage.desk.state.get().dialing).toMatchObject({ leadId: 'l', ringing: true });
    await stage.desk.hangUp();
    expect(stage.hungUp).toEqual(['d']);
    stage.says({
      type: 'callEnded',
      callId: 'd',
      ending: 'BUSY',
      toColleague: false,
      at: '2026-11-20T10:00:09Z',
    });

    expect(stage.desk.state.get().dialing).toBeUndefined();
    expect(stage.notices.at(-1)).toEqual({ type: 'unanswered', callId: 'd', ending: 'BUSY' });
    await stage.desk.dial(wanted);
    expect(stage.dialed[2]?.key).not.toBe(stage.dialed[0]?.key);
  });

  it('shows a lead before it is dialed, until it is, or is gone', async () => {
    await stage.connected('AVAILABLE', { phoneUp: true });
    stage.says(preview('v'));
    stage.agent('RESERVED', 'v', { phoneUp: true });
    expect(stage.desk.state.get().preview).toMatchObject({ callId: 'v', leadId: 'l', dials: true });
    await stage.desk.skip('v', 'Called yesterday');
    stage.says({ type: 'released', callId: 'v' });
    expect(stage.desk.state.get().preview).toBeUndefined();

    stage.says(preview('w'));
    await stage.desk.accept('w');
    stage.says(dialing('w', false));
    expect(stage.desk.state.get()).not.toHaveProperty('preview');
    expect(stage.desk.state.get().dialing).toMatchObject({ callId: 'w' });
    expect(stage.decided).toEqual(['skip v: Called yesterday', 'accept w']);
  });

  it('says nothing of the ends of calls that the pacer placed', async () => {
    await stage.connected('AVAILABLE', { phoneUp: true });
    stage.agent('RESERVED', 'p', { phoneUp: true });
    stage.says(dialing('p', true));
    stage.says({
      type: 'callEnded',
      callId: 'p',
      ending: 'NO_ANSWER',
      toColleague: false,
      at: '2026-11-20T10:00:09Z',
    });

    expect(stage.desk.state.get().dialing).toBeUndefined();
    expect(stage.types()).not.toContain('unanswered');
  });
});

function preview(callId: string): object {
  return {
    type: 'preview',
    callId,
    leadId: 'l',
    campaignId: 'c',
    campaignName: 'Spring',
    until: '2026-11-20T10:01:00Z',
    dials: true,
  };
}

function dialing(callId: string, ringing: boolean): object {
  return {
    type: 'dialing',
    callId,
    leadId: 'l',
    campaignId: 'c',
    campaignName: 'Spring',
    ringing,
    at: '2026-11-20T10:00:00Z',
  };
}
