package dev.ringbridge.core.lead;

import dev.ringbridge.core.lead.LeadEvent.RangUs;
import java.util.Optional;

/** Leads that called us and got nobody: they are called back, as far as they may be called. */
final class RingingBack {
  private RingingBack() {}

  /**
   * Who must not be called is not called back either, and a number that is somebody else's leads to
   * nobody of ours. A lead that is being called waits for what comes of that call: it is called
   * back where the call never left.
   */
  static Lead of(Lead lead, RangUs rang, DialRules rules) {
    boolean calling = lead.dialState() == DialState.CALLING;
    Lead there = calling ? lead : lead.numbered(numbers(lead, rang));
    if (there.mustNotBeCalled() || !mayBeCalledBack(lead.dialState())) {
      return lead;
    }
    Callback asked = promised(lead).orElse(rang.callback());
    return calling
        ? afterTheCall(lead, rang, rules, asked)
        : there.due(rules, Wish.now(DueRule.RANG_US, "", rang.at()), asked);
  }

  private static boolean mayBeCalledBack(DialState state) {
    return state != DialState.SUPPRESSED && state != DialState.INVALID;
  }

  /** Who promised to call keeps the promise. */
  private static Optional<Callback> promised(Lead lead) {
    return Optional.ofNullable(lead.callback()).filter(Callback::isPersonal);
  }

  private static Lead afterTheCall(Lead lead, RangUs rang, DialRules rules, Callback asked) {
    LeadDraft draft = new LeadDraft(lead);
    draft.dueAt = rules.dialing(lead.numbers()).allows(lead.lately(), rang.at());
    draft.callback = asked;
    return draft.lead();
  }

  /** They are where they called from, unless that number must not be called. */
  private static Numbers numbers(Lead lead, RangUs rang) {
    Numbers chosen = lead.numbers().chosen(rang.from());
    return chosen.current().filter(LeadNumber::mayBeDialed).isPresent() ? chosen : lead.numbers();
  }
}
