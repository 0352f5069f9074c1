package dev.ringbridge.core.check;

/** How bad a finding is. */
public enum CheckSeverity {
  /**
   * The campaign would dial nobody, whatever the hour, or have nothing to say to them: it does not
   * start.
   */
  ERROR,
  /** It starts, and something is probably not as it was meant. */
  WARNING,
  /** It starts; this is good to know. */
  NOTE
}
