package dev.ringbridge.core.lead;

import dev.ringbridge.core.disposition.SalesStatus;
import java.time.Instant;

/** Leads that must not be called, and that may be again. */
final class Silence {
  private Silence() {}

  /** What is over stays as it ended; what waits is taken out of the queue, and keeps its time. */
  static Lead suppressed(Lead lead, LeadEvent.Suppressed said) {
    return lead.numbers().all().isEmpty()
        ? suppressed(lead)
        : suppressed(lead, lead.numbers().suppressed(said.numbers()));
  }

  /** Of several numbers the others are still called. */
  private static Lead suppressed(Lead lead, Numbers numbers) {
    Lead told = lead.numbered(numbers);
    boolean silent = numbers.isSuppressed() && !numbers.isOpen();
    return silent ? suppressed(told) : told.numbered(Turning.of(told));
  }

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
    draft.numbers = lead.numbers().silenced();
    return draft.lead();
  }

  /** Who was lost by asking not to be called is not dialed again because a list changed. */
  static Lead released(Lead lead, LeadEvent.Released said, DialRules rules, Instant now) {
    Lead told = lead.numbered(lead.numbers().released(said.numbers()));
    boolean back = lead.suppressed() && told.numbers().letsBack();
    return lead.numbers().all().isEmpty() || back
        ? released(told, rules, now)
        : told.numbered(Turning.of(told));
  }

  static Lead released(Lead silent, DialRules rules, Instant now) {
    Lead lead = silent.numbered(Turning.of(silent));
    LeadDraft draft = new LeadDraft(lead);
    draft.suppressed = false;
    if (lead.dialState() == DialState.SUPPRESSED) {
      boolean lost = lead.salesStatus() == SalesStatus.LOST;
      boolean timely = lead.attempts() == 0 || lead.dueAt().isAfter(now);
      draft.dialState = lost ? DialState.REACHED : lead.queued();
      draft.dueAt =
          timely ? lead.dueAt() : rules.dialing(lead.numbers()).allows(lead.lately(), now);
    }
    return draft.lead();
  }
}
