import type { SoftphoneGrant } from '~/api/softphone';
import type { Softphone, SoftphoneEvent, SoftphoneState, SoundChoice } from './Softphone';

/** What all softphones have in common: where they stand, and who hears of it. */
export abstract class Handset implements Softphone {
  state: SoftphoneState = { phase: 'idle' };
  muted = false;
  /** Whether nobody is to hear the agent once it is up. */
  protected quiet = false;
  private readonly listeners = new Set<(event: SoftphoneEvent) => void>();

  connect(muted = false): void {
    if (this.state.phase === 'idle') {
      this.quiet = muted;
      this.move({ phase: 'connecting' });
      this.dial();
    }
  }

  abstract disconnect(): void;

  mute(muted: boolean): void {
    if (this.state.phase === 'up' && this.silence(muted)) {
      this.muted = muted;
      this.tell({ type: 'muted', muted });
    }
  }

  abstract renew(grant: SoftphoneGrant): void;

  abstract choose(choice: SoundChoice): void;

  subscribe(listener: (event: SoftphoneEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Begins to connect. */
  protected abstract dial(): void;

  /** Keeps the agent from being heard, or no longer; false if that is not for it to do. */
  protected abstract silence(muted: boolean): boolean;

  /** It is over, for good; nothing, if it was before. */
  protected end(why: { reason: string; forAPerson?: boolean }): void {
    if (this.state.phase !== 'down') {
      this.muted = false;
      this.move({ phase: 'down', ...why });
    }
  }

  protected move(state: SoftphoneState): void {
    this.state = state;
    if (this.quiet) {
      this.mute(true);
    }
    this.tell({ type: 'state', state });
  }

  protected tell(event: SoftphoneEvent): void {
    for (const listener of this.listeners) {
      listener(event);
    }
  }
}
