import type { CampaignSnapshot, TellTheBoard } from '~/generated/sockets';
import { type Connection, LiveSocket, type LiveSocketOptions } from '~/live/LiveSocket';
import { Store } from '~/live/Store';
import { apply, type Board } from './boardState';

/** The campaigns as they were at a moment. */
export interface Sample {
  readonly at: number;
  readonly campaigns: ReadonlyMap<string, CampaignSnapshot>;
}

export interface BoardFeedOptions {
  readonly socketUrl: string;
  readonly token: (refused?: string) => Promise<string>;
  readonly observeServerTime: (millis: number) => void;
  readonly dial?: NonNullable<LiveSocketOptions<TellTheBoard, never>['dial']>;
  readonly now?: () => number;
}

/** Heartbeats come every five seconds; after this long without any frame the board is stale. */
export const STALE_AFTER_MS = 10_000;
/** Twice as long is a dead socket. */
const SILENCE_MS = 12_000;
const SAMPLE_EVERY_MS = 5_000;
const SAMPLES = 121;

/** What a board shows, as the gateway pushes it; nothing is asked for. */
export class BoardFeed {
  readonly board = new Store<Board>(undefined);
  readonly connection = new Store<Connection>({ phase: 'connecting' });
  readonly history = new Store<readonly Sample[]>([]);
  /** When the last frame came, by this computer's clock. */
  heardAt: number;
  private readonly options: BoardFeedOptions;
  private readonly socket: LiveSocket<TellTheBoard, never>;
  private sampler: ReturnType<typeof setInterval> | undefined;

  constructor(options: BoardFeedOptions) {
    this.options = options;
    this.heardAt = this.now();
    this.socket = new LiveSocket({
      url: options.socketUrl,
      token: options.token,
      onFrame: (frame) => this.hear(frame),
      onConnection: (connection) => this.connection.set(connection),
      silenceMs: SILENCE_MS,
      ...(options.dial ? { dial: options.dial } : {}),
    });
  }

  open(): void {
    this.heardAt = this.now();
    this.socket.start();
    this.sampler = setInterval(() => this.sample(), SAMPLE_EVERY_MS);
  }

  close(): void {
    clearInterval(this.sampler);
    this.socket.stop();
  }

  wake(): void {
    this.socket.wake();
  }

  isStale(): boolean {
    return this.now() - this.heardAt > STALE_AFTER_MS;
  }

  private hear(frame: TellTheBoard): void {
    this.heardAt = this.now();
    if (frame.type === 'snapshot') {
      this.options.observeServerTime(Date.parse(frame.at));
    }
    const applied = apply(this.board.get(), frame);
    if (applied === 'gap') {
      this.socket.restart();
      return;
    }
    const first = !this.board.get() && applied.board;
    this.board.set(applied.board);
    if (first) {
      this.sample();
    }
  }

  private sample(): void {
    const board = this.board.get();
    if (board && !this.isStale()) {
      const taken = { at: this.now(), campaigns: board.campaigns };
      this.history.set([...this.history.get(), taken].slice(-SAMPLES));
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
