package dev.ringbridge.core.call;

import java.time.Instant;
import java.util.UUID;

/** What an event changed about a call, for whoever acts on it. */
public sealed interface CallFact {
  /** The lead's phone was reached for: this attempt counts. */
  record AttemptCounted(Instant at) implements CallFact {}

  /** The lead talks with this agent, who answers for the call from now on. */
  record BridgeProven(UUID agentId, Instant at) implements CallFact {}

  /**
   * It is over, or what came of it is seen in a better light.
   *
   * @param outcome what came of it, as known now
   */
  record Concluded(Outcome outcome, Instant at) implements CallFact {}

  /** The lead asked by a key not to be called any more. */
  record SilenceAsked(Instant at) implements CallFact {}

  /** An alarm: a call thought never to have been placed is alive at the carrier. */
  record Revived(Outcome believed, Instant at) implements CallFact {}

  /** Nothing new: said before, or overtaken by what is known. Counted, never an error. */
  record NothingNew(Class<? extends CallEvent> event) implements CallFact {}
}
