package dev.ringbridge.core.lead;

import dev.ringbridge.core.disposition.SalesStatus;
import java.time.Instant;

/** Leads that must not be called, and that may be again. */
final class Silence {
  private Silence() {}

  /** What is over stays as it ended; what waits is taken out of the queue, and keeps its time. */
  static Lead suppressed(Lead lead) {
    LeadDraft draft = new LeadDraft(lead);
    draft.dialState = lead.dialState().isQueued() ? DialState.SUPPRESSED : lead.dialState();
    draft.suppressed = true;
    return draft.lead();
  }

  /** Somebody who asked for it is suppressed whatever was planned. */
  static Lead asked(Lead lead) {
    boolean calling = lead.dialState() == DialState.CALLING;
    LeadDraft draft = new LeadDraft(lead);
    draft.dialState = calling ? lead.dialState() : DialState.SUPPRESSED;
    draft.callback = null;
    draft.suppressed = true;
    return draft.lead();
  }

  /** Who was lost by asking not to be called is not dialed again because a list changed. */
  static Lead released(Lead lead, DialRules rules, Instant now) {
    LeadDraft draft = new LeadDraft(lead);
    draft.suppressed = false;
    if (lead.dialState() == DialState.SUPPRESSED) {
      boolean lost = lead.salesStatus() == SalesStatus.LOST;
      boolean timely = lead.attempts() == 0 || lead.dueAt().isAfter(now);
      draft.dialState = lost ? DialState.REACHED : lead.queued();
      draft.dueAt = timely ? lead.dueAt() : rules.allows(lead.lately(), now);
    }
    return draft.lead();
  }
}
