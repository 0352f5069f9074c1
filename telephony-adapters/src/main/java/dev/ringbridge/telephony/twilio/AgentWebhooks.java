package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.agentleg.LegOpening;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.room.RoomReport;
import dev.ringbridge.telephony.room.RoomReports;
import dev.ringbridge.telephony.talk.Listeners;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Twilio says, and asks, of agents' softphones and of the rooms they are in. */
@Path("/carrier/twilio")
@Tag(name = "Twilio", description = "Called by Twilio alone, under its signature")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
class AgentWebhooks {
  private static final String AGENT = "agent-";
  private static final String LEAD = "lead-";
  private static final String LISTENER = "listener-";

  private final Gate gate;
  private final VoiceTokens tokens;
  private final LegOpening legs;
  private final RoomReports reports;
  private final Listeners listeners;
  private final TwimlWriter twiml;

  AgentWebhooks(
      Gate gate,
      VoiceTokens tokens,
      LegOpening legs,
      RoomReports reports,
      Listeners listeners,
      TwimlWriter twiml) {
    this.listeners = listeners;
    this.gate = gate;
    this.tokens = tokens;
    this.legs = legs;
    this.reports = reports;
    this.twiml = twiml;
  }

  @POST
  @Path("/agent")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with an agent's softphone that connects")
  public Uni<String> agent(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    AgentLine line =
        tokens
            .agent(webhook.account(), webhook.get("From"), webhook.form())
            .orElseThrow(gate::refusal);
    String listener = webhook.get(Listeners.PARAMETER);
    return listener.isEmpty()
        ? legs.open(line, webhook.leg()).map(twiml::room)
        : id(listener)
            .map(id -> listen(line, id, webhook.leg()))
            .orElseGet(() -> Uni.createFrom().item(twiml.over()));
  }

  /** Softphones say what they were given: anything else is no grant of ours. */
  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Who comes to listen has no room of their own. */
  private Uni<String> listen(AgentLine line, UUID listener, CarrierLeg leg) {
    return listeners
        .ask(line, listener, leg)
        .map(place -> place.map(twiml::listener).orElseGet(twiml::over));
  }

  @POST
  @Path("/agent-left")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with an agent's leg that left its room")
  public Uni<String> agentLeft(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    RoomRef room = gate.room(webhook);
    return reports
        .take(
            webhook.letter("agent-left", webhook.callSid(), room.line().tenancy()),
            new RoomReport.AgentLeft(room, null))
        .map(done -> twiml.over());
  }

  @POST
  @Path("/room")
  @Operation(summary = "Who comes and goes in a room")
  public Uni<Void> room(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    RoomRef room = gate.room(webhook);
    return listenerWhoLeft(webhook).map(listeners::left).orElseGet(() -> take(webhook, room));
  }

  /** Whoever hangs up is not asked where to; that they left is heard from the room alone. */
  private static Optional<UUID> listenerWhoLeft(Webhook webhook) {
    String label = webhook.get("ParticipantLabel");
    boolean left = webhook.get("StatusCallbackEvent").equals("participant-leave");
    return left && label.startsWith(LISTENER)
        ? id(label.substring(LISTENER.length()))
        : Optional.empty();
  }

  private Uni<Void> take(Webhook webhook, RoomRef room) {
    return report(webhook, room)
        .map(
            report ->
                reports.take(webhook.letter("room", key(webhook), room.line().tenancy()), report))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static String key(Webhook webhook) {
    return String.join(
        ":",
        webhook.get("ConferenceSid"),
        webhook.get("StatusCallbackEvent"),
        webhook.callSid(),
        webhook.get("SequenceNumber"));
  }

  /** What it says, where that matters here. */
  private static Optional<RoomReport> report(Webhook webhook, RoomRef room) {
    String label = webhook.get("ParticipantLabel");
    String conference = webhook.get("ConferenceSid");
    return switch (webhook.get("StatusCallbackEvent")) {
      case "participant-join" ->
          label.startsWith(AGENT)
              ? Optional.of(new RoomReport.AgentCame(room, webhook.leg(), conference))
              : lead(label).map(call -> new RoomReport.LeadCame(room, call, conference));
      case "participant-leave" ->
          label.startsWith(AGENT)
              ? Optional.of(new RoomReport.AgentLeft(room, conference))
              : Optional.empty();
      case "conference-end" -> Optional.of(new RoomReport.AgentLeft(room, conference));
      default -> Optional.empty();
    };
  }

  private static Optional<UUID> lead(String label) {
    return label.startsWith(LEAD)
        ? Optional.of(UUID.fromString(label.substring(LEAD.length())))
        : Optional.empty();
  }
}
