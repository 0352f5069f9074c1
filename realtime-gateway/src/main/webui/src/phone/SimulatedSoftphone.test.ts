import { describe, expect, it, vi } from 'vitest';
import type { SoftphoneGrant } from '~/api/softphone';
import { FakeAudio } from '~/testing/FakeAudio';
import { FakeWire, settled } from '~/testing/FakeWire';
import { CalledPhone } from './CalledPhone';
import { SimulatedSoftphone } from './SimulatedSoftphone';
import type { SoftphoneEvent } from './Softphone';
import { NoSuchSoftphone, softphoneFor } from './softphones';
import { TwilioSoftphone } from './TwilioSoftphone';

const GRANT: SoftphoneGrant = {
  kind: 'simulated',
  url: 'ws://simulator:9900/client',
  token: 'a.b+c.d',
  identity: 'agent_1',
  connectParams: { agent: '1', seal: 's' },
  expiresAt: '2026-11-20T11:00:00Z',
};

/** Nobody is called here: what is asked for never comes. */
const CALLS = {
  call: () => new Promise<never>(() => undefined),
  look: () => new Promise<never>(() => undefined),
  hangUp: () => Promise.resolve(),
};

function stage() {
  let wire = new FakeWire('');
  const audio = new FakeAudio();
  const events: SoftphoneEvent[] = [];
  const dial = (url: string) => {
    wire = new FakeWire(url);
    return wire;
  };
  const phone = new SimulatedSoftphone(GRANT, GRANT.url ?? '', dial, audio);
  phone.subscribe((event) => events.push(event));
  phone.connect();
  wire.accept();
  return { phone, wire, audio, events };
}

function up() {
  const all = stage();
  all.wire.says({ type: 'ready', identity: 'agent_1' });
  all.wire.says({ type: 'connecting', callSid: 'CA1' });
  all.wire.says({ type: 'open', callSid: 'CA1' });
  return all;
}

describe('the simulated softphone', () => {
  it('brings its token along, and connects with its parameters once it is let in', () => {
    const { wire, phone } = stage();
    expect(wire.url).toBe('ws://simulator:9900/client?token=a.b%2Bc.d');
    expect(wire.said).toEqual([]);
    wire.says({ type: 'ready', identity: 'agent_1' });
    expect(wire.said).toEqual([{ type: 'connect', params: { agent: '1', seal: 's' } }]);
    expect(phone.state.phase).toBe('connecting');
  });

  it('is up when its leg is answered', () => {
    const { phone, events } = up();
    expect(phone.state).toEqual({ phase: 'up' });
    expect(events.map((event) => event.type === 'state' && event.state.phase)).toEqual([
      'connecting',
      'up',
    ]);
  });

  it('mutes and unmutes while it is up only', () => {
    const early = stage();
    early.phone.mute(true);
    expect(early.phone.muted).toBe(false);

    const { phone, wire, audio, events } = up();
    phone.mute(true);
    expect(phone.muted).toBe(true);
    expect(audio.muted).toBe(true);
    expect(wire.said.at(-1)).toEqual({ type: 'mute', muted: true });
    phone.mute(false);
    expect(events.at(-1)).toEqual({ type: 'muted', muted: false });
  });

  it('hangs up its leg and closes when it is disconnected', () => {
    const { phone, wire } = up();
    phone.disconnect();
    expect(wire.said.at(-1)).toEqual({ type: 'hangup' });
    expect(wire.closedHere).toBe(true);
    expect(phone.state.phase).toBe('down');
  });

  it.each([
    [
      'its leg is ended',
      (wire: FakeWire) => wire.says({ type: 'closed', callSid: 'CA1', reason: 'api' }),
      'api',
    ],
    ['its socket breaks', (wire: FakeWire) => wire.breaks(), 'lost'],
    [
      'its token ran out',
      (wire: FakeWire) => wire.says({ type: 'error', code: 20104, message: 'expired' }),
      '20104',
    ],
  ])('is down for good when %s', (_, happens, why) => {
    const { phone, wire, events } = up();
    happens(wire);
    expect(phone.state).toMatchObject({ phase: 'down', reason: expect.stringContaining(why) });
    const told = events.length;
    wire.says({ type: 'open', callSid: 'CA1' });
    wire.breaks();
    expect(events).toHaveLength(told);
    expect(phone.muted).toBe(false);
  });
});

describe('the sound of the simulated softphone', () => {
  it('is asked for once it can be heard', async () => {
    const { wire, audio } = up();
    expect(wire.said.at(-1)).toMatchObject({ type: 'connect' });
    await settled();
    expect(wire.binaryType).toBe('arraybuffer');
    expect(wire.said.at(-1)).toEqual({ type: 'sound', on: true });
    wire.sounds(1, 2, 3);
    expect(audio.heard).toEqual([[1, 2, 3]]);
  });

  it('goes to whom one hears, and to nobody between calls', async () => {
    vi.useFakeTimers();
    const { wire, audio } = up();
    await settled();
    audio.news?.said(Uint8Array.of(1));
    expect(wire.spoken).toEqual([]);
    wire.sounds(9);
    audio.news?.said(Uint8Array.of(2));
    expect(wire.spoken).toEqual([Uint8Array.of(2)]);
    vi.advanceTimersByTime(301);
    audio.news?.said(Uint8Array.of(3));
    expect(wire.spoken).toHaveLength(1);
    vi.useRealTimers();
  });

  it('is left out while what was said before waits to leave', async () => {
    const { wire, audio } = up();
    await settled();
    wire.sounds(9);
    wire.bufferedAmount = 1601;
    audio.news?.said(Uint8Array.of(1));
    expect(wire.spoken).toEqual([]);
    wire.bufferedAmount = 1600;
    audio.news?.said(Uint8Array.of(2));
    expect(wire.spoken).toEqual([Uint8Array.of(2)]);
  });

  it('tells what is wrong with it, and the call goes on', async () => {
    const { phone, audio, events } = up();
    await settled();
    audio.news?.trouble('There is no microphone.');
    expect(events.at(-1)).toEqual({ type: 'trouble', trouble: 'There is no microphone.' });
    audio.news?.trouble();
    expect(events.at(-1)).toEqual({ type: 'trouble' });
    expect(phone.state.phase).toBe('up');
  });

  it('is missing in words where the browser has none', async () => {
    const { phone, wire, audio, events } = stage();
    audio.fails = true;
    wire.says({ type: 'open', callSid: 'CA1' });
    await settled();
    expect(phone.state.phase).toBe('up');
    expect(events.at(-1)).toMatchObject({ trouble: expect.stringContaining('cannot play') });
    expect(wire.said).not.toContainEqual({ type: 'sound', on: true });
  });

  it('has a microphone and a speaker to choose', async () => {
    const { phone, audio, events } = up();
    await settled();
    const sound = { microphones: [{ id: 'm', name: 'Headset' }], speakers: [], chosen: {} };
    audio.news?.sound(sound);
    expect(events.at(-1)).toEqual({ type: 'sound', sound });
    phone.choose({ microphone: 'm' });
    expect(audio.chosen).toEqual({ microphone: 'm' });
  });

  it('ends with the phone', () => {
    const { phone, audio } = up();
    phone.disconnect();
    expect(audio.closed).toBe(true);
  });
});

describe('the softphone of a grant', () => {
  it('is of its kind', () => {
    expect(softphoneFor(GRANT, CALLS)).toBeInstanceOf(SimulatedSoftphone);
    expect(softphoneFor({ ...GRANT, kind: 'twilio', url: null }, CALLS)).toBeInstanceOf(
      TwilioSoftphone,
    );
    expect(softphoneFor({ ...GRANT, kind: 'called', url: null }, CALLS)).toBeInstanceOf(
      CalledPhone,
    );
  });

  it('is refused in plain words where this console has none', () => {
    expect(() => softphoneFor({ ...GRANT, kind: 'morse' }, CALLS)).toThrow(NoSuchSoftphone);
    expect(() => softphoneFor({ ...GRANT, kind: 'morse' }, CALLS)).toThrow(/no "morse" phone/);
    expect(() => softphoneFor({ ...GRANT, url: null }, CALLS)).toThrow(/does not say where/);
  });
});
