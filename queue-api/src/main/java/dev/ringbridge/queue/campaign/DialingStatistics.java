package dev.ringbridge.queue.campaign;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is dialed, and how many people answer. (Requirement 3.12.)
 *
 * @param at when it was counted; what happened in the last second may be missing
 * @param zone the time zone in which the organization's day begins
 * @param lastHour the last sixty minutes, the one that runs included
 * @param today the day so far
 */
record DialingStatistics(Instant at, String zone, Dialed lastHour, Dialed today) {

  /**
   * The calls that were placed in a stretch of time.
   *
   * @param from when it began
   * @param placed calls that reached for a phone in it
   * @param connected those of them that a person answered, by now; one that nobody has told from a
   *     machine counts as a person
   * @param connectionRate their share, from 0 to 1; null where none was placed
   * @param callsPerHour calls an hour: of a day, from its first call on
   */
  record Dialed(
      Instant from,
      long placed,
      long connected,
      @Nullable Double connectionRate,
      double callsPerHour) {
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * @param first the minute of the first call in it; null where there was none
     */
    static Dialed of(
        Instant from, Instant now, @Nullable Instant first, long placed, long connected) {
      return new Dialed(
          from,
          placed,
          connected,
          placed == 0 ? null : (double) connected / placed,
          first == null ? 0 : placed / hours(first, now));
    }

    /** Less than an hour says nothing of an hour yet: it counts as one. */
    private static double hours(Instant first, Instant now) {
      double hours = (double) Duration.between(first, now).toSeconds() / HOUR.toSeconds();
      return Math.max(1, hours);
    }
  }
}
