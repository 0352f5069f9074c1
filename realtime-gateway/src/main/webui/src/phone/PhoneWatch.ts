import type { PhoneLine } from './PhoneLine';

/** The gateway is given this long to see a phone that says it is up. */
const SEEN_WITHIN_MS = 5_000;

/** Mends a phone that is up here and down there: the leg is too old, or the gateway never saw it. */
export class PhoneWatch {
  private readonly phone: PhoneLine;
  private readonly isSeen: () => boolean;
  private check: ReturnType<typeof setTimeout> | undefined;

  constructor(phone: PhoneLine, isSeen: () => boolean) {
    this.phone = phone;
    this.isSeen = isSeen;
  }

  /** Whether the phone should be up from now on. */
  expect(wanted: boolean): void {
    this.stop();
    if (wanted && !this.isSeen()) {
      this.lookLater();
    }
  }

  stop(): void {
    clearTimeout(this.check);
  }

  private lookLater(): void {
    this.check = setTimeout(() => this.look(), SEEN_WITHIN_MS);
  }

  private look(): void {
    if (this.isSeen()) {
      return;
    }
    if (this.phone.upFor() >= SEEN_WITHIN_MS) {
      this.phone.renew();
    }
    this.lookLater();
  }
}
