import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '~/api/problem';
import type { SoftphoneGrant } from '~/api/softphone';
import { settled } from '~/testing/FakeWire';
import { PhoneLine } from './PhoneLine';
import type { Softphone, SoftphoneEvent, SoftphoneState, SoundChoice } from './Softphone';
import { NoSuchSoftphone } from './softphones';

class FakePhone implements Softphone {
  state: SoftphoneState = { phase: 'idle' };
  muted = false;
  grants = 0;
  chosen: SoundChoice | undefined;
  private listener: (event: SoftphoneEvent) => void = () => undefined;

  connect() {
    this.becomes({ phase: 'connecting' });
  }
  disconnect() {
    this.becomes({ phase: 'down', reason: 'Disconnected.' });
  }
  mute(muted: boolean) {
    this.muted = muted;
    this.listener({ type: 'muted', muted });
  }
  renew() {
    this.grants += 1;
  }
  choose(choice: SoundChoice) {
    this.chosen = choice;
  }
  tells(event: SoftphoneEvent) {
    this.listener(event);
  }
  subscribe(listener: (event: SoftphoneEvent) => void) {
    this.listener = listener;
    return () => undefined;
  }
  becomes(state: SoftphoneState) {
    this.state = state;
    this.listener({ type: 'state', state });
  }
}

function stage(grant: () => Promise<SoftphoneGrant> = () => Promise.resolve({} as SoftphoneGrant)) {
  const phones: FakePhone[] = [];
  const line = new PhoneLine({
    grant,
    softphone: () => {
      const phone = new FakePhone();
      phones.push(phone);
      return phone;
    },
    random: () => 1,
  });
  const last = () => phones.at(-1) as FakePhone;
  const phase = () => line.status.get().phase;
  return { line, phones, last, phase };
}

describe('a phone line', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function up() {
    const all = stage();
    all.line.keep(true);
    await settled();
    all.last().becomes({ phase: 'up' });
    return all;
  }

  it('connects when it is wanted', async () => {
    const { line, phase, last } = stage();
    line.keep(true);
    expect(phase()).toBe('connecting');
    await settled();
    last().becomes({ phase: 'up' });
    expect(phase()).toBe('up');
  });

  it('comes back by itself after a drop, with a new phone', async () => {
    const { phase, phones, last, line } = await up();
    last().becomes({ phase: 'down', reason: 'lost' });
    expect(line.status.get()).toMatchObject({ phase: 'waiting', why: 'lost' });
    await vi.advanceTimersByTimeAsync(500);
    expect(phones).toHaveLength(2);
    last().becomes({ phase: 'up' });
    expect(phase()).toBe('up');
  });

  it('stays up on a break, and is not brought back then', async () => {
    const { line, phase, phones, last } = await up();
    line.keep(false);
    expect(phase()).toBe('up');
    last().becomes({ phase: 'down', reason: 'lost' });
    expect(phase()).toBe('off');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phones).toHaveLength(1);
    line.keep(true);
    await settled();
    expect(phones).toHaveLength(2);
  });

  it('is not connected twice by wishing twice', async () => {
    const { line, phones } = await up();
    line.keep(true);
    await settled();
    expect(phones).toHaveLength(1);
  });

  it('asks again for a grant when the server is away', async () => {
    let answers = 0;
    const { line, phase } = stage(() => {
      answers += 1;
      return answers < 3
        ? Promise.reject(new RequestFailed(503))
        : Promise.resolve({} as SoftphoneGrant);
    });
    line.keep(true);
    await settled();
    expect(phase()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(500);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(answers).toBe(3);
    expect(phase()).toBe('connecting');
  });

  it('does not ask again where there is no phone to be had', async () => {
    let asked = 0;
    const { line } = stage(() => {
      asked += 1;
      return Promise.reject(
        new RequestFailed(409, {
          type: '',
          title: '',
          status: 409,
          code: 'CONFLICT',
          detail: 'No account has a softphone.',
          errors: [],
        }),
      );
    });
    line.keep(true);
    await settled();
    expect(line.status.get()).toMatchObject({
      phase: 'failed',
      why: 'No account has a softphone.',
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(1);
    line.renew();
    await settled();
    expect(asked).toBe(2);
  });

  it('says so where this console has no such phone', async () => {
    const line = new PhoneLine({
      grant: () => Promise.resolve({} as SoftphoneGrant),
      softphone: () => {
        throw new NoSuchSoftphone('no "twilio" phone');
      },
    });
    line.keep(true);
    await settled();
    expect(line.status.get()).toMatchObject({ phase: 'failed', why: 'no "twilio" phone' });
  });

  it('gives up when it falls again and again, for another computer may have the phone', async () => {
    const { line, phones, last } = await up();
    for (let i = 0; i < 10; i++) {
      last().becomes({ phase: 'down', reason: 'ended (api)' });
      await vi.advanceTimersByTimeAsync(20_000);
    }
    expect(phones).toHaveLength(6);
    expect(line.status.get()).toMatchObject({
      phase: 'failed',
      why: expect.stringContaining('another computer'),
    });
  });

  it('never gives up on a phone that holds for a while each time', async () => {
    const { phones, last, phase } = await up();
    for (let i = 0; i < 10; i++) {
      await vi.advanceTimersByTimeAsync(31_000);
      last().becomes({ phase: 'down', reason: 'lost' });
      await vi.advanceTimersByTimeAsync(500);
      last().becomes({ phase: 'up' });
    }
    expect(phones).toHaveLength(11);
    expect(phase()).toBe('up');
  });

  it('is renewed by hanging up and connecting anew', async () => {
    const { line, phones, phase } = await up();
    line.renew();
    await settled();
    expect(phones).toHaveLength(2);
    expect(phones[0]?.state.phase).toBe('down');
    expect(phase()).toBe('connecting');
  });

  it('shows whether it is muted, and a new phone is not', async () => {
    const { line, last } = await up();
    line.mute(true);
    expect(line.status.get().muted).toBe(true);
    last().becomes({ phase: 'down', reason: 'lost' });
    await vi.advanceTimersByTimeAsync(500);
    last().becomes({ phase: 'up' });
    expect(line.status.get().muted).toBe(false);
  });

  it('leaves to a person what connecting again would not mend', async () => {
    const { line, last, phones } = await up();
    last().becomes({ phase: 'down', reason: 'no microphone', forAPerson: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phones).toHaveLength(1);
    expect(line.status.get()).toMatchObject({ phase: 'failed', why: 'no microphone' });
    line.renew();
    await settled();
    expect(phones).toHaveLength(2);
  });

  it('gives its phone another grant before the old one ends, and asks again where there is none', async () => {
    let answers = 0;
    const { line, last } = stage(() => {
      answers += 1;
      return answers === 2
        ? Promise.reject(new RequestFailed(503))
        : Promise.resolve({} as SoftphoneGrant);
    });
    line.keep(true);
    await settled();
    last().becomes({ phase: 'up' });
    last().tells({ type: 'expiring' });
    await settled();
    expect(last().grants).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(last().grants).toBe(1);
    expect(line.status.get().phase).toBe('up');
  });

  it('shows what is wrong with the sound until it is well again', async () => {
    const { line, last } = await up();
    last().tells({ type: 'trouble', trouble: 'It breaks up.' });
    expect(line.status.get().trouble).toBe('It breaks up.');
    last().tells({ type: 'trouble' });
    expect(line.status.get()).not.toHaveProperty('trouble');
    last().tells({ type: 'trouble', trouble: 'It breaks up.' });
    last().becomes({ phase: 'down', reason: 'lost' });
    expect(line.status.get()).not.toHaveProperty('trouble');
  });

  it('shows what there is to talk into, and hands a choice on', async () => {
    const { line, last } = await up();
    const sound = { microphones: [{ id: 'm', name: 'Headset' }], speakers: [], chosen: {} };
    last().tells({ type: 'sound', sound });
    expect(line.status.get().sound).toEqual(sound);
    line.choose({ microphone: 'm' });
    expect(last().chosen).toEqual({ microphone: 'm' });
  });

  it('hangs up when it is closed', async () => {
    const { line, phones, phase } = await up();
    line.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(phones).toHaveLength(1);
    expect(phones[0]?.state.phase).toBe('down');
    expect(phase()).toBe('off');
  });
});
