package dev.ringbridge.telephony.carrier;

import java.time.Duration;

/** How a carrier limits the requests of an account. */
public sealed interface Rate {
  /** So many calls a second, as the account's row says; what is more waits at the carrier. */
  record PerSecond() implements Rate {}

  /**
   * So many requests of any kind within any 60 seconds; what is more is refused.
   *
   * @param requests how many
   */
  record PerMinute(int requests) implements Rate {
    /**
     * How long to wait after a refusal: a request of the sixty seconds before has to leave them
     * first, and whoever asks at once is refused again (telephony.md 10.5).
     */
    public static final Duration PAUSE = Duration.ofSeconds(2);
  }
}
