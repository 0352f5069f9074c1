package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.Ending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as the carrier describes it when asked. The description may be some seconds old.
 *
 * @param carrierCallId the carrier's name for it
 * @param standing how far it is
 * @param ending how it ended, null while it is not over
 * @param createdAt when it was made, null where the carrier does not say yet
 * @param price what it cost, likewise
 */
public record CarrierCall(
    String carrierCallId,
    Standing standing,
    @Nullable Ending ending,
    @Nullable Instant createdAt,
    @Nullable Price price) {
  /** One whose price is not known. */
  public CarrierCall(
      String carrierCallId,
      Standing standing,
      @Nullable Ending ending,
      @Nullable Instant createdAt) {
    this(carrierCallId, standing, ending, createdAt, null);
  }

  /**
   * What a call cost.
   *
   * @param amount how much
   * @param currency of what, as an ISO 4217 code
   */
  public record Price(double amount, String currency) {}

  /** How far a call is at the carrier. */
  public enum Standing {
    QUEUED,
    RINGING,
    IN_PROGRESS,
    OVER,
    /** The carrier used a word that is not known here. */
    UNCLEAR
  }
}
