package dev.ringbridge.telephony.room;

import dev.ringbridge.telephony.carrier.CarrierLeg;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the carrier says of a room. */
public sealed interface RoomReport {
  /** Which room. */
  RoomRef room();

  /** The agent's leg came in. */
  record AgentCame(RoomRef room, CarrierLeg leg, String conferenceId) implements RoomReport {}

  /** The agent's leg is gone; the conference is null where the leg itself ended. */
  record AgentLeft(RoomRef room, @Nullable String conferenceId) implements RoomReport {}

  /** The lead of this call left, and its call goes on. */
  record LeadLeft(RoomRef room, UUID callId) implements RoomReport {}

  /** The lead of this call came in. */
  record LeadCame(RoomRef room, UUID callId, String conferenceId) implements RoomReport {}
}
