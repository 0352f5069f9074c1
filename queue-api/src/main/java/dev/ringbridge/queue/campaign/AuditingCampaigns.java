package dev.ringbridge.queue.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.campaign.CampaignViews.CampaignView;
import dev.ringbridge.queue.campaign.CampaignViews.NewCampaign;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who set campaigns up and changed their rules, from what to what. */
@ApplicationScoped
class AuditingCampaigns {
  private final Campaigns campaigns;
  private final AuditTrail trail;

  AuditingCampaigns(Campaigns campaigns, AuditTrail trail) {
    this.campaigns = campaigns;
    this.trail = trail;
  }

  Uni<Void> created(Caller caller, Campaign campaign) {
    return keep(caller, AuditAction.CAMPAIGN_CREATED, campaign, new JsonObject());
  }

  /** Lays a change over a campaign; what it leaves as it was is not worth an entry. */
  Uni<Void> change(Caller caller, Campaign campaign, NewCampaign change) {
    JsonNode before = rules(campaign);
    change.applyTo(campaign);
    JsonObject changes = differences(before, rules(campaign));
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : keep(
            caller,
            AuditAction.CAMPAIGN_CHANGED,
            campaign,
            new JsonObject().put("changes", changes));
  }

  Uni<Void> staffed(Caller caller, Campaign campaign, Set<UUID> agents) {
    return keep(
        caller,
        AuditAction.CAMPAIGN_STAFFED,
        campaign,
        new JsonObject().put("agents", agents.size()));
  }

  private Uni<Void> keep(Caller caller, AuditAction action, Campaign campaign, JsonObject details) {
    return campaigns
        .getSession()
        .chain(session -> trail.keep(session, caller, action, campaign.id, campaign.name, details));
  }

  private static JsonNode rules(Campaign campaign) {
    return Json.MAPPER.valueToTree(CampaignView.of(campaign, Set.of(), Tallies.none()));
  }

  private static JsonObject differences(JsonNode before, JsonNode after) {
    JsonObject changes = new JsonObject();
    for (Map.Entry<String, JsonNode> field : after.properties()) {
      JsonNode was = before.path(field.getKey());
      if (!was.equals(field.getValue())) {
        changes.put(field.getKey(), new JsonArray("[%s,%s]".formatted(was, field.getValue())));
      }
    }
    return changes;
  }
}
