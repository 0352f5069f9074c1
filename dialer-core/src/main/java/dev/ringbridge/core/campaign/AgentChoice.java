package dev.ringbridge.core.campaign;

/** When the agent of a call is decided. */
public enum AgentChoice {
  /**
   * Before the dial: each call is planned for one free agent, so nobody waits and nobody is
   * abandoned for want of one.
   */
  RESERVED,
  /** At the answer: whoever is free longest. More calls may be in the air than agents are free. */
  AT_ANSWER
}
