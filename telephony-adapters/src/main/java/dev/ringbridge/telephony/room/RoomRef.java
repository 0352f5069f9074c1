package dev.ringbridge.telephony.room;

import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.carrier.AgentLine;

/**
 * A room: it belongs to one leg of one agent.
 *
 * @param line whose
 * @param epoch which of their legs
 */
public record RoomRef(AgentLine line, long epoch) {
  /** Its name at the carrier. */
  public String name() {
    return AgentLeg.roomOf(line, epoch);
  }
}
