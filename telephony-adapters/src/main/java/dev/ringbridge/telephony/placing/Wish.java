package dev.ringbridge.telephony.placing;

/** What somebody wants of a call that the carrier has, or may have. */
public enum Wish {
  NONE,
  /** That it stops to ring. */
  CANCEL,
  /** That it ends, whatever it does. */
  HANG_UP
}
