package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * A carrier whose rooms others can come into, and leads go out of ({@link
 * Capabilities#changesRooms}). Its requests may be repeated; they fail where the carrier cannot be
 * reached or refuses.
 */
public interface RoomControl {
  /**
   * Changes who hears a supervisor in a room.
   *
   * @param agentCallId the carrier's name of the call of the agent whom they whisper to
   * @return false where they are not in the room any more
   */
  Uni<Boolean> seat(RoomSeat supervisor, ListenMode mode, String agentCallId);

  /**
   * Sends the one request that calls a third party. Never fails: what it saw is its answer. Where
   * they go when they pick up is asked by the carrier then.
   */
  Uni<PlaceAnswer> callThirdParty(ThirdPartyOrder order);

  /** Has the carrier ask again where a third party goes. */
  Uni<Void> moveThirdParty(CarrierLeg leg, CallRef call, UUID transferId);
}
