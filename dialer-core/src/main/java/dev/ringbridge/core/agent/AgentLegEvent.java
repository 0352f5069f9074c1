package dev.ringbridge.core.agent;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;

/** The facts on {@code agent.legs}: whether an agent can be talked through. */
public sealed interface AgentLegEvent extends Event {
  UUID agentId();

  /** Counts the agent's legs. */
  long legEpoch();

  @Override
  default UUID key() {
    return agentId();
  }

  /** The leg is in its room. */
  record AgentLegUp(UUID agentId, Tenancy tenancy, String room, long legEpoch, Instant at)
      implements AgentLegEvent {}

  /** The leg is gone. */
  record AgentLegDown(UUID agentId, Tenancy tenancy, String room, long legEpoch, Instant at)
      implements AgentLegEvent {}
}
