package dev.ringbridge.core.agent;

/** What an agent does. The moves are drawn at {@link Agent}. */
public enum AgentState {
  OFFLINE,
  /** Free, with a leg that is up: the next call may be theirs. */
  AVAILABLE,
  /** A call is theirs and not bridged yet. */
  RESERVED,
  ON_CALL,
  /** After a call, writing down what came of it. */
  WRAP_UP,
  ON_BREAK
}
