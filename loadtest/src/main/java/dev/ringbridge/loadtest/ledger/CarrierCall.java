package dev.ringbridge.loadtest.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call that the carrier made for a lead, as its log tells it. */
final class CarrierCall {
  private final String callId;
  private final String number;
  private final Instant madeAt;
  private @Nullable Instant initiatedAt;
  private @Nullable Instant endedAt;
  private String endStatus = "";
  private boolean endAcknowledged;
  private boolean metAnAgent;

  /**
   * @param callId the id that the dialer gave it
   * @param madeAt when the create was carried out
   */
  CarrierCall(String callId, String number, Instant madeAt) {
    this.callId = callId;
    this.number = number;
    this.madeAt = madeAt;
  }

  void initiated(Instant at) {
    initiatedAt = at;
  }

  void ended(Instant at, String status) {
    endedAt = at;
    endStatus = status;
  }

  /** The dialer said that it took the webhook of the end. */
  void endAcknowledged() {
    endAcknowledged = true;
  }

  /** Lead and agent were in one room. */
  void metAnAgent() {
    metAnAgent = true;
  }

  String callId() {
    return callId;
  }

  String number() {
    return number;
  }

  Instant madeAt() {
    return madeAt;
  }

  /** When the phone network was asked for it; null while it waits in the carrier's queue. */
  @Nullable Instant initiatedAt() {
    return initiatedAt;
  }

  /** When it was over; null while it lives. */
  @Nullable Instant endedAt() {
    return endedAt;
  }

  /** As the carrier says it, for example {@code busy}; empty while it lives. */
  String endStatus() {
    return endStatus;
  }

  boolean hasMetAnAgent() {
    return metAnAgent;
  }

  boolean isEndAcknowledged() {
    return endAcknowledged;
  }
}
