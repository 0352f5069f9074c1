package dev.ringbridge.queue.batch;

import dev.ringbridge.core.compliance.ConsentScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row says that somebody agreed to.
 *
 * @param source where it comes from; empty where the row does not say
 * @param at when; null where the row does not say
 */
record RowConsent(ConsentScope scope, String source, @Nullable Instant at) {
  private static final Map<String, ConsentScope> SCOPES =
      Map.of(
          "yes", ConsentScope.CALLS,
          "true", ConsentScope.CALLS,
          "1", ConsentScope.CALLS,
          "calls", ConsentScope.CALLS,
          "automated", ConsentScope.AUTOMATED,
          "recording", ConsentScope.RECORDING);

  /** Whether a value says that nothing was agreed to. */
  static boolean isNone(String said) {
    String word = said.toLowerCase(Locale.ROOT);
    return word.isEmpty() || word.equals("no") || word.equals("false") || word.equals("0");
  }

  /** Reads it; empty where it cannot be meant. */
  static Optional<RowConsent> read(String said, String source, String at) {
    ConsentScope scope = SCOPES.get(said.toLowerCase(Locale.ROOT));
    if (scope == null) {
      return Optional.empty();
    }
    if (at.isEmpty()) {
      return Optional.of(new RowConsent(scope, source, null));
    }
    return moment(at).map(when -> new RowConsent(scope, source, when));
  }

  /** A date, or a moment with its zone. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
