package dev.ringbridge.queue.check;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.check.CampaignCheck;
import dev.ringbridge.core.check.CheckFinding;
import dev.ringbridge.core.check.CheckSeverity;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Checks campaigns as they are set up. */
@ApplicationScoped
public class CheckingCampaigns {
  private final Database database;
  private final CheckedCampaigns campaigns;

  CheckingCampaigns(@InQueue Database database, CheckedCampaigns campaigns) {
    this.database = database;
    this.campaigns = campaigns;
  }

  Uni<List<CheckFinding>> check(UUID organizationId, UUID campaignId) {
    return checked(organizationId, campaignId).map(found -> CampaignCheck.of(found.facts()));
  }

  /** Refuses to start a campaign that would dial nobody, whatever the hour, or say nothing. */
  public Uni<Void> refuseHopeless(UUID organizationId, UUID campaignId) {
    return checked(organizationId, campaignId)
        .invoke(CheckingCampaigns::refuseHopeless)
        .replaceWithVoid();
  }

  private Uni<CheckedCampaign> checked(UUID organizationId, UUID campaignId) {
    return database
        .inOrganization(organizationId, work -> campaigns.find(work, campaignId))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("campaign")));
  }

  /** One that cannot be started anyway is refused by its state. */
  private static void refuseHopeless(CheckedCampaign campaign) {
    String errors =
        CampaignCheck.of(campaign.facts()).stream()
            .filter(finding -> finding.severity() == CheckSeverity.ERROR)
            .map(CheckFinding::line)
            .collect(Collectors.joining(" "));
    if (!errors.isEmpty() && campaign.state().canBecome(CampaignState.RUNNING)) {
      throw Refusal.of(ProblemCode.CONFLICT, "It cannot be started. " + errors);
    }
  }
}
