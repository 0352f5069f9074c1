package dev.ringbridge.core.call;

/** What came of a call, in the words that rules, retry tables and reports use. */
public enum Outcome {
  /** A person answered and talked with an agent. */
  COMPLETED,
  NO_ANSWER,
  BUSY,
  REJECTED,
  INVALID_NUMBER,
  /**
   * An answering machine, known before an agent's time was spent, or moved to the message by rule.
   */
  MACHINE,
  /** A person heard a broadcast's message to its end, or pressed a key, and asked for no agent. */
  INFORMED,
  /** A person hung up before a broadcast's message was over. */
  HUNG_UP,
  /** A person pressed the key to be called no more. */
  OPTED_OUT,
  /** A person answered and got no agent. Counted against the campaign's abandonment ratio. */
  ABANDONED,
  /** A person called us and talked with no agent. No attempt, and no abandoned call. */
  MISSED,
  CANCELED,
  FAILED,
  NOT_PLACED,
  EXPIRED,
  SUPPRESSED;

  /**
   * Whether it says that the lead's phone was never reached for: the lead gets its old place back.
   */
  public boolean isUnplaced() {
    return this == NOT_PLACED || this == EXPIRED;
  }
}
