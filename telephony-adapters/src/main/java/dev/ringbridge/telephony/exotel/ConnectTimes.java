package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRules;

/** How long a call may ring and last that rings an agent first (telephony.md 10.2). */
final class ConnectTimes {
  /**
   * The carrier has one limit for both phones, which ring one after the other, and an agent is
   * reserved for 90 seconds.
   */
  private static final int LONGEST_RING = 35;

  private static final int LONGEST_LIFE = 14_400;

  private ConnectTimes() {}

  /** How long each of the two phones may ring, in seconds. */
  static int ring(CallRules rules) {
    return Math.min(LONGEST_RING, rules.ringLimitSeconds());
  }

  /**
   * How long it may last in seconds, counted from the agent's answer, before the lead's phone
   * rings.
   */
  static int life(CallRules rules) {
    int wanted = rules.longestSeconds() + ring(rules);
    return rules.longestSeconds() == 0 ? LONGEST_LIFE : Math.min(LONGEST_LIFE, wanted);
  }
}
