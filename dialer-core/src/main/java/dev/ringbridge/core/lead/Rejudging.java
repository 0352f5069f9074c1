package dev.ringbridge.core.lead;

/** Leads that wait, when the rules of their campaign are changed. */
final class Rejudging {
  private Rejudging() {}

  /** Who waits keeps the caps as they are now, or had its last attempt; a callback is promised. */
  static Lead of(Lead lead, DialRules rules, boolean fewerAttempts) {
    if (!lead.dialState().isQueued()) {
      return lead;
    }
    boolean over =
        fewerAttempts
            && lead.callback() == null
            && lead.attempts() > 0
            && lead.attempts() >= rules.retry().maxAttempts();
    return over
        ? lead.at(DialState.EXHAUSTED, lead.salesStatus())
        : LeadDraft.later(lead, rules.capsKept(lead.lately(), lead.dueAt()));
  }
}
