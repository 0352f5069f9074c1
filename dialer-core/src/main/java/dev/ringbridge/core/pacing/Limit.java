package dev.ringbridge.core.pacing;

/** What kept a tick from placing more calls. */
public enum Limit {
  /** Its agents dial by hand: nothing is placed by itself. */
  BY_HAND,
  /** As many calls are in the air as the free agents can take. */
  AGENTS,
  /** As many lines are in use as the campaign may use at once. */
  LINES,
  /** The carrier account's rate is planned for already. */
  ACCOUNT_RATE,
  /** Answers came late, so that less is dialed until they do not. */
  LATE_ANSWERS,
  /** No carrier account takes calls. */
  NO_ACCOUNT,
  /** Nowhere that leads may be does the law let one call now. */
  HOURS,
  /** No lead is due. */
  LEADS
}
