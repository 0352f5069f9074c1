package dev.ringbridge.telephony.talk;

/** How far a transfer is. */
enum TransferState {
  /** The third party is called, or about to be. */
  CALLING,
  /** The third party picked up. */
  THERE,
  /** The third party is gone, or never came. */
  OVER
}
