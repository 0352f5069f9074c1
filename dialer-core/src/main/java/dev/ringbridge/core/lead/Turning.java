package dev.ringbridge.core.lead;

import java.time.Instant;

/** Leads of several numbers, when one of them turns out not to be dialed any more, or again. */
final class Turning {
  private Turning() {}

  /** The number of a live call never changes under it: it turns when the call is over. */
  static Numbers of(Lead lead) {
    return lead.dialState() == DialState.CALLING ? lead.numbers() : lead.numbers().settled();
  }

  /** A lead whose last call found that the number is not theirs, or no number at all. */
  static Lead withoutTheCalled(Lead lead, DialRules rules, Instant now) {
    Numbers numbers = lead.numbers();
    if (numbers.isOpen()) {
      return lead.attempts() < rules.retry().maxAttempts()
          ? lead.due(rules, Wish.nextNumber(now), null)
          : lead.at(DialState.EXHAUSTED, lead.salesStatus());
    }
    Lead over = lead.at(DialState.INVALID, lead.salesStatus());
    return numbers.isSuppressed() ? waitingForRelease(over) : over;
  }

  private static Lead waitingForRelease(Lead lead) {
    return Silence.suppressed(lead.at(DialState.SCHEDULED, lead.salesStatus()));
  }

  /** A lead whose numbers are others than before, or of which the law lets others be called. */
  static Lead renumbered(Lead lead, DialRules rules, Instant now) {
    Lead told = lead.numbered(of(lead));
    Numbers numbers = told.numbers();
    if (numbers.all().isEmpty()) {
      return lead;
    }
    if (numbers.isOpen()) {
      return opened(told, rules, now);
    }
    if (numbers.isSuppressed()) {
      return told.suppressed() ? told : Silence.suppressed(told);
    }
    return told.dialState().isQueued() ? told.at(DialState.INVALID, told.salesStatus()) : told;
  }

  private static Lead opened(Lead lead, DialRules rules, Instant now) {
    if (lead.suppressed()) {
      return Silence.released(lead, rules, now);
    }
    return lead.dialState() == DialState.INVALID ? withoutTheCalled(lead, rules, now) : lead;
  }
}
