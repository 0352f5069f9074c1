package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.Delay;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When a lead that was not reached is tried again: data of the campaign, never code.
 *
 * @param maxAttempts how many attempts a lead gets in all
 * @param delays how long to wait after each outcome; an outcome without a delay is not tried again
 */
public record RetryRules(int maxAttempts, Map<Outcome, Delay> delays) {
  /**
   * The default: the hours of the disposition table T1 of the requirements for busy (2 h), no
   * answer (4 h) and technical trouble (1 h); a machine counts as no answer, an abandoned call
   * waits three days (Ofcom's 72 hours).
   */
  public static final RetryRules DEFAULT =
      new RetryRules(
          5,
          Map.of(
              Outcome.NO_ANSWER, Delay.fixed(Duration.ofHours(4)),
              Outcome.BUSY, Delay.fixed(Duration.ofHours(2)),
              Outcome.REJECTED, Delay.fixed(Duration.ofHours(4)),
              Outcome.MACHINE, Delay.fixed(Duration.ofHours(4)),
              Outcome.FAILED, Delay.fixed(Duration.ofHours(1)),
              Outcome.CANCELED, Delay.fixed(Duration.ofHours(1)),
              Outcome.ABANDONED, Delay.fixed(Duration.ofHours(72))));

  public RetryRules {
    delays = Map.copyOf(delays);
  }

  /**
   * How long a lead waits after this outcome; empty where it is not tried again.
   *
   * @param attempts all that were made, this one counted
   */
  public Optional<Duration> delayAfter(Outcome outcome, int attempts) {
    return Optional.ofNullable(delays.get(outcome)).map(delay -> delay.after(attempts));
  }

  /** How long it waits the first time; empty where it is not tried again. */
  public Optional<Duration> delayAfter(Outcome outcome) {
    return delayAfter(outcome, 1);
  }
}
