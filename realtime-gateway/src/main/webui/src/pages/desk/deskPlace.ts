import { Store } from '~/live/Store';

/** Where an agent's desk is open in this browser. */
export type Place = 'asking' | 'here' | 'elsewhere';

const LOCK = 'ringbridge.desk';

/**
 * Sees to it that only one tab is the desk: two would take each other's phone away in turn. A tab
 * gets the desk when the other closes, or takes it over when it is told to.
 */
export class DeskPlace {
  readonly place = new Store<Place>('asking');
  private waiting: AbortController | undefined;
  private release: (() => void) | undefined;

  /** Asks for the desk; takes it from another tab only if told to. */
  async take(fromOthers: boolean): Promise<void> {
    if (!navigator.locks) {
      // Not there on plain HTTP outside localhost.
      this.place.set('here');
      return;
    }
    this.waiting?.abort();
    if (fromOthers) {
      await this.request({ steal: true });
      return;
    }
    await this.request({ ifAvailable: true });
    if (this.place.get() === 'elsewhere') {
      this.waiting = new AbortController();
      await this.request({ signal: this.waiting.signal });
    }
  }

  /** Gives the desk up, for another tab to take. */
  leave(): void {
    this.waiting?.abort();
    this.release?.();
    this.release = undefined;
    this.place.set('asking');
  }

  private async request(options: LockOptions): Promise<void> {
    try {
      await navigator.locks.request(LOCK, options, (lock) => this.hold(lock));
    } catch (failure) {
      // A lock that was held and is broken was taken over; a wait that was given up is no news.
      if (this.release && !options.signal?.aborted) {
        this.release = undefined;
        this.place.set('elsewhere');
      } else if (!(failure instanceof DOMException)) {
        throw failure;
      }
    }
  }

  private hold(lock: Lock | null): Promise<void> | undefined {
    this.place.set(lock ? 'here' : 'elsewhere');
    return lock
      ? new Promise((resolve) => {
          this.release = resolve;
        })
      : undefined;
  }
}
