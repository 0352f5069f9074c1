package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.recording.RecordingReports;
import dev.ringbridge.telephony.reporting.CallReport;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.reporting.CallReports;
import dev.ringbridge.telephony.room.RoomReport;
import dev.ringbridge.telephony.room.RoomReports;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What Exotel says of legs and bridges. An event has a second: it is committed and acknowledged,
 * and what is asked of the carrier because of it follows the commit.
 */
@Path("/carrier/exotel")
@Tag(name = "Exotel", description = "Called by Exotel alone, at addresses under our seal")
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
class EventWebhooks {
  private final Gate gate;
  private final CallReports calls;
  private final RoomReports rooms;
  private final RecordingReports recordings;

  EventWebhooks(Gate gate, CallReports calls, RoomReports rooms, RecordingReports recordings) {
    this.recordings = recordings;
    this.gate = gate;
    this.calls = calls;
    this.rooms = rooms;
  }

  @POST
  @Path("/leg")
  @Operation(summary = "How a lead's leg goes")
  public Uni<Void> leadLeg(@Context HttpServerRequest request, String body) {
    LegEvent event = gate.leg(request, body);
    if (event.isOfARecording()) {
      return recordings.heard(
          event.letter("recording", event.call().tenancy()), event.call().callId());
    }
    return event.news().map(news -> take(event, news)).orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> take(LegEvent event, News news) {
    return calls.take(
        event.letter("leg", event.call().tenancy()),
        new CallReport(event.call(), event.leg(), news, event.at()));
  }

  @POST
  @Path("/connect")
  @Operation(summary = "How a call goes that rings an agent first")
  public Uni<Void> connect(@Context HttpServerRequest request, String body) {
    ConnectEvent event = gate.connect(request, body);
    Uni<Void> taken =
        event
            .news()
            .map(
                news ->
                    calls.take(
                        event.letter("connect"),
                        new CallReport(event.call(), event.leg(), news, Optional.empty())))
            .orElseGet(() -> Uni.createFrom().voidItem());
    return event.isWithoutAgent() ? taken.chain(() -> left(event)) : taken;
  }

  /** Whoever did not pick up is not there, until they say so again. */
  private Uni<Void> left(ConnectEvent event) {
    return rooms.take(event.letter("unanswered"), new RoomReport.AgentLeft(event.room(), null));
  }

  @POST
  @Path("/agent")
  @Operation(summary = "How an agent's leg goes")
  public Uni<Void> agentLeg(@Context HttpServerRequest request, String body) {
    AgentEvent event = gate.agent(request, body);
    return take(event.report(), event.said(), event);
  }

  private Uni<Void> take(Optional<RoomReport> report, Said said, AgentEvent event) {
    return report
        .map(one -> rooms.take(said.letter("agent", event.room().line().tenancy()), one))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  @POST
  @Path("/bridge")
  @Operation(summary = "Who comes and goes in a bridge")
  public Uni<Void> bridge(@Context HttpServerRequest request, String body) {
    BridgeEvent event = gate.bridge(request, body);
    return event
        .report()
        .map(one -> rooms.take(event.said().letter("bridge", event.call().tenancy()), one))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
