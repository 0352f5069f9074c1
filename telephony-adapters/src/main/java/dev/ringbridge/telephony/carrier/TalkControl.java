package dev.ringbridge.telephony.carrier;

import io.smallrye.mutiny.Uni;

/**
 * A carrier in whose rooms a talk can be controlled ({@link Capabilities#controlsTalks}). Its
 * requests may be repeated; they fail where the carrier cannot be reached or refuses.
 */
public interface TalkControl {
  /**
   * Lets somebody in a room hear music instead of the others, and the others not hear them; or has
   * them back.
   *
   * @return false where they are not in the room any more
   */
  Uni<Boolean> hold(RoomSeat seat, boolean held);
}
