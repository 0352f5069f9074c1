package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.connect.ExotelNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an ExoPhone is reached.
 *
 * @param number as the account writes it
 * @param incomingOutage whether nobody can call it
 * @param outgoingOutage whether nobody can be called from it
 * @param alternate the number to use meanwhile; null where there is none
 */
public record ExophoneHealth(
    String number, boolean incomingOutage, boolean outgoingOutage, @Nullable String alternate) {
  public ExophoneHealth {
    Objects.requireNonNull(number, "number");
  }

  static ExophoneHealth good(String number) {
    return new ExophoneHealth(number, false, false, null);
  }

  /** Whether anything is wrong with it. */
  boolean isAffected() {
    return incomingOutage || outgoingOutage;
  }

  /** Whether its number can be read. */
  public boolean isValid() {
    return ExotelNumber.read(number).isPresent();
  }
}
