import { FRAME, RATE } from './muLaw';

/** Playing begins with so much in hand: frames that come late by less are not missed. */
const AHEAD = 3 * FRAME;
/** More than this in hand is delay for the ear: the oldest gives way. */
const MOST = 12 * FRAME;

/** Sound that came in frames, taken out as evenly as a speaker wants it, at its own rate. */
export class JitterBuffer {
  private readonly step: number;
  private samples: number[] = [];
  private place = 0;
  private playing = false;

  /** @param rate samples a second of the speaker */
  constructor(rate: number) {
    this.step = RATE / rate;
  }

  put(frame: Float32Array): void {
    this.samples.push(...frame);
    if (this.samples.length > MOST) {
      this.samples = this.samples.slice(-2 * AHEAD);
      this.place = 0;
    }
  }

  /** Fills what the speaker wants next: silence, where nothing is in hand. */
  fill(wanted: Float32Array): void {
    this.playing ||= this.samples.length >= AHEAD;
    wanted.fill(0);
    for (let i = 0; this.playing && i < wanted.length; i++) {
      wanted[i] = this.next();
    }
    this.samples.splice(0, Math.floor(this.place));
    this.place -= Math.floor(this.place);
  }

  private next(): number {
    const at = Math.floor(this.place);
    const one = this.samples[at];
    const other = this.samples[at + 1];
    if (one === undefined || other === undefined) {
      this.playing = false;
      return 0;
    }
    const value = one + (other - one) * (this.place - at);
    this.place += this.step;
    return value;
  }
}
