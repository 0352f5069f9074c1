package dev.ringbridge.core.agent;

/** Why an agent is on a break. The first two are the system's, the others an agent may choose. */
public enum BreakReason {
  /** Signed in, and not yet available. */
  SIGNED_IN,
  /** The agent wants calls and the leg is down: it is AVAILABLE as soon as the leg is up. */
  PHONE_DOWN,
  BREAK,
  LUNCH,
  MEETING,
  TRAINING;

  /** Whether an agent may ask for it. */
  public boolean isChosen() {
    return this != SIGNED_IN && this != PHONE_DOWN;
  }
}
