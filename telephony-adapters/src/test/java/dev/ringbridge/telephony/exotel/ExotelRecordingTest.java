package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.recording.RecordingEvent.RecordingReady;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings of legs, from the announcement to the tombstone. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ExotelRecordingTest {
  private static final String PATH = "/api/v1/recordings/";

  /** Without a key: nobody hears one here. */
  private static final CallRules RECORDED =
      Examples.RULES.recorded(
          new RecordingTerms(Examples.RECORDED.channels(), Examples.RECORDED.announcement(), null));

  /** Nobody else calls this number: its webhooks are lost from one test on. */
  private static final String UNHEARD = "+17755550108";

  @Inject Scene scene;

  private ExotelStage stage;

  @BeforeEach
  void open() {
    stage = ExotelStage.open(scene);
  }

  private CallRef bridged(CallRules rules) {
    return bridged("+17025550108", rules);
  }

  private CallRef bridged(String number, CallRules rules) {
    AgentLegUp leg = stage.agentUp();
    PlaceCall job = stage.job(number, rules);
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(job.call(), CallBridged.class);
    return job.call();
  }

  private void end(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  private CallRef kept() {
    CallRef call = bridged(RECORDED);
    scene.awaitAtCarrier(call, "recording-started");
    end(call);
    scene.await(RecordingReady.class, event -> event.call().callId().equals(call.callId()));
    return call;
  }

  private ValidatableResponse view(CallRef call) {
    return stage.admin.as(Role.SUPERVISOR).get(PATH + call.callId()).then().statusCode(200);
  }

  @Test
  void recordingIsAnnouncedBeforeTheAgentFetchedWithTheAccountsCredentialsAndPlayed()
      throws Exception {
    CallRef call = kept();

    assertThat(scene.atCarrier(call, "said").get(0).detail("text"))
        .contains(Examples.RECORDED.announcement());
    assertThat(scene.atCarrier(call, "said").get(0).seq())
        .isLessThan(scene.atCarrier(call, "joined").get(0).seq());
    assertThat(scene.atCarrier(call, "joined").get(0).seq())
        .isLessThan(scene.atCarrier(call, "recording-started").get(0).seq());
    String url =
        stage
            .admin
            .as(Role.SUPERVISOR)
            .post(PATH + call.callId() + "/links")
            .then()
            .statusCode(200)
            .extract()
            .path("url");
    byte[] heard =
        RestAssured.given().urlEncodingEnabled(false).get(url).then().extract().asByteArray();
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(heard));
    assertThat(scene.atCarrier(call, "recording-fetched").get(0).detail("sha256")).contains(sha);
  }

  @Test
  void whatTheCarrierKeepsByItselfIsSaidInTheTombstone() {
    CallRef call = kept();
    stage
        .admin
        .as(Role.ADMIN)
        .body(Map.of("reason", "asked for"))
        .post(PATH + call.callId() + "/deletion")
        .then()
        .statusCode(200);

    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'DELETED' and check_at is null",
        call.callId());
    view(call).body("state", equalTo("DELETED")).body("atCarrier", equalTo(true));
  }

  @Test
  void recordingWhoseEventIsLostIsAskedFor() {
    CallRef call = bridged(UNHEARD, RECORDED);
    String leg = scene.awaitAtCarrier(call, "recording-started").callSid();
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'RECORDING' and carrier_recording_id = $2",
        call.callId(),
        leg);
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("fault", "lost", "number", UNHEARD))
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/faults"))
        .then()
        .statusCode(lessThan(300));
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.awaitAtCarrier(call, "recording-ready");
    scene.rows(
        "update telephony.recordings set check_at = now() where call_id = $1", call.callId());

    scene.await(RecordingReady.class, event -> event.call().callId().equals(call.callId()));
  }

  @Test
  void pauseIsRefusedWithItsReason() {
    CallRef call = bridged(RECORDED);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'RECORDING'",
        call.callId());
    stage
        .admin
        .as(Role.SUPERVISOR)
        .post(PATH + call.callId() + "/pause")
        .then()
        .statusCode(409)
        .body("detail", equalTo("The carrier of this call cannot pause a recording."));
    end(call);
  }

  @Test
  void campaignWhoseLeadsMaySayNoByAKeyIsNotRecordedWhereNobodyHearsKeys() {
    CallRef call = bridged(Examples.RULES.recorded(Examples.RECORDED));
    end(call);

    assertThat(scene.atCarrier(call, "said")).isEmpty();
    assertThat(scene.atCarrier(call, "recording-started")).isEmpty();
    assertThat(scene.rows("select 1 from telephony.recordings where call_id = $1", call.callId()))
        .isEmpty();
  }
}
