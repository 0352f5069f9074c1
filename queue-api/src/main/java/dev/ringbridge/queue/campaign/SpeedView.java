package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.campaign.SpeedToLead;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How soon a campaign dials its leads for the first time, as the API shows it.
 *
 * @param oldestFreshAt when the oldest lead came in that waits and was never dialed, to the minute;
 *     null where none does
 * @param oldestFreshSeconds how long ago that is
 * @param shareInTime the share that was first dialed within two hours, from 0 to 1, of all that
 *     were dialed or have waited for two hours; null where there are none
 * @param dialedInTime leads that were first dialed within two hours of when they came in
 * @param dialedLate leads that were first dialed later
 * @param waitingLate leads that were never dialed and have waited for two hours
 */
record SpeedView(
    @Nullable Instant oldestFreshAt,
    @Nullable Long oldestFreshSeconds,
    @Nullable Double shareInTime,
    long dialedInTime,
    long dialedLate,
    long waitingLate) {

  static SpeedView of(SpeedToLead speed, Instant now) {
    Instant oldest = speed.oldestFreshAt();
    return new SpeedView(
        oldest,
        oldest == null ? null : Duration.between(oldest, now).toSeconds(),
        speed.shareInTime(),
        speed.dialedInTime(),
        speed.dialedLate(),
        speed.waitingLate());
  }
}
