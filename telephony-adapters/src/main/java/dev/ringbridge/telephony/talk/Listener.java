package dev.ringbridge.telephony.talk;

import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.ListenMode;
import dev.ringbridge.telephony.carrier.RoomSeat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor in a talk, or who was in one.
 *
 * @param loudest the most that they did
 * @param accountId the account that their call came by
 * @param carrierCallId the carrier's name of their call; null until it came
 * @param conferenceId the carrier's name of the conference they went into; null likewise
 * @param overAt when it was over; null until then
 */
record Listener(
    UUID id,
    UUID callId,
    UUID agentId,
    UUID userId,
    String userName,
    ListenMode mode,
    ListenMode loudest,
    UUID accountId,
    @Nullable String carrierCallId,
    @Nullable String conferenceId,
    Instant begunAt,
    @Nullable Instant overAt) {
  /** Their call, where it came. */
  Optional<CarrierLeg> leg() {
    return Optional.ofNullable(carrierCallId).map(name -> new CarrierLeg(accountId, name));
  }

  /** Their place, where they came into the room. */
  Optional<RoomSeat> seat() {
    return Optional.ofNullable(conferenceId)
        .flatMap(conference -> leg().map(leg -> new RoomSeat(leg, conference)));
  }
}
