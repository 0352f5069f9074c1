package dev.ringbridge.telephony.answering;

/** What is decided for an answered call. */
public enum Decision {
  /** Nothing yet: the lead waits for an agent. */
  HOLD,
  /** It goes into an agent's room. */
  BRIDGE,
  /** No agent came in time: the lead hears the safe-harbor message. */
  SAFE_HARBOR,
  /** A machine: it hears the message for machines. */
  MACHINE,
  /** It ended before anything else was decided. */
  OVER
}
