import { backoff } from './backoff';

/** How a live connection stands. */
export type Connection =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** Lost; tried again by itself. */
  | { readonly phase: 'waiting'; readonly retryAt: number }
  | { readonly phase: 'stopped' };

/** As much of a WebSocket as is used here. */
export interface Wire {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/** What a live socket is made of. */
export interface LiveSocketOptions<Frame, Message> {
  readonly url: string;
  /** A token for the upgrade; told which one was refused, if one was. */
  readonly token: (refused?: string) => Promise<string>;
  readonly onFrame: (frame: Frame) => void;
  readonly onConnection: (connection: Connection) => void;
  /** A socket that says nothing for this long, though it should, is dead. */
  readonly silenceMs: number;
  /** Said once in that time where the server would be silent, and is answered. */
  readonly keepAlive?: Message;
  readonly dial?: (url: string, protocols: string[]) => Wire;
  readonly random?: () => number;
  readonly now?: () => number;
}

const OPEN = 1;
/** The token ran out or was revoked; the socket is opened anew at once. */
const POLICY = 1008;

/**
 * One WebSocket that is kept open: with a token that counts, again after every close, and again
 * when it went silent. What it says when it opens is everything, so nothing is repeated here.
 */
export class LiveSocket<Frame, Message> {
  private readonly options: LiveSocketOptions<Frame, Message>;
  private wire: Wire | undefined;
  private running = false;
  private failures = 0;
  private lastToken: string | undefined;
  private heard = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(options: LiveSocketOptions<Frame, Message>) {
    this.options = options;
  }

  start(): void {
    this.running = true;
    void this.connect();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.retry);
    this.drop();
    this.tell({ phase: 'stopped' });
  }

  /** Opens the socket anew, because what it said does not fit together. */
  restart(): void {
    if (this.running) {
      this.drop();
      void this.connect();
    }
  }

  /** The network is back, or the page is shown again: no need to wait any longer. */
  wake(): void {
    if (this.running && !this.wire && this.retry !== undefined) {
      clearTimeout(this.retry);
      void this.connect();
    }
  }

  /** Says something; false if there is nobody to say it to. */
  send(message: Message): boolean {
    if (this.wire?.readyState !== OPEN) {
      return false;
    }
    this.wire.send(JSON.stringify(message));
    return true;
  }

  private async connect(): Promise<void> {
    this.retry = undefined;
    this.tell({ phase: 'connecting' });
    try {
      // A browser is not told that an upgrade was refused; the second time in a row it may be the token.
      const refused = this.failures > 1 ? this.lastToken : undefined;
      this.lastToken = await this.options.token(refused);
    } catch {
      this.lost();
      return;
    }
    if (this.running && !this.wire) {
      this.open(this.lastToken);
    }
  }

  private open(token: string): void {
    const dial = this.options.dial ?? browserSocket;
    const wire = dial(this.options.url, ['bearer-token-carrier', bearer(token)]);
    this.wire = wire;
    wire.onopen = () => this.opened();
    wire.onmessage = (event) => this.hear(event.data);
    wire.onclose = (event) => this.closed(event.code);
  }

  private opened(): void {
    this.heard = true;
    this.watch = setInterval(() => this.lookAfter(), this.options.silenceMs);
    this.tell({ phase: 'open' });
  }

  /** Only a first frame proves that the server means it. */
  private hear(data: unknown): void {
    this.failures = 0;
    this.heard = true;
    const frame = parsed<Frame>(data);
    if (frame !== undefined) {
      this.options.onFrame(frame);
    }
  }

  /** Compares with the last look, not with a clock: in a tab at rest the looks come late. */
  private lookAfter(): void {
    if (!this.heard) {
      this.drop();
      this.lost();
      return;
    }
    this.heard = false;
    if (this.options.keepAlive !== undefined) {
      this.send(this.options.keepAlive);
    }
  }

  private closed(code: number): void {
    this.drop();
    if (!this.running) {
      return;
    }
    if (code === POLICY && this.failures === 0) {
      this.failures = 1;
      void this.connect();
    } else {
      this.lost();
    }
  }

  private lost(): void {
    if (!this.running) {
      return;
    }
    this.failures += 1;
    const wait = backoff(this.failures, (this.options.random ?? Math.random)());
    this.retry = setTimeout(() => void this.connect(), wait);
    this.tell({ phase: 'waiting', retryAt: (this.options.now ?? Date.now)() + wait });
  }

  private drop(): void {
    clearInterval(this.watch);
    const wire = this.wire;
    this.wire = undefined;
    if (wire) {
      wire.onopen = null;
      wire.onmessage = null;
      wire.onclose = null;
      wire.close();
    }
  }

  private tell(connection: Connection): void {
    this.options.onConnection(connection);
  }
}

/** Browsers cannot set headers on a socket: its token goes as a subprotocol. */
function bearer(token: string): string {
  return encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`);
}

function browserSocket(url: string, protocols: string[]): Wire {
  return new WebSocket(url, protocols) as Wire;
}

function parsed<Frame>(data: unknown): Frame | undefined {
  try {
    return JSON.parse(String(data)) as Frame;
  } catch {
    return undefined;
  }
}

/** The address of a socket of the console's own origin. */
export function socketUrl(path: string): string {
  const url = new URL(path, globalThis.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.toString();
}
