package dev.ringbridge.core.lead;

/** What made a lead due when it is. */
public enum DueRule {
  /** The campaign's delay after this outcome. */
  RETRY_DELAY,
  /** Another of its numbers is tried: the one that was called is not theirs. */
  NEXT_NUMBER,
  /** The law's rest for who answered and got nobody. */
  REST_AFTER_ABANDONED,
  /** The delay of what the agent said came of the call. */
  DISPOSITION,
  /** The time that the agent and the person agreed on. */
  CALLBACK,
  /** The person called us, and nobody talked with them. */
  RANG_US,
  /** A supervisor had it dialed again. */
  SENT_BACK,
  /** Nothing says any more that it must not be called. */
  RELEASED,
  /** One may not call the same person more often. */
  ATTEMPT_CAP,
  /** The law lets nobody call there before. */
  CALLING_HOURS
}
