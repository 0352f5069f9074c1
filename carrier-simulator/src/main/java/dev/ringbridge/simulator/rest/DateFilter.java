package dev.ringbridge.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filters of one date: {@code StartTime}, {@code StartTime<} and {@code StartTime>}. A value is
 * a UTC day or a UTC second; bounds are included.
 */
record DateFilter(Form form, String name) {

  /** Whether the values can be read. */
  boolean isValid() {
    return isValid(name) && isValid(name + "<") && isValid(name + ">");
  }

  /** Whether a date passes; none passes only if nothing is asked. */
  boolean passes(@Nullable Instant date) {
    if (date == null) {
      return form.get(name).isEmpty()
          && form.get(name + "<").isEmpty()
          && form.get(name + ">").isEmpty();
    }
    return span(name).map(span -> span.covers(date)).orElse(true)
        && span(name + "<").map(span -> date.isBefore(span.end())).orElse(true)
        && span(name + ">").map(span -> !date.isBefore(span.start())).orElse(true);
  }

  private record Span(Instant start, Duration length) {
    Instant end() {
      return start.plus(length);
    }

    boolean covers(Instant date) {
      return !date.isBefore(start) && date.isBefore(end());
    }
  }

  private boolean isValid(String key) {
    return form.get(key).isEmpty() || span(key).isPresent();
  }

  private Optional<Span> span(String key) {
    return form.get(key).flatMap(DateFilter::parse);
  }

  private static Optional<Span> parse(String text) {
    try {
      if (text.length() == 10) {
        Instant midnight = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Optional.of(new Span(midnight, Duration.ofDays(1)));
      }
      String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
      Instant second = LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
      return Optional.of(new Span(second, Duration.ofSeconds(1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
