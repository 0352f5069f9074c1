package dev.ringbridge.core.call;

/** What is so of a call, once and for all: the set of these only grows. */
public enum Mark {
  /** The lead called us: nobody dialed it, so it is no attempt, and nobody is abandoned on it. */
  CAME_IN,
  /** The lead heard the safe-harbor message. */
  SAFE_HARBOR_GIVEN,
  /** It was moved to the message for machines. */
  MACHINE_MESSAGE_GIVEN,
  /** It heard a broadcast's message first, in part or whole. */
  MESSAGE_FIRST,
  /** It heard that message to its end, or pressed a key on it. */
  MESSAGE_HEARD,
  /** It asked for an agent. */
  TRANSFER_REQUESTED,
  /** It asked not to be called any more. */
  OPTED_OUT,
  /** Its carrier vouches fully for the number that it shows. */
  ATTESTED_A,
  /** Its carrier vouches for the caller, and not for the number. */
  ATTESTED_B,
  /** Its carrier vouches for neither. */
  ATTESTED_C
}
