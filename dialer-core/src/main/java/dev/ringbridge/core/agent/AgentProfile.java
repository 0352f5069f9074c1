package dev.ringbridge.core.agent;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What admins say of an agent, on {@code agent.profile}.
 *
 * @param agentId the user who takes calls
 * @param name what supervisors see
 * @param campaignIds the campaigns whose calls they take
 * @param active false once the user is deactivated
 */
public record AgentProfile(
    UUID agentId,
    Tenancy tenancy,
    String name,
    List<UUID> campaignIds,
    boolean active,
    long version,
    Instant at)
    implements Snapshot {
  public AgentProfile {
    campaignIds = List.copyOf(campaignIds);
  }

  @Override
  public UUID key() {
    return agentId;
  }
}
