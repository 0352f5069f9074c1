import { encode, FRAME, RATE } from './muLaw';

/** Makes frames for the wire of what a microphone gives, whatever its rate. */
export class Framer {
  private readonly step: number;
  private frame = new Uint8Array(FRAME);
  private filled = 0;
  private sum = 0;
  private count = 0;
  private due: number;

  /** @param rate samples a second of the microphone */
  constructor(rate: number) {
    this.step = rate / RATE;
    this.due = this.step;
  }

  /** Takes samples in, and gives the frames that are full now. */
  take(samples: Float32Array): Uint8Array<ArrayBuffer>[] {
    const full: Uint8Array<ArrayBuffer>[] = [];
    for (const sample of samples) {
      this.sum += sample;
      this.count += 1;
      // The mean of what falls into one sample of the wire keeps the highest tones from folding back.
      if (this.count >= this.due) {
        this.add(this.sum / this.count, full);
      }
    }
    return full;
  }

  private add(mean: number, full: Uint8Array<ArrayBuffer>[]): void {
    this.due += this.step - this.count;
    this.sum = 0;
    this.count = 0;
    this.frame[this.filled] = encode(mean);
    this.filled += 1;
    if (this.filled === FRAME) {
      full.push(this.frame);
      this.frame = new Uint8Array(FRAME);
      this.filled = 0;
    }
  }
}
