package dev.ringbridge.core.disposition;

import java.time.Duration;

/**
 * How long a lead waits until it is tried again: the same each time, or longer with each attempt.
 *
 * @param first the wait after the first attempt
 * @param factor what each further attempt multiplies it by; 1 leaves it as it is
 * @param most it never grows beyond this
 */
public record Delay(Duration first, double factor, Duration most) {
  /** Further away it is a slip of the year. */
  public static final Duration LONGEST = Duration.ofDays(366);

  /** The same wait each time. */
  public static Delay fixed(Duration wait) {
    return new Delay(wait, 1, wait);
  }

  /** The same wait of so many minutes each time. */
  public static Delay minutes(long minutes) {
    return fixed(Duration.ofMinutes(minutes));
  }

  /** Whether it is longer after more attempts. */
  public boolean grows() {
    return factor > 1;
  }

  /**
   * The wait after so many attempts.
   *
   * @param attempts all that were made, the last one counted
   */
  public Duration after(int attempts) {
    double grown = first.toMillis() * Math.pow(factor, Math.max(0, attempts - 1));
    return grown < most.toMillis() ? Duration.ofMillis(Math.round(grown)) : most;
  }
}
