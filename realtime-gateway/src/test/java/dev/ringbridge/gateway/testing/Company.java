package dev.ringbridge.gateway.testing;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.campaign.SpeedToLead;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.FollowUp.CallDisposed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The organization of one test, and what is said of its people and calls. */
public final class Company {
  private final Tenancy tenancy = new Tenancy(UUID.randomUUID(), UUID.randomUUID());

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  public Tenancy tenancy() {
    return tenancy;
  }

  public UUID organizationId() {
    return tenancy.organizationId();
  }

  public AgentProfile profile(UUID agentId, String name, UUID... campaignIds) {
    return profile(agentId, name, 1, true, campaignIds);
  }

  public AgentProfile profile(
      UUID agentId, String name, long version, boolean active, UUID... campaignIds) {
    return new AgentProfile(agentId, tenancy, name, List.of(campaignIds), active, version, now());
  }

  public CampaignSnapshot campaign(UUID campaignId, String name, int wrapUpSeconds) {
    return campaign(campaignId, name, wrapUpSeconds, 0, 1);
  }

  /** The same campaign, whose agents are held until they said what came of a call. */
  public CampaignSnapshot holding(CampaignSnapshot campaign) {
    return with(campaign, true, campaign.announcementSeconds());
  }

  /** The same campaign, whose leads hear for so long that they are recorded. */
  public CampaignSnapshot announcing(CampaignSnapshot campaign, int seconds) {
    return with(campaign, campaign.mustDispose(), seconds);
  }

  private static CampaignSnapshot with(
      CampaignSnapshot campaign, boolean mustDispose, int announcementSeconds) {
    return new CampaignSnapshot(
        campaign.campaignId(),
        campaign.tenancy(),
        campaign.name(),
        campaign.state(),
        campaign.mode(),
        campaign.wrapUpSeconds(),
        mustDispose,
        announcementSeconds,
        campaign.queue(),
        campaign.leads(),
        campaign.calls(),
        campaign.outcomes(),
        campaign.placed(),
        campaign.speed(),
        campaign.version(),
        campaign.at());
  }

  /** It was said what came of a call. */
  public CallDisposed disposed(CallRef call, UUID agentId) {
    return new CallDisposed(
        call, agentId, "CONNECTED_INTERESTED", null, AutoAction.SCHEDULE_VISIT, agentId, now());
  }

  public CampaignSnapshot campaign(
      UUID campaignId, String name, int wrapUpSeconds, long placed, long version) {
    return new CampaignSnapshot(
        campaignId,
        tenancy,
        name,
        CampaignState.RUNNING,
        DialingMode.RATIO,
        wrapUpSeconds,
        false,
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        placed,
        SpeedToLead.NONE,
        version,
        now());
  }

  public AccountSnapshot account(UUID accountId, boolean open, long version) {
    return new AccountSnapshot(
        accountId, tenancy, 1.5, Set.of("US"), true, 10, open, false, true, version, now());
  }

  public CallRef call(UUID campaignId) {
    return new CallRef(UUID.randomUUID(), campaignId, UUID.randomUUID(), tenancy);
  }

  public AgentLegUp legUp(UUID agentId, long epoch) {
    return new AgentLegUp(agentId, tenancy, room(agentId, epoch), epoch, now());
  }

  /** On this carrier account. */
  public AgentLegUp legUp(UUID agentId, long epoch, UUID accountId) {
    return new AgentLegUp(agentId, tenancy, room(agentId, epoch), epoch, accountId, now());
  }

  public AgentLegDown legDown(UUID agentId, long epoch) {
    return new AgentLegDown(agentId, tenancy, room(agentId, epoch), epoch, now());
  }

  public static String room(UUID agentId, long epoch) {
    return "rb-" + agentId + "-" + epoch;
  }

  public CallAnswered answered(CallRef call) {
    return answered(call, null, Duration.ofSeconds(60));
  }

  public CallAnswered answered(CallRef call, Reservation promise, Duration patience) {
    Instant at = now();
    return new CallAnswered(call, promise, at.plus(patience), at);
  }

  public CallBridged bridged(CallRef call, UUID agentId, long legEpoch) {
    return new CallBridged(call, agentId, room(agentId, legEpoch), legEpoch, now());
  }

  public CallEnded ended(CallRef call) {
    return ended(call, null, Ending.COMPLETED);
  }

  public CallEnded ended(CallRef call, Reservation promise, Ending ending) {
    return new CallEnded(call, promise, ending, Evidence.CARRIER, now());
  }
}
