package dev.ringbridge.queue.list;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.idempotency.Idempotent;
import dev.ringbridge.queue.list.CampaignLists.LeadListChange;
import dev.ringbridge.queue.list.CampaignLists.NewLeadList;
import dev.ringbridge.queue.list.CampaignLists.NewOrder;
import dev.ringbridge.queue.rule.ApplyingRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The lists of a campaign, and the order of its queue. Both decide within one priority only. */
@Path("/api/v1/campaigns/{id}/lists")
@RolesAllowed("ADMIN")
@Tag(name = "Campaigns")
class LeadListsResource {
  private static final UUID NONE = new UUID(0, 0);

  private final Database database;
  private final LeadLists lists;
  private final ApplyingRules rules;
  private final AuditTrail trail;
  private final CallerSource caller;

  LeadListsResource(
      @InQueue Database database,
      LeadLists lists,
      ApplyingRules rules,
      AuditTrail trail,
      CallerSource caller) {
    this.trail = trail;
    this.database = database;
    this.lists = lists;
    this.rules = rules;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "listLeadLists",
      summary = "The lists of a campaign, and who is first within one")
  public Uni<CampaignLists> list(@PathParam("id") UUID id) {
    return inOrganization(work -> read(work, id));
  }

  @POST
  @ResponseStatus(201)
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "addLeadList",
      summary = "Add a list; leads come into it by uploads and one by one")
  public Uni<CampaignLists> add(@PathParam("id") UUID id, @Valid @NotNull NewLeadList wanted) {
    return inOrganization(
        work ->
            refuseTaken(work, id, wanted.name().strip(), NONE)
                .chain(() -> lists.add(work, id, wanted))
                .invoke(added -> refuseMissing(added, "campaign"))
                .chain(() -> keep(work, id, details(null, wanted.name(), wanted.weight(), null)))
                .chain(() -> read(work, id)));
  }

  @PATCH
  @Path("/{listId}")
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "changeLeadList",
      summary = "Rename a list, weigh it, or pause it; what is left out stays as it is")
  public Uni<CampaignLists> change(
      @PathParam("id") UUID id,
      @PathParam("listId") UUID listId,
      @Valid @NotNull LeadListChange change) {
    return inOrganization(
        work ->
            lists
                .lock(work, id)
                .chain(() -> refuseTaken(work, id, change.name(), listId))
                .chain(() -> change(work, id, listId, change))
                .chain(() -> read(work, id)));
  }

  /** What was planned of a list is taken back with its pause. */
  private Uni<Void> change(Work work, UUID id, UUID listId, LeadListChange change) {
    return lists
        .change(work, id, listId, change)
        .invoke(changed -> refuseMissing(changed, "list"))
        .chain(
            () -> keep(work, id, details(listId, change.name(), change.weight(), change.active())))
        .chain(() -> rules.begin(work, id));
  }

  @PUT
  @Operation(
      operationId = "orderLeads",
      summary = "Say who is first among leads of one priority and temperature in one list")
  public Uni<CampaignLists> order(@PathParam("id") UUID id, @Valid @NotNull NewOrder wanted) {
    return inOrganization(
        work ->
            lists
                .putInOrder(work, id, wanted.order())
                .chain(() -> read(work, id))
                .call(() -> keep(work, id, new JsonObject().put("order", wanted.order().name()))));
  }

  private Uni<Void> keep(Work work, UUID campaignId, JsonObject details) {
    return trail.keepOfCampaign(work, caller.get(), AuditAction.LISTS_CHANGED, campaignId, details);
  }

  /** What a list is to be, as far as it was said; a list without an id is new. */
  private static JsonObject details(
      @Nullable UUID listId,
      @Nullable String name,
      @Nullable Integer weight,
      @Nullable Boolean active) {
    JsonObject details = new JsonObject().put("added", listId == null);
    Optional.ofNullable(listId).ifPresent(id -> details.put("list", id.toString()));
    Optional.ofNullable(name).ifPresent(text -> details.put("name", text));
    Optional.ofNullable(weight).ifPresent(number -> details.put("weight", number));
    Optional.ofNullable(active).ifPresent(flag -> details.put("active", flag));
    return details;
  }

  private Uni<CampaignLists> read(Work work, UUID campaignId) {
    return lists
        .of(work, campaignId)
        .map(known -> known.orElseThrow(() -> Refusal.notFound("campaign")));
  }

  /** A claim locks the campaign too: a list that is paused is not dialed once this is answered. */
  private Uni<Void> refuseTaken(Work work, UUID campaignId, @Nullable String name, UUID except) {
    return lists
        .lock(work, campaignId)
        .chain(() -> lists.isNameTaken(work, campaignId, name == null ? "" : name, except))
        .invoke(LeadListsResource::refuseIf)
        .replaceWithVoid();
  }

  private static void refuseIf(boolean taken) {
    if (taken) {
      throw Refusal.of(
          ProblemCode.CONFLICT, "The campaign has a list of that name already; choose another.");
    }
  }

  private static void refuseMissing(boolean found, String what) {
    if (!found) {
      throw Refusal.notFound(what);
    }
  }

  private <T> Uni<T> inOrganization(Function<Work, Uni<T>> work) {
    return database.inOrganization(caller.get().organizationId(), work);
  }
}
