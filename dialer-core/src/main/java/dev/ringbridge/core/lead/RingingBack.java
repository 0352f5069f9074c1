package dev.ringbridge.core.lead;

import dev.ringbridge.core.lead.LeadEvent.RangUs;
import java.time.Instant;
import java.util.Optional;

/**
 * Leads that called us and got nobody: they are called back, as far as they may be called, and not
 * while they are on the line with us.
 */
final class RingingBack {
  private RingingBack() {}

  static Lead of(Lead lead, RangUs rang, DialRules rules) {
    Callback wanted = rang.callback();
    if (wanted == null) {
      return offTheLine(lead, rang, rules);
    }
    return isAgreed(lead)
        ? offTheLine(lead.numbered(numbers(lead, rang)), rang, rules)
        : calledBack(lead, rang, rules, promised(lead).orElse(wanted));
  }

  /** A time that was agreed on stands: who rings is not called sooner because of it, nor later. */
  private static boolean isAgreed(Lead lead) {
    return lead.dialState().isQueued() && lead.callback() != null && !lead.mustNotBeCalled();
  }

  /** Nobody dials who is on the line with us; besides, everything stays as it was. */
  private static Lead offTheLine(Lead lead, RangUs rang, DialRules rules) {
    return lead.dueAt().isBefore(rang.at()) ? LeadDraft.later(lead, due(lead, rang, rules)) : lead;
  }

  /**
   * Who must not be called is not called back either, and a number that is somebody else's leads to
   * nobody of ours. A lead that is being called waits for what comes of that call: it is called
   * back where the call never left.
   */
  private static Lead calledBack(Lead lead, RangUs rang, DialRules rules, Callback asked) {
    boolean calling = lead.dialState() == DialState.CALLING;
    Lead there = calling ? lead : lead.numbered(numbers(lead, rang));
    if (there.mustNotBeCalled() || !mayBeCalledBack(lead.dialState())) {
      return lead;
    }
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
    boolean agreed = lead.callback() != null && !lead.dueAt().isBefore(rang.at());
    draft.dueAt = agreed ? lead.dueAt() : due(lead, rang, rules);
    draft.callback = lead.callback() == null ? asked : lead.callback();
    return draft.lead();
  }

  private static Instant due(Lead lead, RangUs rang, DialRules rules) {
    return rules.dialing(lead.numbers()).allows(lead.lately(), rang.at());
  }

  /** They are where they called from, unless that number must not be called. */
  private static Numbers numbers(Lead lead, RangUs rang) {
    Numbers chosen = lead.numbers().chosen(rang.from());
    return chosen.current().filter(LeadNumber::mayBeDialed).isPresent() ? chosen : lead.numbers();
  }
}
