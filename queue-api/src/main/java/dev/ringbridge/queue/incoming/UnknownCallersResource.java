package dev.ringbridge.queue.incoming;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.incoming.UnknownCallersRows.Candidate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which campaign takes callers whose number no lead has. */
@Path("/api/v1/unknown-callers")
@Tag(name = "Incoming calls")
class UnknownCallersResource {
  private final Database database;
  private final UnknownCallersRows rows;
  private final AuditTrail trail;
  private final CallerSource caller;

  UnknownCallersResource(
      @InQueue Database database, UnknownCallersRows rows, AuditTrail trail, CallerSource caller) {
    this.database = database;
    this.rows = rows;
    this.trail = trail;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({"SUPERVISOR", "ADMIN"})
  @Operation(operationId = "getUnknownCallers", summary = "Who takes unknown callers")
  public Uni<UnknownCallers> get() {
    UUID organization = caller.get().organizationId();
    return database.inOrganization(organization, work -> rows.of(work, organization));
  }

  @PUT
  @RolesAllowed("ADMIN")
  @Operation(
      operationId = "setUnknownCallers",
      summary = "Say which campaign takes unknown callers, from the next call on",
      description =
          "Where callers are put through, whoever calls whose number no lead has becomes a lead of that campaign, until so many did within 24 hours. With null for the campaign nobody takes them; a body that leaves it out is refused.")
  public Uni<UnknownCallers> put(@Valid @NotNull UnknownCallersChange change) {
    Caller who = caller.get();
    return database.inOrganization(
        who.organizationId(),
        work ->
            rows.of(work, who.organizationId())
                .chain(
                    before ->
                        change(work, who, before, change)
                            .call(after -> keep(work, who, before, after))));
  }

  /** The campaign that takes them already is not asked about when something else is changed. */
  private Uni<UnknownCallers> change(
      Work work, Caller who, UnknownCallers before, UnknownCallersChange change) {
    UUID chosen = change.campaignId();
    return admit(work, Objects.equals(chosen, before.campaignId()) ? null : chosen)
        .chain(() -> rows.set(work, who, change.campaignId(), change.leadsPerDay()))
        .chain(() -> rows.of(work, who.organizationId()));
  }

  private Uni<Void> admit(Work work, @Nullable UUID campaignId) {
    return campaignId == null
        ? Uni.createFrom().voidItem()
        : rows.candidate(work, campaignId)
            .map(found -> found.orElseThrow(UnknownCallersResource::unknown))
            .invoke(UnknownCallersResource::admit)
            .replaceWithVoid();
  }

  private static Refusal unknown() {
    return Refusal.invalid("campaignId", "Campaign", "There is no such campaign.");
  }

  /** A message would be said to them later, to which they never agreed. */
  private static void admit(Candidate candidate) {
    if (candidate.broadcasts()) {
      throw Refusal.invalid(
          "campaignId", "TakesCallers", "This campaign says a message: its leads get no agent.");
    }
    if (candidate.state() == CampaignState.STOPPED) {
      throw Refusal.invalid("campaignId", "TakesCallers", "This campaign was stopped for good.");
    }
  }

  private Uni<Void> keep(Work work, Caller who, UnknownCallers before, UnknownCallers after) {
    Map<String, List<Object>> changes = changes(before, after);
    return changes.isEmpty()
        ? Uni.createFrom().voidItem()
        : trail.keep(
            work,
            who,
            AuditAction.UNKNOWN_CALLERS_CHANGED,
            new JsonObject().put("changes", AuditTrail.json(changes)));
  }

  private static Map<String, List<Object>> changes(UnknownCallers before, UnknownCallers after) {
    Map<String, List<Object>> changes = new LinkedHashMap<>();
    if (!Objects.equals(before.campaignId(), after.campaignId())) {
      changes.put("campaign", List.of(before.name(), after.name()));
    }
    if (before.leadsPerDay() != after.leadsPerDay()) {
      changes.put("leadsPerDay", List.of(before.leadsPerDay(), after.leadsPerDay()));
    }
    return changes;
  }

  /**
   * Who is to take unknown callers.
   *
   * @param campaignId the campaign whose leads they become; null where nobody is to take them. It
   *     is always said: whoever left it out would take the campaign away without meaning to
   * @param leadsPerDay how many leads they may become within any 24 hours; null, or left out,
   *     leaves it as it is (at first 200)
   */
  record UnknownCallersChange(
      @JsonProperty(required = true) @Nullable UUID campaignId,
      @Min(1) @Max(UnknownCallers.MOST_LEADS_PER_DAY) @Nullable Integer leadsPerDay) {}
}
