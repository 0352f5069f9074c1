package dev.ringbridge.simulator.people;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The chance of one dialing: a pure function of the seed, the number and how many times it was
 * dialed, so that a run can be repeated.
 */
public final class Dice {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final double SPREAD = 0.5;

  private final SplittableRandom random;

  /**
   * The dice of one dialing.
   *
   * @param time which time the number is dialed, from 1
   */
  public Dice(long seed, String number, int time) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < number.length(); i++) {
      hash = (hash ^ number.charAt(i)) * FNV_PRIME;
    }
    this.random = new SplittableRandom((hash * FNV_PRIME + time) * FNV_PRIME + seed);
  }

  /** From 0 up to 1. */
  public double fraction() {
    return random.nextDouble();
  }

  /**
   * A delay with this mean: log-normal, as ring and talk times are, from a tenth of the mean to
   * five times of it.
   */
  Duration around(Duration mean) {
    double factor = Math.exp(SPREAD * gaussian() - SPREAD * SPREAD / 2);
    return Duration.ofNanos((long) (mean.toNanos() * Math.max(0.1, Math.min(5, factor))));
  }

  /** Any delay below the longest, each as likely. */
  public Duration upTo(Duration longest) {
    return Duration.ofNanos((long) (longest.toNanos() * fraction()));
  }

  /** Box and Muller's, because SplittableRandom's own differs between Java versions. */
  private double gaussian() {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
