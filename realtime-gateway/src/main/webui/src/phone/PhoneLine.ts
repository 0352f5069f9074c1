import { RequestFailed } from '~/api/problem';
import type { SoftphoneGrant } from '~/api/softphone';
import { backoff } from '~/live/backoff';
import { Store } from '~/live/Store';
import type { Softphone, SoftphoneEvent, SoftphoneState, Sound, SoundChoice } from './Softphone';
import { NoSuchSoftphone } from './softphones';

/** How an agent's phone stands, as the desk shows it. */
export interface PhoneStatus {
  readonly phase: 'off' | 'connecting' | 'up' | 'waiting' | 'failed';
  readonly muted: boolean;
  /** Why it is not up. */
  readonly why?: string;
  /** What is wrong with how it sounds. */
  readonly trouble?: string;
  /** What may be talked into and listened to; there once the phone is up, if it has a choice. */
  readonly sound?: Sound;
}

/** What a phone line is made of. */
export interface PhoneLineOptions {
  readonly grant: () => Promise<SoftphoneGrant>;
  readonly softphone: (grant: SoftphoneGrant) => Softphone;
  readonly random?: () => number;
  readonly now?: () => number;
}

/** A phone that was up this long was well; one that falls sooner, again and again, is not. */
const WELL_AFTER_MS = 30_000;
/** After so many short lives it is for a person to look: perhaps another computer has the phone. */
const SHORT_LIVES = 6;
const ASK_AGAIN_MS = 10_000;

/**
 * Keeps an agent's phone up for as long as it is wanted: every connection is a new softphone with
 * a new grant, and a lost one is followed by the next.
 */
export class PhoneLine {
  readonly status = new Store<PhoneStatus>({ phase: 'off', muted: false });
  private readonly options: PhoneLineOptions;
  private phone: Softphone | undefined;
  private wanted = false;
  private asking = false;
  private failures = 0;
  private upSince: number | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PhoneLineOptions) {
    this.options = options;
  }

  /** Whether it is connected, and again by itself, from now on; a phone that is up stays up. */
  keep(wanted: boolean): void {
    if (wanted === this.wanted) {
      return;
    }
    this.wanted = wanted;
    if (!wanted) {
      this.rest();
    } else if (!this.phone && !this.asking) {
      this.failures = 0;
      void this.connect();
    }
  }

  private rest(): void {
    clearTimeout(this.retry);
    if (this.status.get().phase === 'waiting') {
      this.show({ phase: 'off', muted: false });
    }
  }

  /** Connects anew, whatever there is. */
  renew(): void {
    clearTimeout(this.retry);
    this.failures = 0;
    this.release();
    if (!this.asking) {
      void this.connect();
    }
  }

  /** For how long it has been up, in milliseconds; 0 if it is not. */
  upFor(): number {
    return this.upSince === undefined ? 0 : this.now() - this.upSince;
  }

  mute(muted: boolean): void {
    this.phone?.mute(muted);
  }

  /** Talks into another microphone, or listens to another speaker, from now on. */
  choose(choice: SoundChoice): void {
    this.phone?.choose(choice);
  }

  /** Hangs up for good. */
  close(): void {
    this.wanted = false;
    clearTimeout(this.retry);
    this.release();
    this.show({ phase: 'off', muted: false });
  }

  private async connect(): Promise<void> {
    this.asking = true;
    this.show({ phase: 'connecting', muted: false });
    try {
      const phone = this.options.softphone(await this.options.grant());
      this.asking = false;
      this.take(phone);
    } catch (failure) {
      this.asking = false;
      this.refused(failure);
    }
  }

  private take(phone: Softphone): void {
    if (!this.wanted) {
      this.show({ phase: 'off', muted: false });
      return;
    }
    this.phone = phone;
    phone.subscribe((event) => this.heard(phone, event));
    phone.connect();
  }

  private heard(phone: Softphone, event: SoftphoneEvent): void {
    if (phone !== this.phone) {
      return;
    }
    switch (event.type) {
      case 'muted':
        this.show({ ...this.status.get(), muted: event.muted });
        break;
      case 'trouble':
        this.troubled(event.trouble);
        break;
      case 'sound':
        this.show({ ...this.status.get(), sound: event.sound });
        break;
      case 'expiring':
        void this.renewGrant(phone);
        break;
      default:
        this.moved(phone, event.state);
    }
  }

  private moved(phone: Softphone, state: SoftphoneState): void {
    if (state.phase === 'up') {
      this.upSince = this.now();
      this.show({ phase: 'up', muted: phone.muted });
    } else if (state.phase === 'down' && state.forAPerson) {
      this.phone = undefined;
      this.upSince = undefined;
      this.show({ phase: 'failed', muted: false, why: state.reason });
    } else if (state.phase === 'down') {
      this.lost(state.reason);
    }
  }

  private troubled(trouble: string | undefined): void {
    const { trouble: _, ...rest } = this.status.get();
    this.show(trouble ? { ...rest, trouble } : rest);
  }

  /** A phone whose grant ran out stays up, but could not come back after a lost connection. */
  private async renewGrant(phone: Softphone): Promise<void> {
    try {
      const grant = await this.options.grant();
      if (phone === this.phone) {
        phone.renew(grant);
      }
    } catch {
      setTimeout(() => phone === this.phone && void this.renewGrant(phone), ASK_AGAIN_MS);
    }
  }

  private lost(why: string): void {
    this.failures = this.upFor() > WELL_AFTER_MS ? 1 : this.failures + 1;
    this.phone = undefined;
    this.upSince = undefined;
    if (!this.wanted) {
      this.show({ phase: 'off', muted: false });
    } else if (this.failures >= SHORT_LIVES) {
      this.show({
        phase: 'failed',
        muted: false,
        why: `${why} It fell ${this.failures} times in a row: is your desk open on another computer?`,
      });
    } else {
      this.again(why);
    }
  }

  private refused(failure: unknown): void {
    const why = failure instanceof Error ? failure.message : String(failure);
    const hopeless =
      failure instanceof NoSuchSoftphone ||
      (failure instanceof RequestFailed && !failure.isPassing);
    if (hopeless || !this.wanted) {
      this.show({ phase: hopeless ? 'failed' : 'off', muted: false, why });
    } else {
      this.failures += 1;
      this.again(why);
    }
  }

  private again(why: string): void {
    const wait = backoff(this.failures, (this.options.random ?? Math.random)());
    this.retry = setTimeout(() => void this.connect(), wait);
    this.show({ phase: 'waiting', muted: false, why });
  }

  /** Lets go of the phone without hearing of its end. */
  private release(): void {
    const phone = this.phone;
    this.phone = undefined;
    this.upSince = undefined;
    phone?.disconnect();
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private show(status: PhoneStatus): void {
    this.status.set(status);
  }
}
