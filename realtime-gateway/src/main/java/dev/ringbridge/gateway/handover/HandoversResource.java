package dev.ringbridge.gateway.handover;

import dev.ringbridge.foundation.access.CallerSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Handing calls over to colleagues, each under the call's id. */
@Path("/api/v1/handovers")
@RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
@Tag(name = "Talks")
@Produces(MediaType.APPLICATION_JSON)
class HandoversResource {
  private final HandingOver handingOver;
  private final CallerSource caller;

  HandoversResource(HandingOver handingOver, CallerSource caller) {
    this.handingOver = handingOver;
    this.caller = caller;
  }

  /** Who is free now. */
  record ColleagueList(List<Colleague> items) {}

  /**
   * To whom a call is handed over.
   *
   * @param agentId a colleague; left out it is whoever is free longest
   */
  record NewHandover(@Nullable UUID agentId) {}

  @GET
  @Path("/{id}/colleagues")
  @Operation(
      operationId = "listColleagues",
      summary = "To which colleagues a call can be handed over now",
      description =
          "The agents of its campaign who are free, whoever is free longest first; 50 at most. Whoever's phone is on another"
              + " carrier account than the call cannot be reached, and comes last. Agents ask for their own calls.")
  public Uni<ColleagueList> colleagues(@PathParam("id") UUID id) {
    return handingOver.colleagues(caller.get(), id).map(ColleagueList::new);
  }

  @POST
  @Path("/{id}")
  @ResponseStatus(202)
  @Operation(
      operationId = "handOver",
      summary = "Hand a call over to a colleague",
      description =
          "The colleague is held for it at once, and the lead goes from your room into theirs. From when they are seen"
              + " together the call is the colleague's, who says what came of it; you have nothing to write up. Where the"
              + " lead cannot be moved any more it stays with you, and your desk is told.")
  public Uni<Colleague> begin(@PathParam("id") UUID id, @Valid @NotNull NewHandover wanted) {
    return handingOver.begin(caller.get(), id, wanted.agentId());
  }

  @POST
  @Path("/{id}/consultation")
  @ResponseStatus(202)
  @Operation(
      operationId = "askColleague",
      summary = "Talk with a colleague before you hand a call over to them",
      description =
          "Hold the lead first. The colleague is held for you, and sees the lead and who asks; your phone comes to theirs by"
              + " a second connection (joinConsultation). It ends with completeHandOver, when you take the lead back or resume"
              + " them (endConsultation), when the colleague leaves, either phone is lost, the lead hangs up, or the time is up;"
              + " the talk says until when. Where it cannot begin the colleague is free, and your desk is told.")
  public Uni<Colleague> ask(@PathParam("id") UUID id, @Valid @NotNull NewHandover wanted) {
    return handingOver.ask(caller.get(), id, wanted.agentId());
  }

  @POST
  @Path("/{id}/consultation/completion")
  @Operation(
      operationId = "completeHandOver",
      summary = "Hand a call over to the colleague whom you asked",
      description = "From here it is as if it had been handed over to them at once.")
  public Uni<Void> complete(@PathParam("id") UUID id) {
    return handingOver.complete(caller.get(), id);
  }
}
