package dev.ringbridge.core.agent;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts on {@code agent.legs}: whether an agent can be talked through. */
public sealed interface AgentLegEvent extends Event {
  UUID agentId();

  /** Counts the agent's legs. */
  long legEpoch();

  @Override
  default UUID key() {
    return agentId();
  }

  /**
   * The leg is in its room.
   *
   * @param accountId the carrier account that it is on; null in what was said before that was
   */
  record AgentLegUp(
      UUID agentId,
      Tenancy tenancy,
      String room,
      long legEpoch,
      @Nullable UUID accountId,
      Instant at)
      implements AgentLegEvent {
    /** On an account that is not known. */
    public AgentLegUp(UUID agentId, Tenancy tenancy, String room, long legEpoch, Instant at) {
      this(agentId, tenancy, room, legEpoch, null, at);
    }
  }

  /** The leg is gone. */
  record AgentLegDown(UUID agentId, Tenancy tenancy, String room, long legEpoch, Instant at)
      implements AgentLegEvent {}
}
