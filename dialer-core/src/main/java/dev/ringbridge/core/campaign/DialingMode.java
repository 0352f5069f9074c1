package dev.ringbridge.core.campaign;

/** Who dials in a campaign, and how far ahead of its agents. */
public enum DialingMode {
  /** Agents dial, one number at a time; nothing is dialed by itself. */
  MANUAL,
  /** A free agent is shown the next lead, and it is dialed once they say so. */
  PREVIEW,
  /** One call for each free agent, planned for that agent: nobody who answers has to wait. */
  PROGRESSIVE,
  /**
   * A fixed number of lines for each free agent; whoever is free longest takes the call that is
   * answered. More lines than agents abandon people.
   */
  RATIO,
  /**
   * A fixed number of lines and no agents: who answers hears a message, and may press a key to be
   * put through to an agent, or to be called no more.
   */
  BROADCAST;

  /**
   * Whether each call is planned for one agent before it is dialed, or one is chosen at the answer.
   */
  public boolean reservesAgents() {
    return this != RATIO && this != BROADCAST;
  }

  /** Whether it dials only while an agent is free. */
  public boolean needsAgents() {
    return this != BROADCAST;
  }
}
