// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '~/api/problem';
import type { ListenGrant } from '~/api/types';
import { FakeAudio } from '~/testing/FakeAudio';
import { FakeWire, settled } from '~/testing/FakeWire';
import { ConsultationLine } from './ConsultationLine';
import { SimulatedSoftphone } from './SimulatedSoftphone';
import { secondLine } from './secondLine';

const GRANT: ListenGrant = {
  id: 'c1',
  softphone: {
    kind: 'simulated',
    url: 'ws://simulator:9900/client',
    token: 't',
    identity: 'agent_1',
    connectParams: { listener: 'c1' },
    expiresAt: '2026-11-20T11:00:00Z',
  },
};

interface Start {
  join?: () => Promise<ListenGrant>;
  lost?: () => Promise<void>;
  muted?: boolean;
}

async function stage(start: Start = {}) {
  let wire = new FakeWire('');
  const audio = new FakeAudio();
  const lost = vi.fn(start.lost ?? (() => Promise.resolve()));
  const told: boolean[] = [];
  const failures: unknown[] = [];
  const first = { muted: start.muted ?? false };
  const line = new ConsultationLine({
    join: start.join ?? (() => Promise.resolve(GRANT)),
    connect: (grant, watch) =>
      secondLine(grant, watch, (one) => {
        const dial = (url: string) => {
          wire = new FakeWire(url);
          return wire;
        };
        return new SimulatedSoftphone(one, one.url ?? '', dial, audio);
      }),
    lost,
    muted: () => first.muted,
    connected: (now) => told.push(now),
    failed: (why) => failures.push(why),
  });
  const up = () => {
    wire.accept();
    wire.says({ type: 'ready', identity: 'agent_1' });
    wire.says({ type: 'open', callSid: 'CA1' });
  };
  const opened = line.open();
  await settled();
  return { line, opened, up, lost, told, failures, audio, first, wire: () => wire };
}

describe('the line to a colleague', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says to the server when it is down for good', async () => {
    const { up, wire, lost, told } = await stage();
    up();
    expect(told).toEqual([true]);
    expect(lost).not.toHaveBeenCalled();
    wire().breaks();
    expect(told).toEqual([true, false]);
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('says it again until it is heard, and not what is refused', async () => {
    const answers = [new RequestFailed(0), new RequestFailed(503), new RequestFailed(404)];
    const { up, wire, lost } = await stage({
      lost: () => Promise.reject(answers.shift() ?? new Error('asked too often')),
    });
    up();
    wire().breaks();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lost).toHaveBeenCalledTimes(3);
  });

  it('says nothing of a line that nobody needs any more', async () => {
    const { line, up, lost, told } = await stage();
    up();
    line.close();
    expect(lost).not.toHaveBeenCalled();
    expect(told).toEqual([true]);
  });

  it('says it too where it cannot begin', async () => {
    const why = new RequestFailed(0);
    const { lost, failures } = await stage({ join: () => Promise.reject(why) });
    expect(failures).toEqual([why]);
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('connects nobody where it was closed while it was asked for', async () => {
    let give: (grant: ListenGrant) => void = () => undefined;
    const asked = new Promise<ListenGrant>((resolve) => {
      give = resolve;
    });
    const { line, opened, wire } = await stage({ join: () => asked });
    line.close();
    give(GRANT);
    await opened;
    expect(wire().url).toBe('');
  });

  it.each([
    ['before it connects', true],
    ['while it connects', false],
  ])('is muted from its first moment on where the first line was %s', async (_, before) => {
    const { up, audio, first, wire, told } = await stage({ muted: before });
    first.muted = true;
    up();
    expect(told).toEqual([true]);
    expect(audio.muted).toBe(true);
    expect(wire().said.at(-1)).toEqual({ type: 'mute', muted: true });
    await settled();
    expect(wire().said.at(-1)).toEqual({ type: 'sound', on: true });
  });
});
