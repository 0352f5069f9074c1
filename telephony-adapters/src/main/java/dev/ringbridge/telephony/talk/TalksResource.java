package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.telephony.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What goes on in calls between agents and leads, each under its call's id. What was asked of a
 * carrier is written down also where whoever asked is gone by then, and one wish that is sent again
 * with its key is carried out once.
 */
@Cancellable(false)
@Path("/api/v1/talks")
@RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
@Tag(name = "Talks")
@Produces(MediaType.APPLICATION_JSON)
class TalksResource {
  private final Floor floor;
  private final Talking talking;
  private final Transferring transferring;
  private final Consulting consulting;
  private final CallerSource caller;

  TalksResource(
      Floor floor,
      Talking talking,
      Transferring transferring,
      Consulting consulting,
      CallerSource caller) {
    this.consulting = consulting;
    this.floor = floor;
    this.talking = talking;
    this.transferring = transferring;
    this.caller = caller;
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getTalk",
      summary = "What goes on in a call that agent and lead talk on",
      description = "Agents see their own.")
  public Uni<TalkView> find(@PathParam("id") UUID id) {
    return floor.view(caller.get(), id);
  }

  @POST
  @Idempotent
  @Path("/{id}/hold")
  @Operation(
      operationId = "holdLead",
      summary = "Hold the lead of a call",
      description = "They hear music, or silence, and neither they nor the agent hear each other.")
  public Uni<TalkView> hold(@PathParam("id") UUID id) {
    return talking.hold(caller.get(), id, true);
  }

  @POST
  @Idempotent
  @Path("/{id}/resume")
  @Operation(operationId = "resumeLead", summary = "Talk again with a lead who is held")
  public Uni<TalkView> resume(@PathParam("id") UUID id) {
    return talking.hold(caller.get(), id, false);
  }

  @POST
  @Idempotent
  @Path("/{id}/message")
  @Operation(
      operationId = "leaveMessage",
      summary = "Leave a machine the campaign's message",
      description =
          "The agent is free at once, and the call ends as MACHINE when the message was said.")
  public Uni<Void> message(@PathParam("id") UUID id) {
    return talking.leaveMessage(caller.get(), id);
  }

  /**
   * Keys to press.
   *
   * @param keys one or more of 0 to 9, * and #
   */
  record NewKeys(@NotNull @Pattern(regexp = "[0-9*#]{1,32}") String keys) {
    /** Without the keys, which may be somebody's secret. */
    @Override
    public String toString() {
      return "NewKeys";
    }
  }

  @POST
  @Idempotent
  @Path("/{id}/keys")
  @Operation(
      operationId = "pressKeys",
      summary = "Press keys in a call, as for a menu that answered",
      description = "The lead's end hears the tones.")
  public Uni<Void> press(@PathParam("id") UUID id, @Valid @NotNull NewKeys wanted) {
    return talking.press(caller.get(), id, wanted.keys());
  }

  /**
   * To whom a call is handed over.
   *
   * @param entryId somebody of the directory
   * @param warm whether the agent talks with them first, while the lead is held
   */
  record NewTransfer(@NotNull UUID entryId, boolean warm) {}

  @POST
  @Idempotent
  @Path("/{id}/transfer")
  @Operation(
      operationId = "transferCall",
      summary = "Hand a call over to somebody of the directory",
      description =
          "Warm: the lead is held and the agent talks with them first, then completes or cancels; while they are there,"
              + " resuming the lead makes it a talk of three. Otherwise the lead waits for them, and the agent is free at once."
              + " They are called once, within the countries, the limits and the rate of the call's carrier account.")
  public Uni<TalkView> transfer(@PathParam("id") UUID id, @Valid @NotNull NewTransfer wanted) {
    return transferring.begin(caller.get(), id, wanted.entryId(), wanted.warm());
  }

  @POST
  @Idempotent
  @Path("/{id}/transfer/completion")
  @Operation(
      operationId = "completeTransfer",
      summary = "Leave lead and third party to each other",
      description = "The agent is out of the call, which goes on, and writes it up.")
  public Uni<TalkView> complete(@PathParam("id") UUID id) {
    return transferring.complete(caller.get(), id);
  }

  @POST
  @Idempotent
  @Path("/{id}/transfer/cancellation")
  @Operation(
      operationId = "cancelTransfer",
      summary = "Send the third party away, and talk with the lead again")
  public Uni<TalkView> cancel(@PathParam("id") UUID id) {
    return transferring.cancel(caller.get(), id);
  }

  @POST
  @Path("/{id}/consultation")
  @Operation(
      operationId = "joinConsultation",
      summary = "Come to the colleague whom you ask about a call",
      description =
          "What you get is for a second connection of your softphone, within a minute; the first stays with the lead, who is"
              + " held. Where it does not come or ends, the colleague is free again and the lead stays on hold.")
  public Uni<ListenGrant> join(@PathParam("id") UUID id) {
    return consulting.grant(caller.get(), id);
  }

  @DELETE
  @Path("/{id}/consultation/{consultationId}")
  @Operation(
      operationId = "endConsultation",
      summary = "Take the lead back, or leave as the colleague who was asked",
      description =
          "The colleague is free again. Where the colleague leaves the lead stays on hold, and their agent is told; otherwise"
              + " the lead is talked with again. It ends this one only (its id is in the talk): where it is over already,"
              + " nothing happens, though another goes on.")
  public Uni<Void> endConsultation(
      @PathParam("id") UUID id, @PathParam("consultationId") UUID consultationId) {
    return consulting.end(caller.get(), id, consultationId);
  }

  @DELETE
  @Path("/{id}/consultation/{consultationId}/line")
  @Operation(
      operationId = "loseConsultationLine",
      summary = "Say that your second line to the colleague is down for good",
      description =
          "The colleague is free again, and the lead stays on hold with you. Where the consultation is over already, nothing"
              + " happens.")
  public Uni<Void> loseLine(
      @PathParam("id") UUID id, @PathParam("consultationId") UUID consultationId) {
    return consulting.lineLost(caller.get(), id, consultationId);
  }
}
