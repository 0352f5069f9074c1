package dev.ringbridge.simulator.connect;

import java.util.Optional;

/**
 * Numbers as this carrier takes and gives them: it takes E.164, 91 without plus, and 0 before ten
 * digits, and gives 0 before ten digits. How it gives numbers outside India is not known: here, 00
 * before all digits.
 */
public final class ExotelNumber {
  private static final String INDIA = "+91";

  private ExotelNumber() {}

  /** In E.164; empty if it is no number. */
  public static Optional<String> read(String written) {
    if (written.matches("\\+[1-9][0-9]{6,14}")) {
      return Optional.of(written);
    }
    if (written.matches("0[1-9][0-9]{9}")) {
      return Optional.of(INDIA + written.substring(1));
    }
    return written.matches("91[1-9][0-9]{9}") ? Optional.of("+" + written) : Optional.empty();
  }

  /** As the older API gives it. */
  public static String write(String address) {
    if (!address.startsWith("+")) {
      return address;
    }
    return address.startsWith(INDIA)
        ? "0" + address.substring(INDIA.length())
        : "00" + address.substring(1);
  }
}
