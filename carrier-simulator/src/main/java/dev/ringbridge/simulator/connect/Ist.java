package dev.ringbridge.simulator.connect;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the older API writes them: Indian, and without a zone. */
public final class Ist {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Ist() {}

  /** Null stays null. */
  public static @Nullable String write(@Nullable Instant at) {
    return at == null ? null : FORMAT.format(at.atZone(INDIA));
  }

  /** Empty if it is no time. */
  public static Optional<Instant> read(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, FORMAT).atZone(INDIA).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
