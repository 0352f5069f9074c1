package dev.ringbridge.core.call;

/** How telephony saw a call end. What it means for the campaign is its {@link Outcome}. */
public enum Ending {
  /** It was answered, and later somebody hung up. */
  COMPLETED,
  /** It rang until the limit. */
  NO_ANSWER,
  BUSY,
  /** Declined by the callee or the network. */
  REJECTED,
  /** The carrier says that there is no such number. */
  INVALID_NUMBER,
  /** Taken back, before it was sent or while it rang. */
  CANCELED,
  /** It could not be completed, or the carrier refused the request. */
  FAILED,
  /** The clock says that the request of unknown fate made no call. */
  NOT_PLACED,
  /** Its deadline passed before it could be sent. */
  EXPIRED,
  /** Taken back because the number must not be called. */
  SUPPRESSED
}
