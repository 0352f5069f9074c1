package dev.ringbridge.core.lead;

/** What is known of one of a lead's numbers. */
public enum NumberState {
  /** It may lead to the person. */
  OPEN,
  /** There is no such number, or it is somebody else's. */
  DEAD,
  /** A do-not-call list has it, or the person asked not to be called. */
  SUPPRESSED;

  /** The state of a number that is known to be dead, or on a list, or both. */
  public static NumberState of(boolean dead, boolean suppressed) {
    if (suppressed) {
      return SUPPRESSED;
    }
    return dead ? DEAD : OPEN;
  }
}
