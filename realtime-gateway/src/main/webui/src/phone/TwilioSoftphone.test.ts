// @vitest-environment happy-dom

import { EventEmitter } from 'node:events';
import type { Device } from '@twilio/voice-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SoftphoneGrant } from '~/api/softphone';
import { settled } from '~/testing/FakeWire';
import type { SoftphoneEvent } from './Softphone';
import { TwilioSoftphone } from './TwilioSoftphone';

const GRANT: SoftphoneGrant = {
  kind: 'twilio',
  token: 'first',
  identity: 'agent_1',
  connectParams: { agent: '1', seal: 's' },
  expiresAt: '2026-11-20T11:00:00Z',
};

function plugged(...ids: string[]): Map<string, MediaDeviceInfo> {
  return new Map(
    ids.map((id) => [id, { deviceId: id, label: `Headset ${id}` } as MediaDeviceInfo]),
  );
}

class FakeAudio extends EventEmitter {
  availableInputDevices = plugged();
  availableOutputDevices = plugged();
  isOutputSelectionSupported = true;
  inputDevice: { deviceId: string } | null = null;
  speaker = 'default';
  speakerDevices = {
    get: () => new Set([{ deviceId: this.speaker }]),
    set: (id: string) => {
      this.speaker = id;
      return this.availableOutputDevices.has(id)
        ? Promise.resolve()
        : Promise.reject(new Error(`Devices not found: ${id}`));
    },
  };
  /** What is plugged in is told once the microphone may be used. */
  allow() {
    this.availableInputDevices = plugged('default', 'm1', 'm2');
    this.availableOutputDevices = plugged('default', 's1');
  }
  setInputDevice(deviceId: string) {
    this.inputDevice = { deviceId };
    return Promise.resolve();
  }
  unsetInputDevice() {
    this.inputDevice = null;
    return Promise.resolve();
  }
}

class FakeCall extends EventEmitter {
  muted = false;
  mute(muted: boolean) {
    this.muted = muted;
  }
}

/** Twilio's device as far as the console uses it, in a test's hands. */
class FakeDevice extends EventEmitter {
  readonly audio = new FakeAudio();
  readonly call = new FakeCall();
  params: unknown;
  token: string;
  destroyed = false;
  refusal: unknown;
  constructor(token: string) {
    super();
    this.token = token;
  }
  connect(options: { params: unknown }) {
    this.params = options.params;
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve(this.call);
  }
  updateToken(token: string) {
    this.token = token;
  }
  destroy() {
    this.destroyed = true;
    this.call.emit('disconnect');
  }
}

async function stage(prepare: (device: FakeDevice) => void = () => undefined, muted = false) {
  let device: FakeDevice | undefined;
  const events: SoftphoneEvent[] = [];
  const phone = new TwilioSoftphone(GRANT, (token) => {
    device = new FakeDevice(token);
    prepare(device);
    return Promise.resolve(device as unknown as Device);
  });
  phone.subscribe((event) => events.push(event));
  phone.connect(muted);
  await settled();
  return { phone, events, device: device as unknown as FakeDevice };
}

async function up(prepare?: (device: FakeDevice) => void) {
  const all = await stage();
  all.device.audio.allow();
  prepare?.(all.device);
  all.device.call.emit('accept', all.device.call);
  await settled();
  return all;
}

describe('Twilio’s phone', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls the application with what the server sealed, and is up when it is answered', async () => {
    const { phone, device } = await stage();
    expect(device.token).toBe('first');
    expect(device.params).toEqual({ agent: '1', seal: 's' });
    expect(phone.state.phase).toBe('connecting');
    device.call.emit('accept', device.call);
    expect(phone.state).toEqual({ phase: 'up' });
  });

  it('mutes while it is up only', async () => {
    const early = await stage();
    early.phone.mute(true);
    expect(early.device.call.muted).toBe(false);
    const { phone, device, events } = await up();
    phone.mute(true);
    expect(device.call.muted).toBe(true);
    expect(events.at(-1)).toEqual({ type: 'muted', muted: true });
  });

  it('is heard by nobody from the first moment on where it connects muted', async () => {
    const { phone, device, events } = await stage(undefined, true);
    expect(device.call.muted).toBe(true);
    device.call.emit('accept', device.call);
    expect(phone.muted).toBe(true);
    expect(events).toContainEqual({ type: 'muted', muted: true });
  });

  it('asks for a grant before its own ends, and goes on with it', async () => {
    const { phone, device, events } = await up();
    device.emit('tokenWillExpire', device);
    expect(events.at(-1)).toEqual({ type: 'expiring' });
    phone.renew({ ...GRANT, token: 'second' });
    expect(device.token).toBe('second');
    expect(phone.state.phase).toBe('up');
  });

  it('hangs up and lets go of the device, and says so once', async () => {
    const { phone, device, events } = await up();
    phone.disconnect();
    expect(device.destroyed).toBe(true);
    expect(
      events.filter((event) => event.type === 'state' && event.state.phase === 'down'),
    ).toEqual([
      { type: 'state', state: { phase: 'down', reason: 'Disconnected.', forAPerson: false } },
    ]);
  });

  it('is down when Twilio ends its leg', async () => {
    const { phone, device } = await up();
    device.call.emit('disconnect', device.call);
    expect(phone.state).toMatchObject({ phase: 'down', forAPerson: false });
    expect(device.destroyed).toBe(true);
  });

  it.each([
    [31401, /may not use your microphone/, true],
    [31402, /No microphone/, true],
    [20101, /Ask an admin/, true],
    [31005, /could not connect \(31005\)/, false],
  ])('says in words why it did not connect: %i', async (code, words, forAPerson) => {
    const { phone, device } = await stage();
    device.call.emit('error', Object.assign(new Error('gone'), { code }));
    expect(phone.state).toMatchObject({
      phase: 'down',
      forAPerson,
      reason: expect.stringMatching(words),
    });
  });

  it('says so where the page is given no microphone at all', async () => {
    const refusal = Object.assign(new Error('denied'), { code: 31401 });
    const { phone } = await stage((device) => {
      device.refusal = refusal;
    });
    expect(phone.state).toMatchObject({ phase: 'down', forAPerson: true });
  });

  it('does not wait for ever', async () => {
    const { phone, device } = await stage();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(phone.state).toMatchObject({
      phase: 'down',
      reason: expect.stringContaining('in time'),
    });
    expect(device.destroyed).toBe(true);
    const late = await up();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(late.phone.state.phase).toBe('up');
  });

  it('is not kept by a device that comes when it was given up', async () => {
    let made: (device: Device) => void = () => undefined;
    const phone = new TwilioSoftphone(GRANT, () => new Promise((resolve) => (made = resolve)));
    phone.connect();
    phone.disconnect();
    const device = new FakeDevice('late');
    made(device as unknown as Device);
    await settled();
    expect(device.destroyed).toBe(true);
    expect(device.params).toBeUndefined();
  });

  it('tells the agent of bad sound, and when it is over', async () => {
    const { device, events } = await up();
    device.call.emit('warning', 'constant-audio-input-level', {});
    expect(events.at(-1)).toMatchObject({
      trouble: expect.stringContaining('microphone is silent'),
    });
    device.call.emit('warning-cleared', 'constant-audio-input-level');
    expect(events.at(-1)).toEqual({ type: 'trouble' });
    const told = events.length;
    device.call.emit('warning', 'a-warning-of-tomorrow', {});
    expect(events).toHaveLength(told);
  });

  it('stays up while a lost connection is mended', async () => {
    const { phone, device, events } = await up();
    device.call.emit('reconnecting', new Error('lost'));
    device.emit('error', Object.assign(new Error('lost'), { code: 31005 }));
    expect(phone.state.phase).toBe('up');
    device.call.emit('reconnected');
    expect(events.at(-1)).toEqual({ type: 'trouble' });
  });

  it('offers what is plugged in, keeps a choice for the next time, and does without what is gone', async () => {
    const { phone, device, events } = await up();
    expect(events.at(-1)).toMatchObject({
      type: 'sound',
      sound: {
        microphones: [
          { id: 'm1', name: 'Headset m1' },
          { id: 'm2', name: 'Headset m2' },
        ],
        speakers: [{ id: 's1', name: 'Headset s1' }],
        chosen: {},
      },
    });
    phone.choose({ microphone: 'm2', speaker: 's1' });
    await settled();
    expect(device.audio.inputDevice?.deviceId).toBe('m2');
    expect(device.audio.speaker).toBe('s1');
    expect(events.at(-1)).toMatchObject({ sound: { chosen: { microphone: 'm2', speaker: 's1' } } });

    const next = await up((later) => {
      later.audio.availableOutputDevices = plugged('default');
    });
    expect(next.device.audio.inputDevice?.deviceId).toBe('m2');
    expect(next.device.audio.speaker).toBe('default');
    expect(next.events.at(-1)).toMatchObject({ sound: { chosen: { microphone: 'm2' } } });
  });

  it('shows a headset that is plugged in later', async () => {
    const { device, events } = await up();
    device.audio.availableInputDevices = plugged('m1', 'm2', 'm3');
    device.audio.emit('deviceChange', []);
    expect(events.at(-1)).toMatchObject({
      sound: { microphones: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }] },
    });
  });
});
