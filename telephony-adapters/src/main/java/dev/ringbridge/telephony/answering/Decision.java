package dev.ringbridge.telephony.answering;

/** What is decided for an answered call. */
public enum Decision {
  /** It hears a broadcast's message, and a key of its is waited for. */
  MESSAGE,
  /** Nothing yet: the lead waits for an agent. */
  HOLD,
  /** It goes into an agent's room. */
  BRIDGE,
  /** Its agent handed it over: it goes into a room with a third party. */
  HANDED_OVER,
  /** It was handed over to somebody who did not come: it hears that this is so. */
  LEFT_ALONE,
  /** No agent came in time: the lead hears the safe-harbor message. */
  SAFE_HARBOR,
  /** A machine: it hears the message for machines. */
  MACHINE,
  /** It asked not to be called any more: it hears that this is so. */
  OPT_OUT,
  /** Nothing more is to be done with it: it ended, or heard all that it is told. */
  OVER
}
