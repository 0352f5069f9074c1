package dev.ringbridge.telephony.exotel;

import java.util.Optional;

/**
 * Numbers as this carrier writes them: 0 before ten digits in India (telephony.md 10.2). How it
 * writes others is not known; what is understood is listed here.
 */
final class Numbers {
  private static final String INDIA = "+91";
  private static final String INDIAN = "\\+91[1-9][0-9]{9}";

  private Numbers() {}

  /** In E.164 form; empty if it is no number. */
  static Optional<String> read(String written) {
    if (written.matches("\\+[1-9][0-9]{6,14}")) {
      return Optional.of(written);
    }
    if (written.matches("0[1-9][0-9]{9}")) {
      return Optional.of(INDIA + written.substring(1));
    }
    if (written.matches("00[1-9][0-9]{6,14}")) {
      return Optional.of("+" + written.substring(2));
    }
    return written.matches("91[1-9][0-9]{9}") ? Optional.of("+" + written) : Optional.empty();
  }

  /** As the carrier names its own numbers. */
  static String write(String e164) {
    return e164.matches(INDIAN) ? "0" + e164.substring(INDIA.length()) : e164;
  }
}
