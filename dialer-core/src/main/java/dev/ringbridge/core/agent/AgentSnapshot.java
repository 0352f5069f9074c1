package dev.ringbridge.core.agent;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent on {@code agent.state}: published at each change and at each renewal of the lease. One
 * older than two seconds counts as no agent.
 *
 * @param campaignIds the campaigns whose calls they take
 * @param reason of a break, null otherwise
 * @param epoch the availability epoch
 * @param callId the call that is theirs, if any
 * @param disposed whether it was said what came of that call; before it they are not done with it
 * @param since when they began to do what they do
 * @param until when a reservation or a wrap-up ends by itself; null where it does not, as in a
 *     wrap-up that lasts until it was said what came of the call
 * @param at when this was so
 */
public record AgentSnapshot(
    UUID agentId,
    Tenancy tenancy,
    List<UUID> campaignIds,
    AgentState state,
    @Nullable BreakReason reason,
    long epoch,
    @Nullable UUID callId,
    boolean disposed,
    Instant since,
    @Nullable Instant until,
    long version,
    Instant at)
    implements Snapshot {
  public AgentSnapshot {
    campaignIds = List.copyOf(campaignIds);
  }

  @Override
  public UUID key() {
    return agentId;
  }
}
