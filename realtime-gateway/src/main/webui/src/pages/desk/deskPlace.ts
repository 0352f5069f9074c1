import { Store } from '~/live/Store';

/** Where an agent's desk is open in this browser. */
export type Place = 'asking' | 'here' | 'elsewhere';

const LOCK = 'ringbridge.desk';

/**
 * Sees to it that only one tab is the desk: two would take each other's phone away in turn. A tab
 * can take the desk over from another.
 */
export class DeskPlace {
  readonly place = new Store<Place>('asking');
  private release: (() => void) | undefined;

  /** Asks for the desk; takes it from another tab only if told to. */
  async take(fromOthers: boolean): Promise<void> {
    if (!navigator.locks) {
      // Not there on plain HTTP outside localhost.
      this.place.set('here');
      return;
    }
    const options = fromOthers ? { steal: true } : { ifAvailable: true };
    try {
      await navigator.locks.request(LOCK, options, (lock) => this.hold(lock));
    } catch {
      // Another tab took it over.
      this.place.set('elsewhere');
    }
  }

  /** Gives the desk up, for another tab to take. */
  leave(): void {
    this.release?.();
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
