package dev.ringbridge.core.call;

/** Why a call that was planned is taken back. */
public enum RevocationReason {
  /** The campaign was paused or stopped. */
  PAUSED,
  /** The number or the lead must not be called any more. */
  SUPPRESSED,
  /** Somebody skipped the lead. */
  SKIPPED,
  /** The person is on the line with us: they called. */
  RANG_US,
  /** The campaign's rules were changed, and by the new ones it is not dialed. */
  RULES_CHANGED
}
