import { RequestFailed } from '~/api/problem';
import type { ListenGrant } from '~/api/types';
import type { Softphone } from './Softphone';
import type { SecondLineWatch } from './secondLine';

/** What the line to a colleague is made of. */
export interface ConsultationLineOptions {
  readonly join: () => Promise<ListenGrant>;
  readonly connect: (grant: ListenGrant, watch: SecondLineWatch) => Softphone;
  /** Says to the server that the line is down for good. */
  readonly lost: () => Promise<void>;
  readonly muted: () => boolean;
  readonly connected: (now: boolean) => void;
  /** It could not be begun. */
  readonly failed: (why: unknown) => void;
}

const SAY_AGAIN_MS = 3_000;

/**
 * The agent's second line, to the colleague whom they ask. The server would hear of a line that is
 * down from the carrier only, or when the time is up: it is told, for as long as nobody closes this.
 */
export class ConsultationLine {
  private readonly options: ConsultationLineOptions;
  private phone: Softphone | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private wanted = true;

  constructor(options: ConsultationLineOptions) {
    this.options = options;
  }

  async open(): Promise<void> {
    try {
      const grant = await this.options.join();
      if (this.wanted) {
        this.phone = this.options.connect(grant, {
          up: () => this.options.connected(true),
          down: () => this.down(),
          muted: this.options.muted,
        });
      }
    } catch (failure) {
      if (this.wanted) {
        this.options.failed(failure);
        this.say();
      }
    }
  }

  mute(muted: boolean): void {
    this.phone?.mute(muted);
  }

  /** Nobody needs it any more. */
  close(): void {
    this.wanted = false;
    clearTimeout(this.again);
    this.phone?.disconnect();
    this.phone = undefined;
  }

  private down(): void {
    if (this.wanted) {
      this.options.connected(false);
      this.say();
    }
  }

  private say(): void {
    this.options.lost().catch((failure: unknown) => {
      if (this.wanted && failure instanceof RequestFailed && failure.isPassing) {
        this.again = setTimeout(() => this.say(), SAY_AGAIN_MS);
      }
    });
  }
}
