package dev.ringbridge.gateway.matching;

/** Where an answered call stands. */
public enum WaitingState {
  /** For an agent. */
  WAITING,
  /** An agent was found, and telephony was told to put it through. */
  MATCHED,
  /** Over, or given the message: no agent is wanted any more. */
  GONE
}
