package dev.ringbridge.gateway.campaign;

import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The campaigns' settings, as campaign.state says. */
@ApplicationScoped
public class KnownCampaigns {
  private final Map<UUID, CampaignSnapshot> campaigns = new ConcurrentHashMap<>();
  private final Map<UUID, Integer> announcements = new ConcurrentHashMap<>();

  void start(@Observes @Priority(10) StartupEvent event, Tails tails) {
    tails.state(Set.of(Topic.CAMPAIGN_STATE), this::learn);
  }

  private void learn(Event event) {
    if (event instanceof CampaignSnapshot campaign) {
      campaigns.merge(
          campaign.campaignId(), campaign, (old, now) -> now.version() > old.version() ? now : old);
      announcements.merge(campaign.campaignId(), campaign.announcementSeconds(), Math::max);
    }
  }

  /** How long its agents have after a call; none while the campaign was never heard of. */
  public Duration wrapUp(UUID campaignId) {
    CampaignSnapshot campaign = campaigns.get(campaignId);
    return campaign == null ? Duration.ZERO : Duration.ofSeconds(campaign.wrapUpSeconds());
  }

  /**
   * How long a lead may hear at most that the call is recorded before the agent: the longest heard
   * of, for calls go on by what counted when they were planned.
   */
  public Duration announcement(UUID campaignId) {
    return Duration.ofSeconds(announcements.getOrDefault(campaignId, 0));
  }

  /** Whether its agents are held after a call until it was said what came of it. */
  public boolean mustDispose(UUID campaignId) {
    CampaignSnapshot campaign = campaigns.get(campaignId);
    return campaign != null && campaign.mustDispose();
  }

  /** What it is called, null while it was never heard of. */
  public @Nullable String nameOf(UUID campaignId) {
    CampaignSnapshot campaign = campaigns.get(campaignId);
    return campaign == null ? null : campaign.name();
  }
}
