import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWire, settled } from '~/testing/FakeWire';
import { BoardFeed } from './BoardFeed';

const SNAPSHOT = {
  type: 'snapshot',
  seq: 1,
  at: '2026-11-20T10:00:00Z',
  campaigns: [],
  agents: [],
  accounts: [],
};

function delta(seq: number, goneAgents: string[] = []) {
  return { type: 'delta', seq, campaigns: [], agents: [], goneAgents, accounts: [] };
}

async function stage() {
  const sockets: FakeWire[] = [];
  const serverTimes: number[] = [];
  const feed = new BoardFeed({
    socketUrl: 'ws://console/ws/board',
    token: () => Promise.resolve('token'),
    observeServerTime: (millis) => serverTimes.push(millis),
    dial: (url, protocols) => {
      const wire = new FakeWire(url, protocols);
      sockets.push(wire);
      return wire;
    },
  });
  feed.open();
  await settled();
  const socket = () => sockets.at(-1) as FakeWire;
  socket().accept();
  return { feed, sockets, socket, serverTimes };
}

describe('the feed of a board', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows what is pushed and learns the server’s time', async () => {
    const { feed, socket, serverTimes } = await stage();
    expect(feed.board.get()).toBeUndefined();
    socket().says(SNAPSHOT);
    expect(feed.board.get()?.seq).toBe(1);
    expect(serverTimes).toEqual([Date.parse('2026-11-20T10:00:00Z')]);
    socket().says(delta(2));
    expect(feed.board.get()?.seq).toBe(2);
  });

  it('begins anew when a frame was missed, and shows what it knew until then', async () => {
    const { feed, sockets, socket } = await stage();
    socket().says(SNAPSHOT);
    socket().says(delta(5));
    expect(feed.board.get()?.seq).toBe(1);
    await settled();
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.closedHere).toBe(true);
    socket().accept();
    socket().says({ ...SNAPSHOT, seq: 5 });
    expect(feed.board.get()?.seq).toBe(5);
  });

  it('is stale ten seconds after the last frame, heartbeats included', async () => {
    const { feed, socket } = await stage();
    socket().says(SNAPSHOT);
    await vi.advanceTimersByTimeAsync(9_000);
    socket().says({ type: 'heartbeat' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(feed.isStale()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(feed.isStale()).toBe(true);
  });

  it('keeps ten minutes, and nothing of the time it was stale', async () => {
    const { feed, socket } = await stage();
    socket().says(SNAPSHOT);
    for (let i = 0; i < 200; i++) {
      await vi.advanceTimersByTimeAsync(5_000);
      socket().says({ type: 'heartbeat' });
    }
    const history = feed.history.get();
    expect(history).toHaveLength(121);
    expect((history.at(-1)?.at ?? 0) - (history[0]?.at ?? 0)).toBe(600_000);
    feed.close();
  });
});
