package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.recording.RecordingEvent;
import dev.ringbridge.core.recording.RecordingEvent.RecordingReady;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.Telephone;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls that are recorded, with an agent who takes them, and whoever listens to them. */
abstract class RecordedCalls {
  static final String PATH = "/api/v1/recordings/";
  static final String STAYS = "+18135550108";

  @Inject Scene scene;

  Telephone agent;

  @BeforeEach
  void connect() {
    agent = Telephone.up(scene);
  }

  @AfterEach
  void disconnect() {
    agent.close();
  }

  CallRef kept() {
    CallRef call = bridged(STAYS);
    scene.awaitAtCarrier(call, "recording-started");
    end(call);
    awaitEvent(call, RecordingReady.class);
    return call;
  }

  CallRef bridged(String number) {
    AgentLegUp leg = agent.leg(scene);
    PlaceCall job = scene.job(number, Examples.RULES.recorded(Examples.RECORDED));
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(job.call(), CallBridged.class);
    return job.call();
  }

  void end(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  <T extends RecordingEvent> T awaitEvent(CallRef call, Class<T> type) {
    return scene.await(type, event -> event.call().callId().equals(call.callId()));
  }

  static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  static ValidatableResponse view(CallRef call) {
    return as(Role.SUPERVISOR).get(PATH + call.callId()).then().statusCode(200);
  }

  static String link(CallRef call) {
    return as(Role.SUPERVISOR)
        .post(PATH + call.callId() + "/links")
        .then()
        .statusCode(200)
        .extract()
        .path("url");
  }

  static ValidatableResponse delete(CallRef call, Role role) {
    return as(role)
        .contentType("application/json")
        .body(Map.of("reason", "asked for"))
        .post(PATH + call.callId() + "/deletion")
        .then();
  }

  static Response play(String url) {
    return anonymous().get(url);
  }

  /** The address is encoded already. */
  static RequestSpecification anonymous() {
    return RestAssured.given().urlEncodingEnabled(false);
  }

  static RequestSpecification as(Role role) {
    return as(UUID.randomUUID(), role);
  }

  static RequestSpecification asAgent(UUID agentId) {
    return as(agentId, Role.AGENT);
  }

  static RequestSpecification as(UUID userId, Role role) {
    return RestAssured.given().header("Authorization", "Bearer " + Telephone.token(userId, role));
  }
}
