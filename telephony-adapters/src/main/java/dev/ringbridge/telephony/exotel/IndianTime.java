package dev.ringbridge.telephony.exotel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as the list of calls writes them: Indian, and without a zone (telephony.md 10.2). */
final class IndianTime {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private IndianTime() {}

  static String write(Instant at) {
    return FORMAT.format(at.atZone(INDIA));
  }

  /** Empty if it is no time. */
  static Optional<Instant> read(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, FORMAT).atZone(INDIA).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
