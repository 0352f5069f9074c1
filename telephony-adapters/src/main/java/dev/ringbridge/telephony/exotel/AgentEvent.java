package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.room.RoomReport;
import java.util.Optional;

/** An event of an agent's leg that was let in. */
record AgentEvent(RoomRef room, CarrierLeg leg, Said said) {
  /** A leg is its own conference: what comes into its room is bridged with it. */
  Optional<RoomReport> report() {
    return switch (said.name()) {
      case "leg_answered" -> Optional.of(new RoomReport.AgentCame(room, leg, leg.carrierCallId()));
      case "leg_terminated", "leg_failed_to_create" ->
          Optional.of(new RoomReport.AgentLeft(room, null));
      default -> Optional.empty();
    };
  }
}
