package dev.ringbridge.core.lead;

/**
 * Where a lead stands in dialing, whatever it stands at in selling. The moves are drawn at {@link
 * Lead}.
 */
public enum DialState {
  /** In the queue, never reached for, or given back its old place. */
  PENDING,
  /** A call to it is live. */
  CALLING,
  /** In the queue again, due at a later time. */
  SCHEDULED,
  /** A person talked with an agent, or heard a broadcast's message; nothing more is planned. */
  REACHED,
  /** Every attempt that the rules allow was made. */
  EXHAUSTED,
  /** There is no such number, or it is the wrong one. */
  INVALID,
  /** It must not be called. */
  SUPPRESSED;

  /** Whether it waits in the queue. */
  public boolean isQueued() {
    return this == PENDING || this == SCHEDULED;
  }

  /** Whether an agent may dial it: they may call again whom they reached. */
  public boolean mayBeDialedByHand() {
    return isQueued() || this == REACHED;
  }

  /** Whether nothing more is going to happen by itself. */
  public boolean isFinal() {
    return !isQueued() && this != CALLING;
  }
}
