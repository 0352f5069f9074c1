package dev.ringbridge.core.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How soon a campaign dials its leads for the first time, by the clock from the moment each came
 * in. A lead counts once: it was dialed within two hours, later, or waits for longer already. One
 * that waits for less, and one that left without being dialed, counts in no way. (Requirements
 * 3.03, 3.14.)
 *
 * @param oldestFreshAt when the oldest lead came in that waits and was never dialed, to the minute;
 *     null where none does
 * @param dialedInTime leads that were first dialed within two hours
 * @param dialedLate leads that were first dialed later
 * @param waitingLate leads that were never dialed and have waited for two hours
 */
public record SpeedToLead(
    @Nullable Instant oldestFreshAt, long dialedInTime, long dialedLate, long waitingLate) {
  /** Before the first lead. */
  public static final SpeedToLead NONE = new SpeedToLead(null, 0, 0, 0);

  /** The share of those that count that were dialed in time; null where none counts yet. */
  public @Nullable Double shareInTime() {
    long all = dialedInTime + dialedLate + waitingLate;
    return all == 0 ? null : (double) dialedInTime / all;
  }
}
