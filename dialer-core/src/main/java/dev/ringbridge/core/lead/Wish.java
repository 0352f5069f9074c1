package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a lead would be called again if neither caps nor calling hours said anything.
 *
 * @param step the time, and what asks for it
 */
record Wish(DueStep step) {
  /** What an event asks for; empty where it does not ask for another call. */
  static Optional<Wish> of(LeadEvent event, int attempts, DialRules rules, Instant now) {
    if (event instanceof LeadEvent.NumbersChanged || saysWrongNumber(event)) {
      return Optional.of(nextNumber(now));
    }
    if (event instanceof LeadEvent.Called called) {
      return after(called.outcome(), attempts, rules, now);
    }
    if (event instanceof LeadEvent.Disposed disposed) {
      return after(disposed.disposition(), attempts, now);
    }
    if (event instanceof LeadEvent.CallbackAgreed agreed) {
      return Optional.of(after(agreed, now));
    }
    if (event instanceof LeadEvent.RangUs rang) {
      return Optional.of(now(DueRule.RANG_US, "", rang.at()));
    }
    if (event instanceof LeadEvent.SentBack) {
      return Optional.of(now(DueRule.SENT_BACK, "", now));
    }
    return event instanceof LeadEvent.Released
        ? Optional.of(now(DueRule.RELEASED, "", now))
        : Optional.empty();
  }

  /** Nobody was disturbed: another number need not wait. */
  static Wish nextNumber(Instant now) {
    return now(DueRule.NEXT_NUMBER, "", now);
  }

  private static boolean saysWrongNumber(LeadEvent event) {
    return event instanceof LeadEvent.Called called
        ? called.outcome() == Outcome.INVALID_NUMBER
        : event instanceof LeadEvent.Disposed said
            && said.disposition().action() == AutoAction.MARK_INVALID;
  }

  /** The campaign's delay, or the law's rest where that is longer. */
  static Optional<Wish> after(Outcome outcome, int attempts, DialRules rules, Instant now) {
    return rules
        .retry()
        .delayAfter(outcome, attempts)
        .map(delay -> after(outcome, delay, rules, now));
  }

  private static Wish after(Outcome outcome, Duration delay, DialRules rules, Instant now) {
    Duration rest = rules.restAfterAbandoned();
    return outcome == Outcome.ABANDONED && rest.compareTo(delay) > 0
        ? new Wish(new DueStep(DueRule.REST_AFTER_ABANDONED, outcome.name(), now.plus(rest)))
        : new Wish(new DueStep(DueRule.RETRY_DELAY, outcome.name(), now.plus(delay)));
  }

  /** Another agent is wanted at once; whatever else calls again says after how long. */
  static Optional<Wish> after(Disposition disposition, int attempts, Instant now) {
    if (disposition.action() == AutoAction.REASSIGN) {
      return Optional.of(now(DueRule.DISPOSITION, disposition.code(), now));
    }
    return disposition
        .after()
        .map(delay -> now.plus(delay.after(attempts)))
        .map(at -> new Wish(new DueStep(DueRule.DISPOSITION, disposition.code(), at)));
  }

  static Wish now(DueRule rule, String by, Instant now) {
    return new Wish(new DueStep(rule, by, now));
  }

  /** A time in the past is one that has come. */
  static Wish after(LeadEvent.CallbackAgreed agreed, Instant now) {
    Instant when = agreed.at().isAfter(now) ? agreed.at() : now;
    return new Wish(new DueStep(DueRule.CALLBACK, "", when));
  }

  Instant at() {
    return step.to();
  }
}
