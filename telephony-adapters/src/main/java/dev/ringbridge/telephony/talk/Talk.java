package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.RoomSeat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead and an agent in their room.
 *
 * @param call whose
 * @param leg the lead's call at the carrier
 * @param agentId with whom
 * @param room theirs
 * @param agentCallId the carrier's name of the agent's call; null while there is none
 * @param conferenceId the carrier's name of the conference that the agent's leg is in; null while
 *     it is in none
 * @param goesOn whether they are together now
 * @param heldSince since when the lead is held; null where they talk
 * @param asking whether the carrier is being asked to hold them or to let them back, or was and
 *     what came of it is not known
 * @param transfer that of it that is not over; null where there is none
 * @param consultation that of it that is not over; null where there is none
 * @param callerId the number that the lead's call shows; null where that is not known
 * @param version of what is said of it
 * @param seenAt the database's clock
 */
record Talk(
    CallRef call,
    CarrierLeg leg,
    UUID agentId,
    @Nullable String room,
    @Nullable String agentCallId,
    @Nullable String conferenceId,
    boolean goesOn,
    @Nullable Instant heldSince,
    boolean asking,
    @Nullable Transfer transfer,
    @Nullable Consultation consultation,
    @Nullable String callerId,
    long version,
    Instant seenAt) {
  /** The lead's place; empty where they are not together. */
  Optional<RoomSeat> leadsSeat() {
    return Optional.ofNullable(conferenceId).filter(id -> goesOn).map(id -> new RoomSeat(leg, id));
  }

  /** Who else is called or is there; null where nobody is. */
  @Nullable ThirdParty third() {
    return transfer == null ? null : transfer.third();
  }

  /** As it is told. */
  TalkSnapshot snapshot() {
    return new TalkSnapshot(
        agentId, call.tenancy(), call.callId(), heldSince, third(), consultation, version, seenAt);
  }

  /** Without the caller id, which is a phone number. */
  @Override
  public String toString() {
    return "Talk[" + call.callId() + "]";
  }
}
