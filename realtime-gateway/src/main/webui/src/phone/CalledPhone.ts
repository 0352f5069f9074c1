import { RequestFailed } from '~/api/problem';
import type { PhoneCall } from '~/api/softphone';
import { Handset } from './Handset';

/** What a called phone asks of the server. */
export interface PhoneCalls {
  readonly call: () => Promise<PhoneCall>;
  readonly look: (legEpoch: number) => Promise<PhoneCall>;
  readonly hangUp: (legEpoch: number) => Promise<void>;
}

const LOOK_WHILE_RINGING_MS = 1_000;
const LOOK_WHILE_UP_MS = 5_000;
const RINGING = 'Your phone is ringing: pick up, and stay on the line between calls.';
const NOT_PICKED_UP = 'Your phone was not picked up, is busy, or cannot be reached.';

/**
 * A phone beside the browser, which the carrier calls: the agent answers it once and stays on the
 * line. The browser asks for the call and sees how it stands; sound and mute are the phone's own.
 */
export class CalledPhone extends Handset {
  private readonly calls: PhoneCalls;
  private legEpoch: number | undefined;
  private next: ReturnType<typeof setTimeout> | undefined;

  constructor(calls: PhoneCalls) {
    super();
    this.calls = calls;
  }

  protected dial(): void {
    void this.call();
  }

  disconnect(): void {
    const epoch = this.legEpoch;
    if (epoch !== undefined && this.state.phase !== 'down') {
      this.calls.hangUp(epoch).catch(() => undefined);
    }
    this.down('Disconnected.');
  }

  /** The phone has a key for it; the carrier has none for us. */
  protected silence(): boolean {
    return false;
  }

  /** The leg lives on whatever the grant's age. */
  renew(): void {}

  /** The sound is the phone's own. */
  choose(): void {}

  private async call(): Promise<void> {
    try {
      const call = await this.calls.call();
      if (this.state.phase === 'down') {
        this.calls.hangUp(call.legEpoch).catch(() => undefined);
        return;
      }
      this.legEpoch = call.legEpoch;
      this.tell({ type: 'trouble', trouble: RINGING });
      this.hear(call);
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      this.down(why, failure instanceof RequestFailed && !failure.isPassing);
    }
  }

  private hear(call: PhoneCall): void {
    if (this.state.phase === 'down') {
      return;
    }
    if (call.state === 'DOWN') {
      const wasUp = this.state.phase === 'up';
      this.down(wasUp ? 'Your phone was hung up.' : NOT_PICKED_UP, !wasUp);
      return;
    }
    if (call.state === 'UP' && this.state.phase !== 'up') {
      this.tell({ type: 'trouble' });
      this.move({ phase: 'up' });
    }
    this.lookLater(call.legEpoch);
  }

  private lookLater(legEpoch: number): void {
    const wait = this.state.phase === 'up' ? LOOK_WHILE_UP_MS : LOOK_WHILE_RINGING_MS;
    this.next = setTimeout(() => void this.look(legEpoch), wait);
  }

  /** A server that does not answer says nothing about the phone. */
  private async look(legEpoch: number): Promise<void> {
    try {
      this.hear(await this.calls.look(legEpoch));
    } catch (failure) {
      if (failure instanceof RequestFailed && !failure.isPassing) {
        this.down(failure.message);
      } else if (this.state.phase !== 'down') {
        this.lookLater(legEpoch);
      }
    }
  }

  private down(reason: string, forAPerson = false): void {
    if (this.state.phase === 'down') {
      return;
    }
    clearTimeout(this.next);
    this.tell({ type: 'trouble' });
    this.end(forAPerson ? { reason, forAPerson } : { reason });
  }
}
