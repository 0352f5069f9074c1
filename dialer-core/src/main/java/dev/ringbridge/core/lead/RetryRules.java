package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When a lead that was not reached is tried again: data of the campaign, never code.
 *
 * @param maxAttempts how many attempts a lead gets in all
 * @param delays how long to wait after each outcome; an outcome without a delay is not tried again
 */
public record RetryRules(int maxAttempts, Map<Outcome, Duration> delays) {
  /**
   * The default: the hours of the disposition table T1 of the requirements for busy (2 h), no
   * answer (4 h) and technical trouble (1 h); a machine counts as no answer, an abandoned call
   * waits three days (Ofcom's 72 hours).
   */
  public static final RetryRules DEFAULT =
      new RetryRules(
          5,
          Map.of(
              Outcome.NO_ANSWER, Duration.ofHours(4),
              Outcome.BUSY, Duration.ofHours(2),
              Outcome.REJECTED, Duration.ofHours(4),
              Outcome.MACHINE, Duration.ofHours(4),
              Outcome.FAILED, Duration.ofHours(1),
              Outcome.CANCELED, Duration.ofHours(1),
              Outcome.ABANDONED, Duration.ofHours(72)));

  public RetryRules {
    delays = Map.copyOf(delays);
  }

  /** How long a lead waits after this outcome; empty where it is not tried again. */
  public Optional<Duration> delayAfter(Outcome outcome) {
    return Optional.ofNullable(delays.get(outcome));
  }
}
