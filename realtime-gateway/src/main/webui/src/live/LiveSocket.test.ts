import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWire, settled } from '~/testing/FakeWire';
import { type Connection, LiveSocket } from './LiveSocket';

interface Frame {
  readonly type: string;
}

function stage(overrides: { keepAlive?: Frame } = {}) {
  const wires: FakeWire[] = [];
  const frames: Frame[] = [];
  const connections: Connection[] = [];
  const tokens: (string | undefined)[] = [];
  let issued = 0;
  const socket = new LiveSocket<Frame, Frame>({
    url: 'ws://console/ws/agent',
    token: (refused) => {
      tokens.push(refused);
      issued += 1;
      return Promise.resolve(`token-${issued}`);
    },
    onFrame: (frame) => frames.push(frame),
    onConnection: (connection) => connections.push(connection),
    silenceMs: 6_000,
    random: () => 1,
    dial: (url, protocols) => {
      const wire = new FakeWire(url, protocols);
      wires.push(wire);
      return wire;
    },
    ...overrides,
  });
  const last = () => wires.at(-1) as FakeWire;
  return { socket, wires, frames, connections, tokens, last };
}

describe('LiveSocket', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('offers its token as the subprotocol that the gateway reads', async () => {
    const { socket, last } = stage();
    socket.start();
    await settled();
    expect(last().protocols).toEqual([
      'bearer-token-carrier',
      encodeURIComponent('quarkus-http-upgrade#Authorization#Bearer token-1'),
    ]);
  });

  it('hands frames on in order and passes over what is no JSON', async () => {
    const { socket, last, frames } = stage();
    socket.start();
    await settled();
    last().accept();
    last().says({ type: 'one' });
    last().onmessage?.({ data: 'not json' });
    last().says({ type: 'two' });
    expect(frames).toEqual([{ type: 'one' }, { type: 'two' }]);
  });

  it('comes back after a break, later each time until a frame proves that it works', async () => {
    const { socket, wires, connections, last } = stage();
    socket.start();
    await settled();
    last().breaks();
    expect(connections.at(-1)).toMatchObject({ phase: 'waiting' });

    await vi.advanceTimersByTimeAsync(499);
    expect(wires).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(wires).toHaveLength(2);

    // It opens, but says nothing: not proven.
    last().accept();
    last().breaks();
    await vi.advanceTimersByTimeAsync(999);
    expect(wires).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(wires).toHaveLength(3);

    last().accept();
    last().says({ type: 'agent' });
    last().breaks();
    await vi.advanceTimersByTimeAsync(500);
    expect(wires).toHaveLength(4);
  });

  it('opens anew at once, with another token, when the token ran out', async () => {
    const { socket, wires, last } = stage();
    socket.start();
    await settled();
    last().accept();
    last().says({ type: 'agent' });
    last().breaks(1008);
    await settled();
    expect(wires).toHaveLength(2);
    expect(last().protocols[1]).toContain('token-2');
  });

  it('does not hammer a server that closes for policy again and again', async () => {
    const { socket, wires, last } = stage();
    socket.start();
    await settled();
    last().accept();
    last().says({ type: 'agent' });
    last().breaks(1008);
    await settled();
    last().breaks(1008);
    await settled();
    expect(wires).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wires).toHaveLength(3);
  });

  it('asks for another token when upgrades are refused in a row', async () => {
    const { socket, tokens, last } = stage();
    socket.start();
    await settled();
    last().breaks();
    await vi.advanceTimersByTimeAsync(500);
    last().breaks();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tokens).toEqual([undefined, undefined, 'token-2']);
  });

  it('tries again when no token can be had', async () => {
    let tries = 0;
    const socket = new LiveSocket<Frame, Frame>({
      url: 'ws://console/ws/agent',
      token: () => {
        tries += 1;
        return Promise.reject(new Error('offline'));
      },
      onFrame: () => undefined,
      onConnection: () => undefined,
      silenceMs: 6_000,
      random: () => 0,
    });
    socket.start();
    await settled();
    expect(tries).toBe(1);
    await vi.advanceTimersByTimeAsync(250);
    expect(tries).toBe(2);
    socket.stop();
  });

  it('takes a socket that went silent for dead', async () => {
    const { socket, wires, connections, last } = stage();
    socket.start();
    await settled();
    last().accept();
    last().says({ type: 'agent' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(last().closedHere).toBe(false);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(wires[0]?.closedHere).toBe(true);
    expect(connections.at(-1)?.phase).toBe('waiting');
  });

  it('keeps a quiet socket alive with a message that is answered', async () => {
    const { socket, wires, last } = stage({ keepAlive: { type: 'ping' } });
    socket.start();
    await settled();
    last().accept();
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(6_000);
      last().says({ type: 'pong' });
    }
    expect(wires).toHaveLength(1);
    expect(last().said).toHaveLength(5);
  });

  it('does not wait any longer when it is woken', async () => {
    const { socket, wires, last } = stage();
    socket.start();
    await settled();
    last().breaks();
    socket.wake();
    await settled();
    expect(wires).toHaveLength(2);
  });

  it('says nothing into a socket that is not open, and says so', async () => {
    const { socket, last } = stage();
    socket.start();
    await settled();
    expect(socket.send({ type: 'goAvailable' })).toBe(false);
    last().accept();
    expect(socket.send({ type: 'goAvailable' })).toBe(true);
    expect(last().said).toEqual([{ type: 'goAvailable' }]);
  });

  it('stays closed once it is stopped', async () => {
    const { socket, wires, last, connections } = stage();
    socket.start();
    await settled();
    last().accept();
    socket.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(wires).toHaveLength(1);
    expect(connections.at(-1)).toEqual({ phase: 'stopped' });
  });
});
