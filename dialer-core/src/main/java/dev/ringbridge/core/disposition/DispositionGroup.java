package dev.ringbridge.core.disposition;

/** Whether a disposition is an agent's to give, after a conversation, or the system's. */
public enum DispositionGroup {
  CONNECTED,
  NOT_CONNECTED,
  SPECIAL
}
