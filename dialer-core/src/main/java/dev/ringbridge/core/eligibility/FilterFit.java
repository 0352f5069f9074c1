package dev.ringbridge.core.eligibility;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a lead stands to its campaign's filter.
 *
 * @param fits whether it does now
 * @param from when it will by its age alone; null where it does now, or somebody must act
 * @param until when its age alone ends that; null where it does not
 */
public record FilterFit(boolean fits, @Nullable Instant from, @Nullable Instant until) {
  /** That of a lead that no filter holds. */
  public static final FilterFit ALWAYS = new FilterFit(true, null, null);

  /** The moment, or the later one from which it fits. */
  Instant notBefore(Instant moment) {
    return from == null || from.isBefore(moment) ? moment : from;
  }

  /** Whether it still fits then. */
  boolean lasts(Instant moment) {
    return until == null || moment.isBefore(until);
  }
}
