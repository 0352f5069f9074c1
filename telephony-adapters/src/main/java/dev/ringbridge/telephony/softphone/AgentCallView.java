package dev.ringbridge.telephony.softphone;

import dev.ringbridge.telephony.agentleg.AgentLeg;

/**
 * How a call to an agent's own phone stands.
 *
 * @param legEpoch which of the agent's legs it is
 * @param state NEW while it rings, UP when it is answered, DOWN for good
 */
record AgentCallView(long legEpoch, AgentLeg.State state) {
  static AgentCallView of(AgentLeg leg) {
    return new AgentCallView(leg.epoch(), leg.state());
  }
}
