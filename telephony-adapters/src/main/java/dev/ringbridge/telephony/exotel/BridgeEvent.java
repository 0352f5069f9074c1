package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.room.RoomReport;
import java.util.Optional;

/**
 * An event of a bridge that was let in.
 *
 * @param call the lead's call
 * @param room the agent's room
 * @param agentLegSid the agent's leg that it was made with
 */
record BridgeEvent(CallRef call, RoomRef room, String agentLegSid, Said said) {
  /**
   * The lead in a bridge that holds the agent's leg is the proof; the agent's own moves are not.
   */
  Optional<RoomReport> report() {
    if (said.data("leg_sid").isEmpty() || said.data("leg_sid").equals(agentLegSid)) {
      return Optional.empty();
    }
    return switch (said.name()) {
      case "leg_joined_bridge" ->
          Legs.isAmong(agentLegSid, said.legSids())
              ? Optional.of(new RoomReport.LeadCame(room, call.callId(), agentLegSid))
              : Optional.empty();
      case "leg_left_bridge" -> Optional.of(new RoomReport.LeadLeft(room, call.callId()));
      default -> Optional.empty();
    };
  }
}
