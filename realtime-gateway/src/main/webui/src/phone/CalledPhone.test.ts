import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '~/api/problem';
import type { PhoneCall } from '~/api/softphone';
import { CalledPhone } from './CalledPhone';
import type { SoftphoneEvent } from './Softphone';

function stage(state: PhoneCall['state'] = 'RINGING') {
  let now: PhoneCall = { legEpoch: 7, state };
  const hungUp: number[] = [];
  const looks: number[] = [];
  let failure: Error | undefined;
  const answer = () => (failure ? Promise.reject(failure) : Promise.resolve(now));
  const phone = new CalledPhone({
    call: answer,
    look: (epoch) => {
      looks.push(epoch);
      return answer();
    },
    hangUp: (epoch) => {
      hungUp.push(epoch);
      return Promise.resolve();
    },
  });
  const events: SoftphoneEvent[] = [];
  phone.subscribe((event) => events.push(event));
  return {
    phone,
    events,
    hungUp,
    looks,
    becomes: (next: PhoneCall['state']) => {
      now = { legEpoch: 7, state: next };
    },
    fails: (why?: Error) => {
      failure = why;
    },
  };
}

describe('the called phone', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says that it rings until it is picked up, and is up then', async () => {
    const { phone, events, becomes } = stage();
    phone.connect();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(phone.state.phase).toBe('connecting');
    expect(events.find((event) => event.type === 'trouble')).toMatchObject({
      trouble: expect.stringContaining('ringing'),
    });
    becomes('UP');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(phone.state.phase).toBe('up');
    expect(events.filter((event) => event.type === 'trouble').at(-1)).toEqual({ type: 'trouble' });
  });

  it('is for a person to look at when nobody picked up', async () => {
    const { phone, becomes } = stage();
    phone.connect();
    becomes('DOWN');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(phone.state).toMatchObject({ phase: 'down', forAPerson: true });
  });

  it('goes down, to be called again, when it was up and is hung up', async () => {
    const { phone, becomes } = stage('UP');
    phone.connect();
    await vi.advanceTimersByTimeAsync(100);
    expect(phone.state.phase).toBe('up');
    becomes('DOWN');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(phone.state).toEqual({ phase: 'down', reason: 'Your phone was hung up.' });
  });

  it('says what the server refuses, and rides out what passes', async () => {
    const refused = stage();
    refused.fails(new RequestFailed(409));
    refused.phone.connect();
    await vi.advanceTimersByTimeAsync(10);
    expect(refused.phone.state).toMatchObject({ phase: 'down', forAPerson: true });

    const shaky = stage('UP');
    shaky.phone.connect();
    await vi.advanceTimersByTimeAsync(10);
    shaky.fails(new RequestFailed(503));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(shaky.phone.state.phase).toBe('up');
    shaky.fails();
    shaky.becomes('DOWN');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shaky.phone.state.phase).toBe('down');
  });

  it('is hung up and looked at no more when it disconnects', async () => {
    const { phone, hungUp, looks } = stage('UP');
    phone.connect();
    await vi.advanceTimersByTimeAsync(10);
    phone.disconnect();
    expect(hungUp).toEqual([7]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toEqual([]);
  });

  it('hangs up a call that came to be after it was disconnected', async () => {
    const { phone, hungUp } = stage();
    phone.connect();
    phone.disconnect();
    await vi.advanceTimersByTimeAsync(10);
    expect(hungUp).toEqual([7]);
  });
});
