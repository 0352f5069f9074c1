import { failureOf, RequestFailed } from '~/api/problem';
import type { components } from '~/generated/api';
import { type AccessToken, readAccessToken } from './accessToken';

export type Me = components['schemas']['Me'];
type Answer = components['schemas']['Session'];
type Credentials = components['schemas']['Credentials'];

/** Whether somebody is signed in. */
export type SessionState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'unreachable'; readonly detail: string }
  | { readonly phase: 'signedOut'; readonly why: 'never' | 'byChoice' | 'expired' }
  | { readonly phase: 'signedIn'; readonly user: Me };

/** The world around a session; tests bring their own. */
export interface SessionWorld {
  fetch(request: Request): Promise<Response>;
  now(): number;
  /** Runs something while no other tab of this browser does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Remembers, across tabs and visits, whether there may be a refresh cookie. */
  remember(signedIn: boolean): void;
  remembers(): boolean;
  /** Tells the other tabs. */
  announce(news: SessionNews): void;
  /** The server's time, read from a token. */
  observeServerTime(millis: number): void;
}

/** What tabs tell each other. */
export type SessionNews = 'signedOut' | 'signedIn';

const RETRY_MS = 5_000;

/**
 * Who is signed in here. The access token lives in memory only; the refresh token is a cookie that
 * no script can read, works once, and is replaced at each use - hence tabs take turns.
 */
export class Session {
  private state: SessionState = { phase: 'starting' };
  private token: AccessToken | undefined;
  private refreshing: Promise<AccessToken> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly world: SessionWorld;

  constructor(world: SessionWorld) {
    this.world = world;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getState = (): SessionState => this.state;

  /** Goes on with the session of the last visit, if there is one. */
  async start(): Promise<void> {
    if (!this.world.remembers()) {
      this.move({ phase: 'signedOut', why: 'never' });
      return;
    }
    this.move({ phase: 'starting' });
    try {
      await this.refresh();
    } catch (failure) {
      if (this.state.phase === 'starting') {
        this.move({ phase: 'unreachable', detail: (failure as Error).message });
      }
    }
  }

  /** Signs in with name and password. */
  async signIn(credentials: Credentials): Promise<void> {
    const answer = await this.post('login', credentials);
    this.take(answer);
    this.world.announce('signedIn');
  }

  /** Signs out here and in the other tabs; what cannot be told to the server is forgotten here. */
  async signOut(): Promise<void> {
    this.forget('byChoice');
    this.world.announce('signedOut');
    await this.send('logout').catch(() => undefined);
  }

  /** Another tab did something to the session they share. */
  hear(news: SessionNews): void {
    if (news === 'signedOut') {
      this.forget('byChoice');
    } else {
      void this.refresh().catch(() => undefined);
    }
  }

  /** The computer woke up, or the page was shown again: time may have passed unseen. */
  wake(): void {
    if (this.token && this.isDue(this.token)) {
      void this.refresh().catch(() => undefined);
    }
  }

  /**
   * A token that counts for a while yet.
   *
   * @param refused one that the server would not take, though it should count
   */
  async accessToken(refused?: string): Promise<string> {
    const known = this.token;
    if (known && known.text !== refused && !this.isDue(known)) {
      return known.text;
    }
    try {
      return (await this.refresh()).text;
    } catch (failure) {
      if (known && known.text !== refused && known.expiresAt > this.world.now()) {
        return known.text;
      }
      throw failure;
    }
  }

  /** Sends a request as who is signed in; once more with a new token if the first is refused. */
  readonly fetch = async (request: Request): Promise<Response> => {
    const again = request.clone();
    const token = await this.accessToken();
    const first = await this.world.fetch(authorized(request, token));
    if (first.status !== 401) {
      return first;
    }
    return this.world.fetch(authorized(again, await this.accessToken(token)));
  };

  private isDue(token: AccessToken): boolean {
    return token.refreshAt <= this.world.now();
  }

  private refresh(): Promise<AccessToken> {
    const running = this.refreshing;
    if (running) {
      return running;
    }
    const started: Promise<AccessToken> = this.world
      .exclusively(() => this.post('refresh'))
      .then((answer) => this.take(answer))
      .catch((failure) => this.refreshFailed(failure))
      .finally(() => {
        this.refreshing = undefined;
      });
    this.refreshing = started;
    return started;
  }

  private refreshFailed(failure: unknown): never {
    if (failure instanceof RequestFailed && failure.status === 401) {
      this.forget('expired');
    } else if (this.token) {
      this.refreshIn(RETRY_MS);
    }
    throw failure;
  }

  private take(answer: Answer): AccessToken {
    const token = readAccessToken(answer.accessToken, this.world.now());
    this.token = token;
    this.world.observeServerTime(token.issuedAt);
    this.world.remember(true);
    this.refreshIn(Math.max(0, token.refreshAt - this.world.now()));
    if (this.state.phase !== 'signedIn' || !isSame(this.state.user, answer.user)) {
      this.move({ phase: 'signedIn', user: answer.user });
    }
    return token;
  }

  private refreshIn(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh().catch(() => undefined), millis);
  }

  private forget(why: 'byChoice' | 'expired'): void {
    clearTimeout(this.timer);
    this.token = undefined;
    this.world.remember(false);
    this.move({ phase: 'signedOut', why });
  }

  private async post(action: 'login' | 'refresh', body?: Credentials): Promise<Answer> {
    const response = await this.send(action, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      throw failureOf(response.status, answer);
    }
    return answer as Answer;
  }

  private async send(
    action: 'login' | 'refresh' | 'logout',
    body?: Credentials,
  ): Promise<Response> {
    const url = new URL(`/api/v1/auth/${action}`, globalThis.location.origin);
    const headers = { 'Content-Type': 'application/json' };
    const init = body ? { body: JSON.stringify(body), headers } : {};
    const request = new Request(url, { method: 'POST', credentials: 'same-origin', ...init });
    return this.world.fetch(request).catch(() => {
      throw new RequestFailed(0);
    });
  }

  private move(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) {
      listener();
    }
  }
}

function authorized(request: Request, token: string): Request {
  const authorizedRequest = new Request(request);
  authorizedRequest.headers.set('Authorization', `Bearer ${token}`);
  return authorizedRequest;
}

function isSame(one: Me, other: Me): boolean {
  return one.id === other.id && one.role === other.role && one.name === other.name;
}
