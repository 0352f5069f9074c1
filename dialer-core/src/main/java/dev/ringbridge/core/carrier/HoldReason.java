package dev.ringbridge.core.carrier;

/** Why an account that is switched on takes no calls. */
public enum HoldReason {
  /**
   * It has spent what it may within a minute: it goes on within seconds, and nobody replaces it.
   */
  SPEND_PER_MINUTE,
  /** It has spent what it may today: the next account of the organization may dial meanwhile. */
  SPEND_PER_DAY,
  /** Every number that its calls could show rests, or was shown as often as it may today. */
  NO_CALLER_ID,
  /** Somebody, or the guard by itself, stopped all placing: a person must release it. */
  KILLED
}
