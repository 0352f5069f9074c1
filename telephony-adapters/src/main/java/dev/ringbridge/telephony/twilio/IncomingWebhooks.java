package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.incoming.PuttingThrough;
import dev.ringbridge.telephony.incoming.Reception;
import dev.ringbridge.telephony.incoming.TakingCalls;
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
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What Twilio says, and asks, of calls to an account's numbers. The addresses are set at the
 * numbers by a person, so they are not sealed; the signature is checked as everywhere.
 */
@Path("/carrier/twilio")
@Tag(name = "Twilio", description = "Called by Twilio alone, under its signature")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
class IncomingWebhooks {
  private static final String INBOUND = "inbound";
  private static final Set<String> LAST =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");

  private final Gate gate;
  private final TakingCalls calls;
  private final PuttingThrough puttingThrough;
  private final TwimlWriter twiml;

  IncomingWebhooks(Gate gate, TakingCalls calls, PuttingThrough puttingThrough, TwimlWriter twiml) {
    this.puttingThrough = puttingThrough;
    this.gate = gate;
    this.calls = calls;
    this.twiml = twiml;
  }

  @POST
  @Path("/incoming")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with a call to one of an account's numbers")
  public Uni<String> incoming(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = open(request, form);
    return puttingThrough
        .ask(webhook.letter("incoming", webhook.callSid(), webhook.tenancy()), Rings.of(webhook))
        .map(this::write);
  }

  private String write(Reception reception) {
    if (reception instanceof Reception.Taken taken) {
      return twiml.write(taken.said(), taken.call());
    }
    return reception instanceof Reception.Told told ? twiml.told(told.message()) : twiml.over();
  }

  @POST
  @Path("/incoming-status")
  @Operation(summary = "How a call to one of an account's numbers went")
  public Uni<Void> incomingStatus(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = open(request, form);
    String status = webhook.get("CallStatus");
    String key = webhook.callSid() + ":" + status;
    return LAST.contains(status)
        ? calls.left(
            webhook.letter("incoming-status", key, webhook.tenancy()),
            Rings.of(webhook),
            OptionalInt.of(webhook.callSeconds()))
        : Uni.createFrom().voidItem();
  }

  private Webhook open(HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    if (!webhook.get("Direction").equals(INBOUND) || webhook.callSid().isEmpty()) {
      throw gate.refusal();
    }
    return webhook;
  }
}
