package dev.ringbridge.telephony.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is asked for (RFC 9110, 14.1.2); one that is not understood, or that is
 * several, is the whole.
 *
 * @param first the first byte; negative where so many from the end are meant
 * @param last the last byte, if it is said
 */
record MediaRange(long first, Optional<Long> last, boolean isWhole) {
  private static final MediaRange WHOLE = new MediaRange(0, Optional.empty(), true);
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

  /** That of a header. */
  static MediaRange of(@Nullable String header) {
    Matcher parts = FORM.matcher(header == null ? "" : header.strip());
    if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
      return WHOLE;
    }
    if (parts.group(1).isEmpty()) {
      long fromTheEnd = Long.parseLong(parts.group(2));
      return new MediaRange(
          fromTheEnd == 0 ? Long.MAX_VALUE : -fromTheEnd, Optional.empty(), false);
    }
    Optional<Long> last = Optional.of(parts.group(2)).filter(n -> !n.isEmpty()).map(Long::valueOf);
    return new MediaRange(Long.parseLong(parts.group(1)), last, false);
  }

  boolean isFromTheBeginning() {
    return first == 0;
  }

  /** The bytes that it means of a file; empty where it has none of them. */
  Optional<Span> of(long bytes) {
    long from = first < 0 ? Math.max(0, bytes + first) : first;
    long to = Math.min(bytes - 1, last.orElse(bytes - 1));
    return from <= to ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  /** From one byte to another. */
  record Span(long first, long last) {}
}
