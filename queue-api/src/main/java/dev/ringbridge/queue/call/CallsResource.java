package dev.ringbridge.queue.call;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The calls of an organization. */
@Path("/api/v1/calls")
@RolesAllowed({"ADMIN", "SUPERVISOR", "AGENT"})
@Tag(name = "Calls")
class CallsResource {
  private final HandlingCalls handling;
  private final DisposingCalls disposing;
  private final CallsByHand byHand;
  private final CallerSource caller;

  CallsResource(
      HandlingCalls handling, DisposingCalls disposing, CallsByHand byHand, CallerSource caller) {
    this.handling = handling;
    this.disposing = disposing;
    this.byHand = byHand;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listCalls",
      summary = "The calls, newest first, a page at a time; agents see their own")
  public Uni<Page<CallView>> list(
      @QueryParam("campaignId") @Nullable UUID campaignId,
      @QueryParam("leadId") @Nullable UUID leadId,
      @Parameter(description = "only conversations of which nobody said what came of them")
          @QueryParam("undisposed")
          @DefaultValue("false")
          boolean undisposed,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    Caller who = caller.get();
    boolean ownOnly = who.role() == Role.AGENT && leadId == null;
    Calls.Filter filter =
        new Calls.Filter(campaignId, leadId, ownOnly ? who.userId() : null, undisposed);
    return handling
        .list(who, filter, cursor, limit + 1)
        .map(read -> Page.of(read, limit, CallView::id));
  }

  @POST
  @ResponseStatus(201)
  @RolesAllowed("AGENT")
  @Idempotent
  @Cancellable(false)
  @Operation(
      operationId = "placeCall",
      summary =
          "Dial a number or a lead by hand; a refusal names the rule, and when it allows the call")
  public Uni<CallView> place(@Valid NewCall wanted) {
    Caller agent = caller.get();
    return byHand.place(agent, wanted).chain(id -> handling.get(agent, id));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getCall", summary = "One call")
  public Uni<CallView> get(@PathParam("id") UUID id) {
    return handling.get(caller.get(), id);
  }

  @POST
  @Path("/{id}/hangup")
  @Idempotent
  @Cancellable(false)
  @Operation(operationId = "hangUpCall", summary = "End a call; one that is over stays as it is")
  public Uni<CallView> hangUp(@PathParam("id") UUID id) {
    return handling.hangUp(caller.get(), id);
  }

  @POST
  @Path("/{id}/disposition")
  @Idempotent
  @Cancellable(false)
  @Operation(operationId = "disposeCall", summary = "Say what came of a call; the last word counts")
  public Uni<CallView> dispose(@PathParam("id") UUID id, @Valid Said said) {
    return disposing.dispose(caller.get(), id, said);
  }
}
