package dev.ringbridge.telephony.reporting;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import java.time.Instant;
import java.util.Optional;

/**
 * What a carrier says of a call.
 *
 * @param call which call
 * @param leg its name at the carrier
 * @param news what it says
 * @param carrierTime when that was by the carrier's clock, where it says so; to the second
 */
public record CallReport(CallRef call, CarrierLeg leg, News news, Optional<Instant> carrierTime) {
  /** What can be said. */
  public sealed interface News {
    /** It left the carrier's queue. */
    record Initiated() implements News {}

    record Ringing() implements News {}

    record Answered() implements News {}

    /** How far the carrier vouches for the number that it shows. */
    record Attested(Attestation attestation) implements News {}

    /** The detection's verdict. */
    record Detected(Answerer answerer) implements News {}

    /**
     * What it was told to say is said.
     *
     * @param turn with which it was told to
     */
    record Spoken(int turn) implements News {}

    record Over(Ending ending) implements News {}
  }
}
