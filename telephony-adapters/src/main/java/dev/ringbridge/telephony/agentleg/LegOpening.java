package dev.ringbridge.telephony.agentleg;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a softphone's call its place: the agent's next leg, with a room of its own. */
@ApplicationScoped
public class LegOpening {
  private final Database database;
  private final AgentLegs legs;

  LegOpening(@InTelephony Database database, AgentLegs legs) {
    this.database = database;
    this.legs = legs;
  }

  /** The leg of this call; the same one if the carrier asks twice. */
  public Uni<AgentLeg> open(AgentLine line, CarrierLeg leg) {
    return database.asEngine(work -> legs.open(work, line, leg));
  }
}
