package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.batch.AddingLeads;
import dev.ringbridge.queue.batch.NewLead;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The leads of an organization. */
@Path("/api/v1/leads")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Leads")
class LeadsResource {
  private final Database database;
  private final Leads leads;
  private final AddingLeads adding;
  private final CorrectingLeads correcting;
  private final SkippingLeads skipping;
  private final CallerSource caller;

  LeadsResource(
      @InQueue Database database,
      Leads leads,
      AddingLeads adding,
      CorrectingLeads correcting,
      SkippingLeads skipping,
      CallerSource caller) {
    this.database = database;
    this.leads = leads;
    this.adding = adding;
    this.correcting = correcting;
    this.skipping = skipping;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listLeads", summary = "The leads, newest first, a page at a time")
  public Uni<Page<LeadView>> list(
      @QueryParam("campaignId") @Nullable UUID campaignId,
      @QueryParam("state") @Nullable DialState state,
      @QueryParam("text") @Nullable @Size(max = 100) String text,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    String wanted = text == null || text.isBlank() ? null : text.strip();
    Leads.Filter filter = new Leads.Filter(campaignId, state, wanted);
    return database
        .inOrganization(
            caller.get().organizationId(), work -> leads.page(work, filter, cursor, limit + 1))
        .map(read -> Page.of(read, limit, LeadView::id));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({"ADMIN", "SUPERVISOR", "AGENT"})
  @Operation(operationId = "getLead", summary = "One lead")
  public Uni<LeadView> get(@PathParam("id") UUID id) {
    return database.inOrganization(caller.get().organizationId(), work -> view(work, id));
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "addLead",
      summary = "Add one lead; it is diallable at once",
      description =
          "It is judged like a row of a file. A number that a lead has already is refused as a conflict that names the lead.")
  public Uni<LeadView> add(@Valid @NotNull NewLead wanted) {
    return database.inOrganization(
        caller.get().organizationId(),
        work -> adding.add(work, caller.get(), wanted).chain(id -> view(work, id)));
  }

  @PATCH
  @Path("/{id}")
  @Operation(
      operationId = "correctLead",
      summary = "Correct what is known of a lead; what is left out stays as it is",
      description = "Its priority and score move it to its new place in the queue.")
  public Uni<LeadView> correct(
      @PathParam("id") UUID id, @Valid @NotNull LeadCorrection correction) {
    return database.inOrganization(
        caller.get().organizationId(),
        work -> correcting.correct(work, caller.get(), id, correction).chain(() -> view(work, id)));
  }

  private Uni<LeadView> view(Work work, UUID id) {
    return leads
        .get(work, id)
        .map(read -> read.stream().findFirst().orElseThrow(() -> Refusal.notFound("lead")));
  }

  @POST
  @Path("/{id}/skip")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "skipLead",
      summary = "Have a lead wait longer; a call that is planned for it and not placed is revoked")
  public Uni<LeadView> skip(@PathParam("id") UUID id, @Valid SkippedLead skip) {
    return skipping.skip(caller.get(), id, skip).chain(() -> get(id));
  }

  /**
   * How a lead is skipped.
   *
   * @param minutes how much longer it waits; left out it is the campaign's skipMinutes
   * @param reason for its history
   */
  record SkippedLead(
      @Nullable @Min(1) @Max(525600) Integer minutes, @Nullable @Size(max = 200) String reason) {
    String why() {
      return reason == null || reason.isBlank() ? "Skipped" : "Skipped: " + reason.strip();
    }
  }
}
