package dev.ringbridge.queue.disposition;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.disposition.DispositionSet;
import dev.ringbridge.core.disposition.DispositionSet.Fault;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.FieldError;
import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.disposition.CampaignDispositions.NewDispositions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What may come of the calls of a campaign, and what follows from it. */
@Path("/api/v1/campaigns/{id}/dispositions")
@RolesAllowed("ADMIN")
@Tag(name = "Campaigns")
class DispositionsResource {
  private final Database database;
  private final DispositionSets sets;
  private final AuditTrail trail;
  private final CallerSource caller;

  DispositionsResource(
      @InQueue Database database, DispositionSets sets, AuditTrail trail, CallerSource caller) {
    this.database = database;
    this.sets = sets;
    this.trail = trail;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR", "AGENT"})
  @Operation(
      operationId = "getDispositions",
      summary = "What an agent may say came of a call of this campaign, and what follows from it")
  public Uni<CampaignDispositions> get(@PathParam("id") UUID id) {
    return database.inOrganization(organization(), work -> find(work, id));
  }

  @PUT
  @Operation(
      operationId = "changeDispositions",
      summary = "Change them all; calls that were disposed keep what was said then")
  public Uni<CampaignDispositions> change(@PathParam("id") UUID id, @Valid NewDispositions wanted) {
    DispositionSet set = wanted.set();
    refuse(set.faults());
    return store(id, set);
  }

  @DELETE
  @Operation(
      operationId = "restoreDispositions",
      summary = "Go back to the dispositions that every campaign begins with")
  public Uni<CampaignDispositions> restore(@PathParam("id") UUID id) {
    return store(id, DispositionSet.STANDARD);
  }

  private Uni<CampaignDispositions> store(UUID id, DispositionSet set) {
    return database.inOrganization(
        organization(),
        work ->
            find(work, id)
                .call(() -> sets.store(work, id, set))
                .chain(
                    before -> find(work, id).call(after -> audit(work, id, before, after, set))));
  }

  private Uni<CampaignDispositions> find(Work work, UUID id) {
    return sets.find(work, id)
        .map(found -> found.orElseThrow(() -> Refusal.notFound("campaign")))
        .map(CampaignDispositions::of);
  }

  private Uni<Void> audit(
      Work work,
      UUID id,
      CampaignDispositions before,
      CampaignDispositions after,
      DispositionSet set) {
    JsonObject details =
        AuditTrail.change("dispositions", before, after)
            .put("restored", set.equals(DispositionSet.STANDARD));
    return trail.keepOfCampaign(work, caller.get(), AuditAction.DISPOSITIONS_CHANGED, id, details);
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
