package dev.ringbridge.core.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a call is recorded once lead and agent talk, and what the lead hears about it before.
 *
 * @param channels how the voices are kept
 * @param announcement what is said before they talk; null where nothing is
 * @param optOutKey the key that asks for no recording while that is said; null where none does
 */
public record RecordingTerms(
    RecordingChannels channels, @Nullable String announcement, @Nullable String optOutKey) {
  private static final Duration PER_CHARACTER = Duration.ofMillis(90);
  private static final Duration AROUND_WORDS = Duration.ofMillis(1500);
  private static final Duration KEY = Duration.ofMillis(1500);

  /**
   * The same where nothing has to be said about it; then there is nothing to press a key at either.
   */
  public RecordingTerms unannounced() {
    return new RecordingTerms(channels, null, null);
  }

  /** How long the announcement takes at most, with the wait for a key: so much later they talk. */
  public Duration announcing() {
    if (announcement == null) {
      return Duration.ZERO;
    }
    Duration words = AROUND_WORDS.plus(PER_CHARACTER.multipliedBy(announcement.length()));
    return optOutKey == null ? words : words.plus(KEY);
  }
}
