package dev.ringbridge.telephony.carrier;

import java.time.Duration;

/**
 * When the first byte of a request may leave. A carrier asks once its connection stands, as the
 * last thing before it writes.
 *
 * @param deadline past this it does not leave at all
 * @param headway keeps it away from the account's last one
 */
public record Departure(Deadline deadline, Headway headway) {
  /** The time between two requests of one account. Any thread may ask. */
  @FunctionalInterface
  public interface Headway {
    /** Takes this moment, or says how long it takes until one may be taken; ask again then. */
    Duration take();
  }

  /** A request that follows none. */
  public static Departure alone(Deadline deadline) {
    return new Departure(deadline, () -> Duration.ZERO);
  }
}
