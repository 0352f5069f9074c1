package dev.ringbridge.core.incoming;

/**
 * What the network says of a caller's number (STIR/SHAKEN, ATIS-1000074; US and Canada only): how
 * far whoever brought the call into the network answers for it.
 */
public enum Verification {
  /** Full attestation: the caller is known, and may use the number. */
  A,
  /** Partial attestation: the caller is known, whether they may use the number is not. */
  B,
  /** Gateway attestation: only where the call came from is known. */
  C,
  /** The signature does not hold: the number may be somebody else's. */
  FAILED,
  /** Nobody said anything. */
  NONE
}
