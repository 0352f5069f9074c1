package dev.ringbridge.core.campaign;

import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Priority;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A campaign on {@code campaign.state}: what others need of its settings, and its counts. Published
 * within half a second of a change.
 *
 * @param wrapUpSeconds how long its agents have after a call
 * @param mustDispose whether its agents are held after a call until it was said what came of it
 * @param announcementSeconds how long a lead hears at most that the call is recorded before the
 *     agent; 0 where nothing is said
 * @param queue leads in the queue by priority, due or not
 * @param leads leads by where they stand in dialing
 * @param calls live calls by state
 * @param outcomes ended calls by what came of them
 * @param placed calls that reached for a phone so far
 * @param speed how soon its leads are first dialed; none in what was published before it was
 *     counted
 */
public record CampaignSnapshot(
    UUID campaignId,
    Tenancy tenancy,
    String name,
    CampaignState state,
    DialingMode mode,
    int wrapUpSeconds,
    boolean mustDispose,
    int announcementSeconds,
    Map<Priority, Long> queue,
    Map<DialState, Long> leads,
    Map<CallState, Long> calls,
    Map<Outcome, Long> outcomes,
    long placed,
    SpeedToLead speed,
    long version,
    Instant at)
    implements Snapshot {
  public CampaignSnapshot {
    queue = Map.copyOf(queue);
    leads = Map.copyOf(leads);
    calls = Map.copyOf(calls);
    outcomes = Map.copyOf(outcomes);
    speed = Objects.requireNonNullElse(speed, SpeedToLead.NONE);
  }

  @Override
  public UUID key() {
    return campaignId;
  }
}
