package dev.ringbridge.queue.call;

import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.DispositionSet;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.lead.Languages;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param code one of the campaign's dispositions
 * @param subCode why it came to this: one of the disposition's sub-dispositions, where it has any
 * @param note in the agent's words
 * @param callbackAt the time agreed on to call again, where the disposition calls back
 * @param callbackMine whether the agent keeps the callback for themselves; anyone may take it
 *     otherwise, and if they are not free then
 * @param language what the person speaks, where the disposition hands them to another agent; left
 *     out it is the lead's own, and a supervisor's matter where that is not known either
 */
record Said(
    @NotBlank @Size(max = 100) String code,
    @Nullable @Size(max = 60) String subCode,
    @Nullable @Size(max = 500) String note,
    @Nullable Instant callbackAt,
    @Nullable Boolean callbackMine,
    @Nullable @Size(max = 35) String language) {
  /** Further away it is a slip of the year. */
  private static final Duration MOST_AHEAD = Duration.ofDays(366);

  /** The same in the words of a campaign's dispositions; what does not fit them is refused. */
  CallResult result(DispositionSet set, UUID agentId, Instant now) {
    Disposition disposition = set.find(code).orElseThrow(Said::unknown);
    refuseSub(disposition);
    refuseCallback(disposition, now);
    String spoken = Languages.normal(language);
    if (spoken != null && disposition.action() != AutoAction.REASSIGN) {
      throw Refusal.invalid(
          "language",
          "Null",
          "Leave it out, or choose a disposition that hands the lead to another agent.");
    }
    boolean mine = Boolean.TRUE.equals(callbackMine);
    Callback callback = callbackAt == null ? null : new Callback(mine ? agentId : null);
    return new CallResult(disposition, subCode, callbackAt, callback, spoken);
  }

  private static Refusal unknown() {
    return Refusal.invalid(
        "code", "Disposition", "Choose one of the codes that the campaign lists for agents.");
  }

  private void refuseSub(Disposition disposition) {
    boolean known = disposition.sub(subCode).isPresent();
    if (!known && !disposition.subs().isEmpty()) {
      throw Refusal.invalid(
          "subCode", "SubDisposition", "Choose one of the disposition's sub-dispositions.");
    }
    if (!known && subCode != null) {
      throw Refusal.invalid(
          "subCode", "Null", "Leave it out: the disposition has no sub-dispositions.");
    }
  }

  /** A time that is over means at once: a slow form is nobody's fault. */
  private void refuseCallback(Disposition disposition, Instant now) {
    if (callbackAt == null) {
      return;
    }
    if (disposition.action() != AutoAction.RESCHEDULE) {
      throw Refusal.invalid(
          "callbackAt",
          "Callback",
          "Leave it out, or choose a disposition that calls the lead back.");
    }
    if (callbackAt.isAfter(now.plus(MOST_AHEAD))) {
      throw Refusal.invalid(
          "callbackAt",
          "Callback",
          "Choose a time within the next " + MOST_AHEAD.toDays() + " days.");
    }
  }
}
