package dev.ringbridge.simulator.exotel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an account calls, as the carrier's lists have them.
 *
 * @param number in E.164, or the address of a softphone, which is on no list
 * @param status which of the account's lists they are on; NEUTRAL where left out
 * @param expirySeconds after which they are on none again, as the carrier says it; forever if 0
 * @param dnd whether they are on the do-not-disturb list, as blocked prefixes are
 * @param fails with which HTTP status questions about them are answered; 0 for no answer at all,
 *     null for the right one
 */
public record Customer(
    String number, Status status, int expirySeconds, boolean dnd, @Nullable Integer fails) {
  /** The lists of an account. */
  public enum Status {
    WHITELIST,
    BLACKLIST,
    NEUTRAL
  }

  private static final int FOREVER = -1;

  public Customer {
    Objects.requireNonNull(number, "number");
    status = Objects.requireNonNullElse(status, Status.NEUTRAL);
    expirySeconds = expirySeconds == 0 ? FOREVER : expirySeconds;
  }

  /** Whether the number is one. */
  public boolean isValid() {
    return number.matches("\\+[1-9][0-9]{6,14}");
  }

  /** Somebody of whom nothing was said. */
  static Customer unknown(String number) {
    return new Customer(number, Status.NEUTRAL, FOREVER, false, null);
  }
}
