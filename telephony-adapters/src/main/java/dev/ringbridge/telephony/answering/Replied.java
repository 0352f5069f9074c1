package dev.ringbridge.telephony.answering;

/** What the carrier was last told to do with an answered call. */
public enum Replied {
  /** Nothing: it asks right now, or will. */
  NOTHING,
  HOLD,
  BRIDGE,
  SAFE_HARBOR,
  MACHINE,
  GOODBYE,
  HANG_UP
}
