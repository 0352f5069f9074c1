package dev.ringbridge.queue.pacing;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.pacing.PacingDecisions.DecisionView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why a campaign dials as it does. */
@Path("/api/v1/campaigns/{campaignId}/pacing-decisions")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Campaigns")
class DecisionsResource {
  private final PacingDecisions decisions;
  private final CallerSource caller;

  DecisionsResource(PacingDecisions decisions, CallerSource caller) {
    this.decisions = decisions;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listPacingDecisions",
      summary =
          "The pacer's decisions, newest first: what it knew, how many calls it placed, what allowed no more")
  public Uni<Page<DecisionView>> list(
      @PathParam("campaignId") UUID campaignId,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return decisions
        .page(caller.get().organizationId(), campaignId, cursor, limit + 1)
        .map(read -> Page.of(read, limit, DecisionView::id));
  }
}
