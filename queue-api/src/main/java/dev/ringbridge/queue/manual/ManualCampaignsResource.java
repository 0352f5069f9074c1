package dev.ringbridge.queue.manual;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.manual.ManualCampaigns.ManualCampaign;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an agent may dial by hand. */
@Path("/api/v1/manual-campaigns")
@RolesAllowed("AGENT")
@Tag(name = "Calls")
class ManualCampaignsResource {
  private final Database database;
  private final ManualCampaigns campaigns;
  private final CallerSource caller;

  ManualCampaignsResource(
      @InQueue Database database, ManualCampaigns campaigns, CallerSource caller) {
    this.database = database;
    this.campaigns = campaigns;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listManualCampaigns",
      summary = "The running campaigns in which the agent who asks may dial by hand")
  public Uni<List<ManualCampaign>> list() {
    Caller agent = caller.get();
    return database.inOrganization(
        agent.organizationId(), work -> campaigns.of(work, agent.userId()));
  }
}
