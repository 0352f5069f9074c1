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

/** Why a lead is dialed or not. */
@Path("/api/v1/leads/{id}/explanation")
@RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
@Tag(name = "Explanations")
class LeadExplanationResource {
  private final ExplainingLeads leads;
  private final CallerSource caller;

  LeadExplanationResource(ExplainingLeads leads, CallerSource caller) {
    this.leads = leads;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "explainLead",
      summary = "Whether a lead may be dialed now, which rule stops it, and when it opens")
  public Uni<LeadExplanation> explain(@PathParam("id") UUID id) {
    return leads.explain(caller.get(), id);
  }
}
