package dev.ringbridge.telephony.carrier;

import java.time.Duration;

/**
 * A deadline of the database's clock, carried on this process's stopwatch. It is never later than
 * the real one: the time left is counted from before the database was asked.
 *
 * @param nanos the stopwatch's reading at which it has passed
 */
public record Deadline(long nanos) {
  /**
   * @param left what the database said was left
   * @param askedAt the stopwatch's reading before it was asked
   */
  public static Deadline of(Duration left, long askedAt) {
    return new Deadline(askedAt + left.toNanos());
  }

  /** How long it is until then; nothing, or less, once it has passed. */
  public Duration left(long now) {
    return Duration.ofNanos(nanos - now);
  }

  /** Whether it has passed. */
  public boolean isPast(long now) {
    return now - nanos >= 0;
  }
}
