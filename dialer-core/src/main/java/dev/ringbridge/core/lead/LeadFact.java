package dev.ringbridge.core.lead;

import java.time.Instant;
import java.util.List;

/** What an event changed about a lead, for whoever acts on it. */
public sealed interface LeadFact {
  /** It moved. */
  record Moved(DialState from, DialState to) implements LeadFact {}

  /**
   * It is due again.
   *
   * @param dueAt when
   * @param steps what asked for a time, and each rule that moved it on; the last says {@code dueAt}
   */
  record Rescheduled(Instant dueAt, List<DueStep> steps) implements LeadFact {
    public Rescheduled {
      steps = List.copyOf(steps);
    }
  }

  /**
   * The event was said before, or is about a call that is not the lead's any more. Counted, never
   * an error.
   */
  record NothingNew() implements LeadFact {}
}
