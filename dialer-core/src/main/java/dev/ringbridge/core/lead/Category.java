package dev.ringbridge.core.lead;

/** Why a lead is in the queue (requirements, row 3.03). */
public enum Category {
  /** It was never called. */
  FRESH,
  /** It asked to be called at this time. */
  CALLBACK,
  /** It was called and is to be called again. */
  RETRY
}
