/**
 * What time it is on the server. The console shows how long calls and states last from the server's
 * timestamps, and a computer whose clock is wrong must not show negative minutes.
 */
export class ServerClock {
  /** Below this the difference is the network and the rounding of timestamps, not the clock. */
  private static readonly TOLERANCE_MS = 2_000;

  private offset = 0;
  private readonly local: () => number;

  constructor(local: () => number = Date.now) {
    this.local = local;
  }

  /** The server said it is this moment, just now. */
  observe(serverMillis: number): void {
    const difference = serverMillis - this.local();
    this.offset = Math.abs(difference) > ServerClock.TOLERANCE_MS ? difference : 0;
  }

  /** Milliseconds since the epoch, by the server. */
  now(): number {
    return this.local() + this.offset;
  }
}

export const serverClock = new ServerClock();
