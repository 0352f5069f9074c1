package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.event.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lead whose number it is.
 *
 * @param callsBack whether its campaign may have an agent call by itself, now or later: not where
 *     agents dial, where a message is broadcast, where it was stopped for good, or where consents
 *     or official lists forbid it
 * @param campaignOpen whether its campaign runs, or was only paused
 * @param tenancy its campaign's
 * @param wantsLanguage what an agent must speak to talk with it; null where any agent will do
 * @param onACall whether one of our calls to that number is live, or about to be
 * @param calledBackLately whether it was promised to be called back for a call of the day before
 * @param ownerId who promised it a call, or else talked with it last; null where nobody did
 * @param lastCallId the last call that reached for its phone; null where none did
 * @param lastCalledAt when that was
 */
record KnownCaller(
    UUID leadId,
    UUID campaignId,
    boolean callsBack,
    boolean campaignOpen,
    Tenancy tenancy,
    @Nullable String wantsLanguage,
    boolean onACall,
    boolean calledBackLately,
    @Nullable UUID ownerId,
    @Nullable UUID lastCallId,
    @Nullable Instant lastCalledAt) {
  /** How long after our call theirs is taken for the answer. */
  static final Duration RETURNS_WITHIN = Duration.ofDays(7);

  CallerCategory category(Instant at) {
    return isReturned(at) ? CallerCategory.RETURNED_CALL : CallerCategory.KNOWN_LEAD;
  }

  @Nullable UUID returnedCallId(Instant at) {
    return isReturned(at) ? lastCallId : null;
  }

  private boolean isReturned(Instant at) {
    return lastCalledAt != null && lastCalledAt.plus(RETURNS_WITHIN).isAfter(at);
  }
}
