package dev.ringbridge.core.call;

/** How an ending is known. What the carrier says outranks what the clock suggests. */
public enum Evidence {
  /** Nothing went to the carrier, or the clock says that nothing can have come of it. */
  INFERRED,
  /** The carrier said so. */
  CARRIER
}
