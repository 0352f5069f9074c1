package dev.ringbridge.queue.escalation;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.lead.FollowUp.EscalationResolved;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.idempotency.Idempotent;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The leads that were put before the supervisors. */
@Path("/api/v1/escalations")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Escalations")
class EscalationsResource {
  private final Resolving resolving;
  private final CallerSource caller;

  EscalationsResource(Resolving resolving, CallerSource caller) {
    this.resolving = resolving;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listEscalations",
      summary = "The leads that agents put before the supervisors, newest first, a page at a time")
  public Uni<Page<Escalation>> list(
      @QueryParam("state") @Nullable EscalationState state,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return resolving.list(caller.get(), state, cursor, limit);
  }

  @POST
  @Path("/{id}/resolve")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "resolveEscalation",
      summary = "Take a lead off the list: have it dialed again, or be done with it")
  public Uni<Escalation> resolve(@PathParam("id") UUID id, @Valid Resolution resolution) {
    return resolving.resolve(caller.get(), id, resolution);
  }

  /**
   * What becomes of the lead.
   *
   * @param state BACK_IN_QUEUE or DONE
   * @param note for those who read it later
   */
  record Resolution(@NotNull EscalationState state, @Nullable @Size(max = 500) String note) {}

  /** Resolving an escalation: the entry and its lead move in one transaction. */
  @ApplicationScoped
  static class Resolving {
    private final Database database;
    private final Escalations escalations;
    private final MovingLeads leads;
    private final Clock clock;

    Resolving(@InQueue Database database, Escalations escalations, MovingLeads leads, Clock clock) {
      this.database = database;
      this.escalations = escalations;
      this.leads = leads;
      this.clock = clock;
    }

    Uni<Page<Escalation>> list(
        Caller caller, @Nullable EscalationState state, @Nullable UUID cursor, int limit) {
      return database
          .inOrganization(
              caller.organizationId(), work -> escalations.page(work, cursor, state, limit + 1))
          .map(read -> Page.of(read, limit, Escalation::id));
    }

    Uni<Escalation> resolve(Caller caller, UUID id, Resolution wanted) {
      if (!wanted.state().resolves()) {
        throw Refusal.invalid("state", "Resolution", "Choose BACK_IN_QUEUE or DONE.");
      }
      return database.inOrganization(
          caller.organizationId(), work -> resolve(work, caller, id, wanted));
    }

    private Uni<Escalation> resolve(Work work, Caller caller, UUID id, Resolution wanted) {
      String note = wanted.note() == null ? "" : wanted.note().strip();
      return get(work, id)
          .chain(() -> escalations.resolve(work, id, wanted.state(), caller.userId(), note))
          .map(Resolving::open)
          .chain(call -> follow(work, caller, id, call, wanted.state()))
          .chain(() -> get(work, id));
    }

    private Uni<Escalation> get(Work work, UUID id) {
      return escalations
          .get(work, id)
          .map(found -> found.orElseThrow(() -> Refusal.notFound("escalation")));
    }

    private static CallRef open(Optional<CallRef> resolved) {
      return resolved.orElseThrow(
          () -> Refusal.of(ProblemCode.CONFLICT, "It is not open any more: somebody was quicker."));
    }

    private Uni<Void> follow(
        Work work, Caller caller, UUID id, CallRef call, EscalationState state) {
      boolean back = state == EscalationState.BACK_IN_QUEUE;
      work.publish(new EscalationResolved(call, id, back, caller.userId(), clock.instant()));
      UUID lead = call.leadId();
      List<LeadNews> news =
          back && lead != null
              ? List.of(
                  new LeadNews(
                      lead,
                      new LeadEvent.SentBack(),
                      new Cause("sent back by a supervisor", caller.userId())))
              : List.of();
      return leads.tell(work, news).replaceWithVoid();
    }
  }
}
