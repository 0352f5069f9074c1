package dev.ringbridge.telephony.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Supervisors in talks, over HTTP and with softphones of the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ListeningTest {
  private static final String PATH = "/api/v1/listeners";
  private static final String STAYS = "+18135550108";

  @Inject Scene scene;

  private final UUID supervisor = UUID.randomUUID();
  private Telephone agent;

  @BeforeEach
  void connect() {
    agent = Telephone.up(scene);
  }

  @AfterEach
  void disconnect() {
    agent.close();
  }

  @Test
  void supervisorListensWhispersAndIsHeardByBothAndItIsWrittenDown() throws Exception {
    CallRef call = bridged();
    JsonNode grant = listen(call, "LISTEN");
    String id = grant.get("id").asText();
    try (Telephone phone = Telephone.up(supervisor, grant.get("softphone"))) {
      awaitAtCarrier("joined", id);
      assertThat(phone.agentId()).isEqualTo(supervisor);
      change(call, id, "WHISPER");
      awaitEvent(id, "participant-unmute");
      awaitEvent(id, "participant-modify");
      change(call, id, "BARGE");
      as(Role.ADMIN)
          .get(PATH + "?callId=" + call.callId())
          .then()
          .body("items", hasSize(1))
          .body("items[0].userName", equalTo("Ada"))
          .body("items[0].loudest", equalTo("BARGE"));
      as(supervisor, Role.SUPERVISOR).delete(PATH + "/" + id).then().statusCode(204);
      awaitAtCarrier("left", id);
    }

    assertThat(scene.said(call, CallEnded.class)).as("the talk goes on").isEmpty();
    hangUp(call);
  }

  @Test
  void whoeverListensIsSentAwayWithTheLeadAndTheAgentsLegStays() throws Exception {
    CallRef call = bridged();
    JsonNode grant = listen(call, "BARGE");
    String id = grant.get("id").asText();
    try (Telephone phone = Telephone.up(supervisor, grant.get("softphone"))) {
      awaitAtCarrier("joined", id);
      assertThat(phone.agentId()).isEqualTo(supervisor);
      hangUp(call);
      awaitAtCarrier("left", id);
    }

    as(Role.SUPERVISOR)
        .get(PATH + "?callId=" + call.callId())
        .then()
        .body("items[0].overAt", notNullValue());
    hangUp(bridged());
  }

  /** As if the request that sends them away had been lost. */
  @Test
  void whoeverDoesNotGoIsSentAwayAgain() throws Exception {
    CallRef call = bridged();
    JsonNode grant = listen(call, "BARGE");
    String id = grant.get("id").asText();
    try (Telephone phone = Telephone.up(supervisor, grant.get("softphone"))) {
      awaitAtCarrier("joined", id);
      assertThat(phone.agentId()).isEqualTo(supervisor);
      scene.rows(
          "update telephony.listeners set over_at = now() - interval '10 s' where id = $1",
          UUID.fromString(id));
      awaitAtCarrier("left", id);
    }

    hangUp(call);
  }

  /** The next lead in the agent's room is not theirs to hear; a wish that fails moves nobody. */
  @Test
  void whoeverListensIsSentAwayWhereTheCallGoesToAColleagueAndOnlyThen() throws Exception {
    CallRef call = bridged();
    JsonNode grant = listen(call, "LISTEN");
    String id = grant.get("id").asText();
    try (Telephone colleague = Telephone.up(scene);
        Telephone phone = Telephone.up(supervisor, grant.get("softphone"))) {
      awaitAtCarrier("joined", id);
      assertThat(phone.agentId()).isEqualTo(supervisor);
      AgentLegUp there = colleague.leg(scene);
      scene.publish(wish(call, there, there.legEpoch() + 1));
      scene.await(call, BridgeRefused.class);
      assertThat(over(id)).as("who listens to a call that stays").isFalse();

      scene.publish(wish(call, there, there.legEpoch()));
      awaitAtCarrier("left", id);
      assertThat(over(id)).isTrue();
      hangUp(call);
    }
  }

  /** As where the grant was written down while the call went to a colleague. */
  @Test
  void whoeverListensToAnAgentWhoseCallIsAnothersNowIsSentAway() throws Exception {
    CallRef call = bridged();
    JsonNode grant = listen(call, "LISTEN");
    String id = grant.get("id").asText();
    try (Telephone phone = Telephone.up(supervisor, grant.get("softphone"))) {
      awaitAtCarrier("joined", id);
      assertThat(phone.agentId()).isEqualTo(supervisor);
      scene.rows(
          "update telephony.listeners set agent_id = gen_random_uuid() where id = $1",
          UUID.fromString(id));
      awaitAtCarrier("left", id);
    }

    assertThat(scene.said(call, CallEnded.class)).as("the talk goes on").isEmpty();
    hangUp(call);
  }

  private HandOverTo wish(CallRef call, AgentLegUp to, long legEpoch) {
    Instant now = Instant.now();
    return new HandOverTo(
        call, agent.agentId(), to.agentId(), to.room(), legEpoch, now.plusSeconds(20), now);
  }

  private boolean over(String id) {
    return !scene
        .rows(
            "select 1 from telephony.listeners where id = $1 and over_at is not null",
            UUID.fromString(id))
        .isEmpty();
  }

  @Test
  void grantIsOnesOwnAndForThatTalkAlone() throws Exception {
    CallRef call = bridged();
    JsonNode grant = listen(call, "BARGE");
    String id = grant.get("id").asText();
    as(UUID.randomUUID(), Role.SUPERVISOR).delete(PATH + "/" + id).then().statusCode(404);
    hangUp(call);
    CallRef next = bridged();
    asking(as(supervisor, Role.SUPERVISOR), next, "BARGE")
        .put(PATH + "/" + id)
        .then()
        .statusCode(404);
    try (Telephone phone = Telephone.idle(supervisor, grant.get("softphone"))) {
      phone.connect(grant.get("softphone").get("connectParams"));
      phone.await("closed");
    }

    assertThat(entries("joined", id)).isEmpty();
    hangUp(next);
  }

  @Test
  void agentsAndViewersDoNotListen() {
    CallRef call = bridged();
    for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
      asking(as(role), call, "LISTEN").post(PATH).then().statusCode(403);
    }
    hangUp(call);
    asking(as(Role.SUPERVISOR), call, "LISTEN").post(PATH).then().statusCode(409);
  }

  private JsonNode listen(CallRef call, String mode) throws Exception {
    String body =
        asking(as(supervisor, Role.SUPERVISOR), call, mode)
            .post(PATH)
            .then()
            .statusCode(201)
            .extract()
            .asString();
    return Json.MAPPER.readTree(body);
  }

  private void change(CallRef call, String id, String mode) {
    asking(as(supervisor, Role.SUPERVISOR), call, mode).put(PATH + "/" + id).then().statusCode(204);
  }

  private static RequestSpecification asking(RequestSpecification as, CallRef call, String mode) {
    return as.contentType("application/json").body(Map.of("callId", call.callId(), "mode", mode));
  }

  private static RequestSpecification as(Role role) {
    return as(UUID.randomUUID(), role);
  }

  private static RequestSpecification as(UUID who, Role role) {
    return RestAssured.given().header("Authorization", "Bearer " + Telephone.token(who, role));
  }

  private CallRef bridged() {
    AgentLegUp leg = agent.leg(scene);
    PlaceCall job = scene.job(STAYS, Examples.RULES);
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(job.call(), CallBridged.class);
    return job.call();
  }

  private void hangUp(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  private static void awaitAtCarrier(String kind, String id) throws InterruptedException {
    await(entry -> entry.kind().equals(kind) && isOf(entry, id));
  }

  private static void awaitEvent(String id, String event) throws InterruptedException {
    await(entry -> event.equals(entry.details().get("event")) && isOf(entry, id));
  }

  private static void await(Predicate<OracleLog.Entry> wanted) throws InterruptedException {
    assertThat(SimulatedCarrier.simulator().log().await(wanted, Duration.ofSeconds(10)))
        .isPresent();
  }

  private static List<OracleLog.Entry> entries(String kind, String id) {
    return SimulatedCarrier.simulator().log().entries().stream()
        .filter(entry -> entry.kind().equals(kind) && isOf(entry, id))
        .toList();
  }

  private static boolean isOf(OracleLog.Entry entry, String id) {
    return ("listener-" + id).equals(entry.details().get("label"));
  }
}
