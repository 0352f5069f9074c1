package dev.ringbridge.queue.explain;

import dev.ringbridge.foundation.access.CallerSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a campaign dials or does not. */
@Path("/api/v1/campaigns/{id}/explanation")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Explanations")
class CampaignExplanationResource {
  private final ExplainingCampaigns campaigns;
  private final CallerSource caller;

  CampaignExplanationResource(ExplainingCampaigns campaigns, CallerSource caller) {
    this.campaigns = campaigns;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "explainCampaign",
      summary = "Why a campaign dials or does not, and its queue by what keeps each lead in it")
  public Uni<CampaignExplanation> explain(@PathParam("id") UUID id) {
    return campaigns.explain(caller.get(), id);
  }
}
