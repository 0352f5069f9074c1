package dev.ringbridge.core.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often one person may be called.
 *
 * @param calls at most so many
 * @param within in any span of this length, whenever it begins
 */
public record AttemptCap(int calls, Duration within) {
  public AttemptCap {
    if (calls < 1 || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(calls + " calls within " + within);
    }
  }

  /**
   * The first moment, not before {@code from}, at which another call keeps the cap.
   *
   * @param attempts when this person was called, in any order
   */
  public Instant allows(List<Instant> attempts, Instant from) {
    List<Instant> sorted = attempts.stream().sorted().toList();
    if (sorted.size() < calls) {
      return from;
    }
    Instant frees = sorted.get(sorted.size() - calls).plus(within);
    return frees.isAfter(from) ? frees : from;
  }

  /** The cap in words: 3 calls in 24 hours. */
  @Override
  public String toString() {
    return calls + (calls == 1 ? " call in " : " calls in ") + within.toHours() + " hours";
  }
}
