package dev.ringbridge.queue.filter;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.filter.LeadFilter;
import dev.ringbridge.core.filter.LeadFilter.Fault;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.FieldError;
import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.filter.CampaignFilter.FilterPreview;
import dev.ringbridge.queue.filter.CampaignFilter.NewFilter;
import dev.ringbridge.queue.rule.ApplyingRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which of its leads a campaign dials by itself. */
@Path("/api/v1/campaigns/{id}/filter")
@RolesAllowed("ADMIN")
@Tag(name = "Campaigns")
class CampaignFilterResource {
  private final Database database;
  private final CampaignFilters filters;
  private final RefilteringQueues queues;
  private final ApplyingRules rules;
  private final AuditTrail trail;
  private final CallerSource caller;

  CampaignFilterResource(
      @InQueue Database database,
      CampaignFilters filters,
      RefilteringQueues queues,
      ApplyingRules rules,
      AuditTrail trail,
      CallerSource caller) {
    this.database = database;
    this.filters = filters;
    this.queues = queues;
    this.rules = rules;
    this.trail = trail;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
  @Operation(
      operationId = "getLeadFilter",
      summary = "Which of its leads a campaign dials by itself, and how many of those that wait")
  public Uni<CampaignFilter> get(@PathParam("id") UUID id) {
    return database.inOrganization(organization(), work -> find(work, id));
  }

  @PUT
  @Operation(
      operationId = "changeLeadFilter",
      summary = "Change all of the conditions; no condition lets everybody in",
      description =
          "It counts at once: nobody who does not fit is taken any more when this is answered. A lead that is held keeps its"
              + " state, and comes back when the filter lets it in. Callbacks that were promised are kept, and dialing by"
              + " hand is free.")
  public Uni<CampaignFilter> change(@PathParam("id") UUID id, @Valid @NotNull NewFilter wanted) {
    LeadFilter filter = wanted.read();
    refuse(filter.faults());
    return database
        .inOrganization(
            organization(),
            work ->
                find(work, id)
                    .call(() -> filters.store(work, id, filter))
                    .call(() -> rules.begin(work, id))
                    .chain(before -> audit(work, id, before, filter)))
        .chain(() -> queues.begin(id))
        .chain(() -> get(id));
  }

  @POST
  @Path("/preview")
  @RolesAllowed({"ADMIN", "SUPERVISOR", "VIEWER"})
  @Operation(
      operationId = "previewLeadFilter",
      summary = "How many of the leads that wait these conditions would let in; nothing changes")
  public Uni<FilterPreview> preview(@PathParam("id") UUID id, @Valid @NotNull NewFilter wanted) {
    LeadFilter filter = wanted.read();
    refuse(filter.faults());
    return database
        .inOrganization(organization(), work -> filters.preview(work, id, filter))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("campaign")));
  }

  private Uni<CampaignFilter> find(Work work, UUID id) {
    return filters.of(work, id).map(found -> found.orElseThrow(() -> Refusal.notFound("campaign")));
  }

  private Uni<Void> audit(Work work, UUID id, CampaignFilter before, LeadFilter filter) {
    JsonObject details =
        AuditTrail.change("conditions", before.conditions(), filter.conditions())
            .put("conditions", filter.conditions().size());
    return trail.keepOfCampaign(work, caller.get(), AuditAction.FILTER_CHANGED, id, details);
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refusal(
          Problem.of(
              ProblemCode.VALIDATION_ERROR,
              faults.get(0).message(),
              faults.stream()
                  .map(fault -> new FieldError(fault.field(), fault.constraint(), fault.message()))
                  .toList()));
    }
  }

  private UUID organization() {
    return caller.get().organizationId();
  }
}
