package dev.ringbridge.core.lead;

/** What is known of one of a lead's numbers. */
public enum NumberState {
  /** It may lead to the person. */
  OPEN,
  /** There is no such number, or it is somebody else's. */
  DEAD,
  /** A do-not-call list has it, or the person asked not to be called. */
  SUPPRESSED
}
