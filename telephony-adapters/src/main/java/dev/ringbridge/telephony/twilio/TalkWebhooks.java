package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.talk.Listeners;
import dev.ringbridge.telephony.talk.ThirdParties;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Twilio says, and asks, of what agents do in talks: keys, and those they hand over to. */
@Path("/carrier/twilio")
@Tag(name = "Twilio", description = "Called by Twilio alone, under its signature")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
class TalkWebhooks {
  private final Gate gate;
  private final ThirdParties parties;
  private final Listeners listeners;
  private final TwimlWriter twiml;

  TalkWebhooks(Gate gate, ThirdParties parties, Listeners listeners, TwimlWriter twiml) {
    this.listeners = listeners;
    this.gate = gate;
    this.parties = parties;
    this.twiml = twiml;
  }

  @POST
  @Path("/keys")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "The keys that a lead's end is to hear")
  public String keys(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    return twiml.keys(gate.keys(gate.open(request, form)));
  }

  @POST
  @Path("/listener-left")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with a listener who is out of the room")
  public Uni<String> listenerLeft(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    return listeners.left(gate.listener(gate.open(request, form))).map(done -> twiml.over());
  }

  @POST
  @Path("/third-party")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with a third party who picked up")
  public Uni<String> ask(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    CallRef call = gate.callOfTransfer(webhook);
    UUID transfer = gate.transfer(webhook);
    return parties
        .ask(transfer, webhook.leg())
        .map(
            place ->
                place.map(known -> twiml.thirdParty(known, call, transfer)).orElseGet(twiml::over));
  }

  @POST
  @Path("/third-party-left")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with a third party who is out of their room")
  public Uni<String> left(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    gate.transfer(gate.open(request, form));
    return Uni.createFrom().item(twiml.over());
  }

  @POST
  @Path("/third-party-over")
  @Operation(summary = "A third party's call is over")
  public Uni<Void> over(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    CallRef call = gate.callOfTransfer(webhook);
    String status = webhook.get("CallStatus");
    return parties.over(
        webhook.letter("third-party", webhook.callSid() + ":" + status, call.tenancy()),
        gate.transfer(webhook),
        status.replaceAll("[^a-z-]", "?"));
  }
}
