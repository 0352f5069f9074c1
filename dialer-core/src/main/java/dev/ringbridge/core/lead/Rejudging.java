package dev.ringbridge.core.lead;

/** Leads that wait, or wait again, when the rules of their campaign were changed. */
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
    return over ? lead.at(DialState.EXHAUSTED, lead.salesStatus()) : withinCaps(lead, rules);
  }

  /**
   * A call that never left gives its lead the place it had. Caps that were tightened while nobody
   * knew what had become of it are kept all the same.
   */
  static Lead givenBack(Lead lead, DialRules rules) {
    return withinCaps(lead.at(lead.queued(), lead.salesStatus()), rules);
  }

  private static Lead withinCaps(Lead lead, DialRules rules) {
    return LeadDraft.later(lead, rules.capsKept(lead.lately(), lead.dueAt()));
  }
}
