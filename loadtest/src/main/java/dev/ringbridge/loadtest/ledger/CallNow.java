package dev.ringbridge.loadtest.ledger;

import java.util.Map;
import java.util.Set;

/**
 * What the product's API says of a call.
 *
 * @param state for example {@code ENDED}
 * @param outcome what came of it; empty while it lives
 */
record CallNow(String state, String outcome) {
  static final CallNow ABANDONED = new CallNow("ENDED", "ABANDONED");
  static final CallNow PUT_THROUGH = new CallNow("ENDED", "COMPLETED");

  /** What may have come of a call that the carrier ended so. */
  private static final Map<String, Set<String>> TRUTHS =
      Map.of(
          "completed", Set.of("COMPLETED", "MACHINE", "ABANDONED"),
          "busy", Set.of("BUSY"),
          "no-answer", Set.of("NO_ANSWER", "REJECTED"),
          "failed", Set.of("FAILED", "INVALID_NUMBER"),
          "canceled", Set.of("CANCELED"));

  /** Whether that is what the carrier says. */
  boolean agreesWith(String endStatus) {
    return state.equals("ENDED") && TRUTHS.getOrDefault(endStatus, Set.of()).contains(outcome);
  }
}
