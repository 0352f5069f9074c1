package dev.ringbridge.queue.incoming;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.idempotency.Idempotent;
import dev.ringbridge.queue.incoming.IncomingCalls.Filter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The log of calls that came in. */
@Path("/api/v1/incoming-calls")
@RolesAllowed({"ADMIN", "SUPERVISOR"})
@Tag(name = "Incoming calls")
class IncomingCallsResource {
  private final Database database;
  private final IncomingCalls calls;
  private final CallerSource caller;

  IncomingCallsResource(@InQueue Database database, IncomingCalls calls, CallerSource caller) {
    this.database = database;
    this.calls = calls;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listIncomingCalls",
      summary =
          "Calls that came in, newest first, a page at a time: who called, which lead that is, and what becomes of it")
  public Uni<Page<IncomingCall>> list(
      @QueryParam("state") @Nullable IncomingCallState state,
      @QueryParam("category") @Nullable CallerCategory category,
      @QueryParam("leadId") @Nullable UUID leadId,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    Filter filter = new Filter(state, category, leadId);
    return database
        .inOrganization(
            caller.get().organizationId(), work -> calls.page(work, filter, cursor, limit + 1))
        .map(read -> Page.of(read, limit, IncomingCall::id));
  }

  @POST
  @Path("/{id}/settle")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "settleIncomingCall",
      summary = "Say that somebody saw to a call that waits for it")
  public Uni<IncomingCall> settle(
      @PathParam("id") UUID id, @NotNull @Valid CallerSettlement settlement) {
    Caller who = caller.get();
    String note = settlement.note() == null ? "" : settlement.note().strip();
    return database.inOrganization(
        who.organizationId(),
        work ->
            get(work, id)
                .chain(() -> calls.settle(work, id, who.userId(), note))
                .invoke(IncomingCallsResource::refuseSettled)
                .chain(() -> get(work, id)));
  }

  private Uni<IncomingCall> get(Work work, UUID id) {
    return calls
        .get(work, id)
        .map(found -> found.orElseThrow(() -> Refusal.notFound("incoming call")));
  }

  private static void refuseSettled(boolean settled) {
    if (!settled) {
      throw Refusal.of(ProblemCode.CONFLICT, "It does not wait for anybody any more.");
    }
  }

  /**
   * What was done about a call.
   *
   * @param note for those who read it later
   */
  record CallerSettlement(@Nullable @Size(max = 500) String note) {}
}
