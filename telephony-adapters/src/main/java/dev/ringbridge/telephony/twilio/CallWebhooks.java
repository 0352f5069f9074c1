package dev.ringbridge.telephony.twilio;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.answering.Answering;
import dev.ringbridge.telephony.answering.Question;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.recording.RecordingReports;
import dev.ringbridge.telephony.reporting.CallReport;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.reporting.CallReports;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** What Twilio says, and asks, of leads' calls. */
@Path("/carrier/twilio")
@Tag(name = "Twilio", description = "Called by Twilio alone, under its signature")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@PermitAll
class CallWebhooks {
  private static final Logger LOG = Logger.getLogger(CallWebhooks.class);

  private final Gate gate;
  private final CallReports reports;
  private final Answering answering;
  private final RecordingReports recordings;
  private final TwimlWriter twiml;

  CallWebhooks(
      Gate gate,
      CallReports reports,
      Answering answering,
      RecordingReports recordings,
      TwimlWriter twiml) {
    this.gate = gate;
    this.reports = reports;
    this.answering = answering;
    this.recordings = recordings;
    this.twiml = twiml;
  }

  @POST
  @Path("/answer")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(summary = "What to do with an answered call")
  public Uni<String> answer(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    CallRef call = gate.call(webhook);
    return answering
        .ask(new Question(call, webhook.leg(), webhook.asked()))
        .map(said -> twiml.write(said, call));
  }

  @POST
  @Path("/status")
  @Operation(summary = "How a call goes")
  public Uni<Void> status(@Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    CallRef call = gate.call(webhook);
    String status = webhook.get("CallStatus");
    Uni<Void> taken =
        CallStatuses.news(status, webhook.sipCode())
            .map(news -> take(webhook, call, "status", status, news))
            .orElseGet(() -> passOver(status));
    return CallStatuses.attestation(webhook.get("StirStatus"))
        .map(
            level ->
                taken.call(() -> take(webhook, call, "status", "stir", new News.Attested(level))))
        .orElse(taken);
  }

  @POST
  @Path("/detection")
  @Operation(summary = "Who picked up")
  public Uni<Void> detection(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    CallRef call = gate.call(webhook);
    String answeredBy = webhook.get("AnsweredBy");
    News news = new News.Detected(CallStatuses.answerer(answeredBy));
    return take(webhook, call, "detection", answeredBy, news);
  }

  @POST
  @Path("/recording")
  @Operation(summary = "A recording that is complete, or that there is none")
  public Uni<Void> recording(
      @Context HttpServerRequest request, MultivaluedMap<String, String> form) {
    Webhook webhook = gate.open(request, form);
    CallRef call = gate.call(webhook);
    String sid = webhook.get("RecordingSid");
    String status = webhook.get("RecordingStatus");
    Letter letter = webhook.letter("recording", sid + ":" + status, call.tenancy());
    return switch (status) {
      case "completed" -> recordings.ready(letter, call.callId(), sid, webhook.recordingSeconds());
      case "absent" -> recordings.nothing(letter, call.callId(), sid);
      default -> passOver(status);
    };
  }

  private Uni<Void> take(Webhook webhook, CallRef call, String kind, String what, News news) {
    String key = webhook.callSid() + ":" + what;
    return reports.take(
        webhook.letter(kind, key, call.tenancy()),
        new CallReport(call, webhook.leg(), news, webhook.timestamp()));
  }

  /** Twilio adds words without notice (telephony.md 2.2). */
  private static Uni<Void> passOver(String status) {
    LOG.warnf("a status that is not known here: %s", status.replaceAll("[^a-z-]", "?"));
    return Uni.createFrom().voidItem();
  }
}
