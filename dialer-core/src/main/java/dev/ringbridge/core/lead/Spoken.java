package dev.ringbridge.core.lead;

import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.LeadEvent.CallbackAgreed;
import java.time.Instant;

/** Leads that somebody talked with: what was said moves them. */
final class Spoken {
  private Spoken() {}

  /** While the call lives its lead is only marked; it is told again once the call is over. */
  static Lead of(Lead lead, Disposition disposition, DialRules rules, Instant now) {
    boolean another =
        disposition.action() == AutoAction.MARK_INVALID && lead.numbers().hasAnother();
    Lead spoken = another ? lead : lead.at(lead.dialState(), sold(lead, disposition));
    if (disposition.action() == AutoAction.MARK_DND) {
      return Silence.asked(spoken);
    }
    if (lead.dialState() == DialState.CALLING || lead.suppressed()) {
      return spoken;
    }
    return moved(spoken, disposition, rules, now);
  }

  private static SalesStatus sold(Lead lead, Disposition disposition) {
    return disposition.salesStatus().orElse(lead.salesStatus());
  }

  private static Lead moved(Lead spoken, Disposition disposition, DialRules rules, Instant now) {
    AutoAction action = disposition.action();
    if (action == AutoAction.MARK_INVALID) {
      return Turning.withoutTheCalled(spoken.numbered(spoken.numbers().died()), rules, now);
    }
    Lead lead = spoken.numbered(spoken.numbers().reached());
    if (action == AutoAction.RETRY && lead.attempts() >= rules.retry().maxAttempts()) {
      return lead.at(DialState.EXHAUSTED, lead.salesStatus());
    }
    Callback asked = action == AutoAction.RESCHEDULE ? new Callback(null) : null;
    return Wish.after(disposition, lead.attempts(), now)
        .map(again -> lead.due(rules, again, asked))
        .orElseGet(() -> over(lead));
  }

  /** The last word counts: what an earlier one had planned is off. */
  private static Lead over(Lead lead) {
    LeadDraft draft = new LeadDraft(lead);
    draft.dialState = DialState.REACHED;
    draft.callback = null;
    return draft.lead();
  }

  static Lead of(Lead lead, CallbackAgreed agreed, DialRules rules, Instant now) {
    return lead.dialState() == DialState.CALLING || lead.suppressed()
        ? lead
        : lead.numbered(lead.numbers().reached())
            .due(rules, Wish.after(agreed, now), agreed.callback());
  }

  /**
   * Only who is settled is sent back: others wait already, are talked with, or must not be called.
   */
  static Lead sentBack(Lead lead, DialRules rules, Instant now) {
    boolean settled = lead.dialState().isFinal() && lead.dialState() != DialState.SUPPRESSED;
    return settled && !lead.suppressed()
        ? lead.numbered(lead.numbers().revived())
            .due(rules, Wish.now(DueRule.SENT_BACK, "", now), null)
        : lead;
  }
}
