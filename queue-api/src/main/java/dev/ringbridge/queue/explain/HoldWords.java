package dev.ringbridge.queue.explain;

import dev.ringbridge.core.carrier.AccountHold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an account that is open takes no calls, in a sentence. */
final class HoldWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HoldWords() {}

  static String of(AccountHold hold) {
    return switch (hold.reason()) {
      case SPEND_PER_MINUTE ->
          "Its carrier account has spent what it may within a minute, and goes on within seconds.";
      case SPEND_PER_DAY ->
          "Its carrier account, or all together, have spent what they may today"
              + until(hold.until()).map(" (they go on at %s)."::formatted).orElse(".");
      case NO_CALLER_ID ->
          "Every number that its calls could show rests, or was shown as often as it may today.";
      case KILLED ->
          "All placing is stopped, by a person or because a block of numbers never called before took too many"
              + " calls. An admin looks into it and releases it under Carriers.";
    };
  }

  private static Optional<String> until(@Nullable Instant until) {
    return Optional.ofNullable(until).map(TIME::format);
  }
}
