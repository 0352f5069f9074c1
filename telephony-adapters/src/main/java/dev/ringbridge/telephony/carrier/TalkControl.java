package dev.ringbridge.telephony.carrier;

import dev.ringbridge.core.call.CallRef;
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

  /**
   * Presses keys for somebody in a room: their end hears the tones.
   *
   * @param call the lead's call
   * @param keys 1 to 32 of 0-9, * and #
   * @return false where they are not in the room any more
   */
  Uni<Boolean> press(RoomSeat seat, CallRef call, String keys);
}
