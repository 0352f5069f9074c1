package dev.ringbridge.simulator.message;

import java.util.Locale;

/** How far a message is. */
public enum MessageStatus {
  /** It waits for its time. */
  SCHEDULED,
  /** A sender of the messaging service is being chosen. */
  ACCEPTED,
  QUEUED,
  SENDING,
  SENT,
  DELIVERED,
  /** WhatsApp alone says so. */
  READ,
  UNDELIVERED,
  CANCELED;

  /** Its name in the API and in callbacks. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing more is done about it. */
  public boolean isFinal() {
    return this == DELIVERED || this == READ || this == UNDELIVERED || this == CANCELED;
  }
}
