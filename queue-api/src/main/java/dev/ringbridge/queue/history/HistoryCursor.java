package dev.ringbridge.queue.history;

import dev.ringbridge.foundation.problem.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a history ends.
 *
 * @param at the last entry's time
 * @param key the last entry's place among those of that time
 */
record HistoryCursor(Instant at, String key) {
  private static final char BETWEEN = '_';

  static HistoryCursor of(HistoryEntry last) {
    return new HistoryCursor(last.at(), last.key());
  }

  /** Reads what {@link #toString} wrote. */
  static @Nullable HistoryCursor read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int between = text.indexOf(BETWEEN);
    try {
      return new HistoryCursor(
          Instant.parse(text.substring(0, Math.max(0, between))), text.substring(between + 1));
    } catch (DateTimeParseException e) {
      throw Refusal.invalid("cursor", "Cursor", "Use the nextCursor of the page before.");
    }
  }

  @Override
  public String toString() {
    return at.toString() + BETWEEN + key;
  }
}
