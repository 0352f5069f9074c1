package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.access.CallerSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What goes on in calls between agents and leads, each under its call's id. */
@Path("/api/v1/talks")
@RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
@Tag(name = "Talks")
@Produces(MediaType.APPLICATION_JSON)
class TalksResource {
  private final Talking talking;
  private final CallerSource caller;

  TalksResource(Talking talking, CallerSource caller) {
    this.talking = talking;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getTalk",
      summary = "What goes on in a call that agent and lead talk on",
      description = "Agents see their own.")
  public Uni<TalkView> find(@PathParam("id") UUID id) {
    return talking.view(caller.get(), id);
  }

  @POST
  @Path("/{id}/hold")
  @Operation(
      operationId = "holdLead",
      summary = "Hold the lead of a call",
      description = "They hear music, and neither they nor the agent hear each other.")
  public Uni<TalkView> hold(@PathParam("id") UUID id) {
    return talking.hold(caller.get(), id, true);
  }

  @POST
  @Path("/{id}/resume")
  @Operation(operationId = "resumeLead", summary = "Talk again with a lead who is held")
  public Uni<TalkView> resume(@PathParam("id") UUID id) {
    return talking.hold(caller.get(), id, false);
  }

  @POST
  @Path("/{id}/message")
  @Operation(
      operationId = "leaveMessage",
      summary = "Leave a machine the campaign's message",
      description =
          "The agent is free at once, and the call ends as MACHINE when the message was said.")
  public Uni<Void> message(@PathParam("id") UUID id) {
    return talking.drop(caller.get(), id);
  }
}
