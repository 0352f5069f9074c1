package dev.ringbridge.queue.escalation;

/** Where an escalation stands. */
enum EscalationState {
  /** It waits for a supervisor. */
  OPEN,
  /** A supervisor had the lead dialed again. */
  BACK_IN_QUEUE,
  /** A supervisor settled it. */
  DONE,
  /** The agent said something else of the call afterwards. */
  WITHDRAWN;

  /** Whether a supervisor may bring it about. */
  boolean resolves() {
    return this == BACK_IN_QUEUE || this == DONE;
  }
}
