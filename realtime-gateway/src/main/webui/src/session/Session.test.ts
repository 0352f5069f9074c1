// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '~/api/problem';
import { settled } from '~/testing/FakeWire';
import { type Me, Session, type SessionNews, type SessionWorld } from './Session';

const ANN: Me = {
  id: 'ann',
  username: 'ann',
  name: 'Ann',
  role: 'AGENT',
  organizationId: 'o',
  branchId: 'b',
};
const BOB: Me = { ...ANN, id: 'bob', name: 'Bob' };
const MINUTE = 60_000;

/** A server that issues tokens of fifteen minutes by a clock of its own. */
class FakeServer implements SessionWorld {
  readonly asked: string[] = [];
  readonly announced: SessionNews[] = [];
  readonly serverTimes: number[] = [];
  user = ANN;
  issued = 0;
  refreshStatus = 200;
  /** Tokens the API does not take, whatever they say of themselves. */
  readonly revoked = new Set<string>();
  rememberedHere = false;
  reachable = true;
  /** How far the server's clock is ahead of this computer's. */
  skewMs = 0;
  turn: Promise<unknown> = Promise.resolve();

  async fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname;
    this.asked.push(path);
    if (!this.reachable) {
      throw new TypeError('Failed to fetch');
    }
    if (path === '/api/v1/auth/login' || path === '/api/v1/auth/refresh') {
      return this.refreshStatus === 200
        ? Response.json({ accessToken: this.issue(), expiresAt: '', user: this.user })
        : Response.json(
            { type: '', title: 'No', status: this.refreshStatus, code: 'X', detail: 'No.' },
            { status: this.refreshStatus },
          );
    }
    const token = request.headers.get('Authorization')?.slice('Bearer '.length) ?? '';
    return new Response(await request.text(), { status: this.revoked.has(token) ? 401 : 200 });
  }

  issue(): string {
    this.issued += 1;
    const iat = Math.floor((Date.now() + this.skewMs) / 1_000);
    return `h${this.issued}.${btoa(JSON.stringify({ iat, exp: iat + 900 }))}.s`;
  }

  now = () => Date.now();
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
  remember(signedIn: boolean) {
    this.rememberedHere = signedIn;
  }
  remembers() {
    return this.rememberedHere;
  }
  announce(news: SessionNews) {
    this.announced.push(news);
  }
  observeServerTime(millis: number) {
    this.serverTimes.push(millis);
  }
}

function get(): Request {
  return new Request('http://console/api/v1/leads');
}

describe('Session', () => {
  let server: FakeServer;
  let session: Session;

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
    server = new FakeServer();
    session = new Session(server);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const signIn = () => session.signIn({ username: 'ann', password: 'secret-secret' });
  const refreshes = () => server.asked.filter((path) => path.endsWith('/refresh')).length;

  it('asks for nothing on a first visit', async () => {
    await session.start();
    expect(server.asked).toEqual([]);
    expect(session.getState()).toEqual({ phase: 'signedOut', why: 'never' });
  });

  it('goes on with the session of the last visit', async () => {
    server.rememberedHere = true;
    await session.start();
    expect(session.getState()).toEqual({ phase: 'signedIn', user: ANN });
  });

  it('asks to sign in again when the last session is over', async () => {
    server.rememberedHere = true;
    server.refreshStatus = 401;
    await session.start();
    expect(session.getState()).toEqual({ phase: 'signedOut', why: 'expired' });
    expect(server.rememberedHere).toBe(false);
  });

  it('does not take an unreachable server for the end of the session', async () => {
    server.rememberedHere = true;
    server.reachable = false;
    await session.start();
    expect(session.getState().phase).toBe('unreachable');
    expect(server.rememberedHere).toBe(true);
  });

  it('says what the server says when signing in fails', async () => {
    server.refreshStatus = 401;
    await expect(signIn()).rejects.toThrow('No.');
    expect(session.getState().phase).not.toBe('signedIn');
  });

  it('refreshes a minute before the token ends, by itself', async () => {
    await signIn();
    await vi.advanceTimersByTimeAsync(14 * MINUTE - 1);
    expect(refreshes()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(refreshes()).toBe(1);
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    expect(refreshes()).toBe(2);
  });

  it('refreshes in time on a computer whose clock is wrong', async () => {
    server.skewMs = -60 * MINUTE;
    await signIn();
    await vi.advanceTimersByTimeAsync(13 * MINUTE);
    expect(refreshes()).toBe(0);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(refreshes()).toBe(1);
    expect(server.serverTimes[0]).toBe(Date.parse('2026-11-20T09:00:00Z'));
  });

  it('sends requests as who is signed in', async () => {
    await signIn();
    expect((await session.fetch(get())).status).toBe(200);
  });

  it('sends a refused request once more with a new token, its body too', async () => {
    await signIn();
    server.revoked.add(await session.accessToken());
    const request = new Request('http://console/api/v1/x', { method: 'POST', body: '{"a":1}' });
    const response = await session.fetch(request);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('{"a":1}');
    expect(refreshes()).toBe(1);
  });

  it('does not try a third time', async () => {
    await signIn();
    server.revoked.add(await session.accessToken());
    vi.spyOn(server, 'issue').mockReturnValue(await session.accessToken());
    expect((await session.fetch(get())).status).toBe(401);
    expect(server.asked.filter((path) => path.endsWith('/leads'))).toHaveLength(2);
  });

  it('refreshes once for many requests that are refused together', async () => {
    await signIn();
    server.revoked.add(await session.accessToken());
    const answers = await Promise.all([1, 2, 3, 4].map(() => session.fetch(get())));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(refreshes()).toBe(1);
  });

  it('takes turns with other tabs, because each refresh token works once', async () => {
    server.rememberedHere = true;
    let running = 0;
    let most = 0;
    const fetch = server.fetch.bind(server);
    vi.spyOn(server, 'fetch').mockImplementation(async (request) => {
      running += 1;
      most = Math.max(most, running);
      await settled();
      running -= 1;
      return fetch(request);
    });
    const other = new Session(server);
    await Promise.all([session.start(), other.start()]);
    expect(most).toBe(1);
    expect(other.getState().phase).toBe('signedIn');
  });

  it('stays signed in while the server is away, and refreshes when it is back', async () => {
    await signIn();
    server.reachable = false;
    await vi.advanceTimersByTimeAsync(14 * MINUTE + 10_000);
    expect(session.getState().phase).toBe('signedIn');
    // The old token counts for half a minute yet.
    await expect(session.accessToken()).resolves.toBeTypeOf('string');
    server.reachable = true;
    const before = server.issued;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.issued).toBe(before + 1);
  });

  it('refreshes when the computer wakes after the token ended', async () => {
    await signIn();
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    session.wake();
    await settled();
    expect(refreshes()).toBe(1);
  });

  it('ends when a refresh is refused', async () => {
    await signIn();
    server.refreshStatus = 401;
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    expect(session.getState()).toEqual({ phase: 'signedOut', why: 'expired' });
    await expect(session.accessToken()).rejects.toBeInstanceOf(RequestFailed);
  });

  it('signs out here and in the other tabs, even if the server cannot be told', async () => {
    await signIn();
    server.reachable = false;
    await session.signOut();
    expect(session.getState()).toEqual({ phase: 'signedOut', why: 'byChoice' });
    expect(server.announced).toEqual(['signedIn', 'signedOut']);
    expect(server.rememberedHere).toBe(false);
  });

  it('follows another tab that signed out, or in as somebody else', async () => {
    await signIn();
    server.user = BOB;
    session.hear('signedIn');
    await settled();
    expect(session.getState()).toEqual({ phase: 'signedIn', user: BOB });
    session.hear('signedOut');
    expect(session.getState()).toEqual({ phase: 'signedOut', why: 'byChoice' });
  });

  it('does not tell its watchers of a refresh that changes nobody', async () => {
    await signIn();
    const watcher = vi.fn();
    session.subscribe(watcher);
    await vi.advanceTimersByTimeAsync(14 * MINUTE);
    expect(refreshes()).toBe(1);
    expect(watcher).not.toHaveBeenCalled();
  });
});
