package dev.ringbridge.core.lead;

import java.time.Instant;

/** What an event changed about a lead, for whoever acts on it. */
public sealed interface LeadFact {
  /** It moved. */
  record Moved(DialState from, DialState to) implements LeadFact {}

  /** It is due again at this time. */
  record Rescheduled(Instant dueAt) implements LeadFact {}

  /**
   * The event was said before, or is about a call that is not the lead's any more. Counted, never
   * an error.
   */
  record NothingNew() implements LeadFact {}
}
