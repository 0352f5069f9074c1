package dev.ringbridge.core.agent;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts on {@code agent.events}: the shift of an agent, for reports. */
public sealed interface AgentEvent extends Event {
  UUID agentId();

  @Override
  default UUID key() {
    return agentId();
  }

  /**
   * They do something else now.
   *
   * @param reason of a break, null otherwise
   * @param callId the call that is theirs, if any
   */
  record AgentMoved(
      UUID agentId,
      Tenancy tenancy,
      AgentState from,
      AgentState to,
      @Nullable BreakReason reason,
      @Nullable UUID callId,
      Instant at)
      implements AgentEvent {}
}
