package dev.ringbridge.telephony.softphone;

import dev.ringbridge.telephony.agentleg.AgentLeg;

/**
 * How a call to an agent's own phone stands.
 *
 * @param legEpoch which of the agent's legs it is
 * @param state how far it is
 */
record AgentCallView(long legEpoch, AgentCallState state) {
  /** How far a call to an agent's own phone is. */
  enum AgentCallState {
    RINGING,
    UP,
    /** It is over, or was never answered. */
    DOWN
  }

  static AgentCallView of(AgentLeg leg) {
    return new AgentCallView(
        leg.epoch(),
        switch (leg.state()) {
          case NEW -> AgentCallState.RINGING;
          case UP -> AgentCallState.UP;
          case DOWN -> AgentCallState.DOWN;
        });
  }
}
