package dev.ringbridge.queue.check;

import dev.ringbridge.foundation.access.CallerSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether a campaign can dial as it is set up. */
@Path("/api/v1/campaigns/{id}/check")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Explanations")
class CampaignCheckResource {
  private final CheckingCampaigns checking;
  private final CallerSource caller;

  CampaignCheckResource(CheckingCampaigns checking, CallerSource caller) {
    this.checking = checking;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "checkCampaign",
      summary =
          "What one should know before a campaign dials: what leaves it nobody to call, and which of its rules contradict each"
              + " other; with an error it does not start")
  public Uni<CampaignCheckView> check(@PathParam("id") UUID id) {
    return checking
        .check(caller.get().organizationId(), id)
        .map(findings -> CampaignCheckView.of(id, findings));
  }
}
