package dev.ringbridge.telephony.placing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often the request was, or may have been, sent. A try is committed before its first byte
 * leaves.
 *
 * @param count how many
 * @param last when the last one began, null before the first
 */
public record Tries(int count, @Nullable Instant last) {
  static final Tries NONE = new Tries(0, null);

  Tries another(Instant at) {
    return new Tries(count + 1, at);
  }
}
