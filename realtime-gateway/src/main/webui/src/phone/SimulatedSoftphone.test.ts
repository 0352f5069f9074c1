import { describe, expect, it } from 'vitest';
import type { SoftphoneGrant } from '~/api/softphone';
import { FakeWire } from '~/testing/FakeWire';
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
  const events: SoftphoneEvent[] = [];
  const phone = new SimulatedSoftphone(GRANT, GRANT.url ?? '', (url) => {
    wire = new FakeWire(url);
    return wire;
  });
  phone.subscribe((event) => events.push(event));
  phone.connect();
  wire.accept();
  return { phone, wire, events };
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

    const { phone, wire, events } = up();
    phone.mute(true);
    expect(phone.muted).toBe(true);
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
