package dev.ringbridge.core.agent;

import java.util.UUID;

/** What an input changed about an agent, for whoever acts on it. */
public sealed interface AgentFact {
  /** They do something else now. */
  record Moved(AgentState from, AgentState to) implements AgentFact {}

  /**
   * The call is not theirs any more, and was never bridged to them.
   *
   * @param overdue whether that is so because their time ran out, and nothing was heard
   */
  record Freed(UUID callId, boolean overdue) implements AgentFact {}

  /** The input was overtaken or said before. Counted, never an error. */
  record NothingNew(Class<? extends AgentInput> input) implements AgentFact {}
}
