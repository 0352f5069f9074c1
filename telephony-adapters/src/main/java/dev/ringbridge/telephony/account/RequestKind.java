package dev.ringbridge.telephony.account;

/** What a request was for that a carrier counts. */
public enum RequestKind {
  /** It makes a call. */
  CALL,
  /** It asks something before a call is made. */
  CHECK,
  /** It is about a call in being, and somebody waits for it. */
  COMMAND,
  /** It calls an agent's phone. */
  PHONE,
  /** It could wait. */
  ASIDE
}
