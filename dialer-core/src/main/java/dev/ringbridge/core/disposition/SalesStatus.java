package dev.ringbridge.core.disposition;

/** Where a lead stands in selling, apart from dialing: what an agent's disposition says of it. */
public enum SalesStatus {
  NEW,
  CONTACTED,
  INTERESTED,
  NOT_INTERESTED,
  WON,
  LOST
}
