package dev.ringbridge.telephony.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holding a lead, and leaving a message, over HTTP with the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class HoldingTest {
  private static final String PATH = "/api/v1/talks/";
  private static final String STAYS = "+18135550108";

  @Inject Scene scene;
  @Inject @InTelephony Database database;

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
  void heldLeadIsHeldAtTheCarrierUntilTheAgentTalksAgain() {
    CallRef call = bridged();
    ask(call, "")
        .body("goesOn", equalTo(true))
        .body("controllable", equalTo(true))
        .body("movable", equalTo(true));
    post(call, "/hold").statusCode(200).body("heldSince", notNullValue());
    awaitTold(call, true);
    post(call, "/resume").statusCode(200).body("heldSince", nullValue());
    awaitTold(call, false);

    assertThat(changes(call)).containsExactly("participant-hold", "participant-unhold");
    hangUp(call);
  }

  @Test
  void leadWhoIsHeldTwiceIsHeldSinceTheFirstTime() {
    CallRef call = bridged();
    String since = post(call, "/hold").extract().path("heldSince");

    post(call, "/hold").statusCode(200).body("heldSince", equalTo(since));
    hangUp(call);
  }

  @Test
  void whoMayBeHeldIsOnHoldUntilTheCarrierSaysThatTheyAreNot() {
    CallRef call = bridged();
    order("executed-500");
    post(call, "/hold")
        .statusCode(409)
        .body("code", equalTo("OUTCOME_UNKNOWN"))
        .body("detail", containsString("may be on hold"));
    assertThat(changes(call)).containsExactly("participant-hold");
    awaitTold(call, true);

    order("executed-500");
    post(call, "/resume").statusCode(409);
    ask(call, "").body("heldSince", notNullValue());
    post(call, "/resume").statusCode(200).body("heldSince", nullValue());
    hangUp(call);
  }

  /** The third party is not even looked for. */
  @Test
  void leadWhomAWarmTransferMayHaveHeldIsOnHoldUntilTheCarrierSaysThatTheyAreNot() {
    CallRef call = bridged();
    order("executed-500");
    tell(call, "/transfer", Map.of("entryId", UUID.randomUUID(), "warm", true))
        .statusCode(409)
        .body("detail", containsString("may be on hold"));
    ask(call, "").body("heldSince", notNullValue());

    post(call, "/resume").statusCode(200).body("heldSince", nullValue());
    assertThat(changes(call)).containsExactly("participant-hold", "participant-unhold");
    hangUp(call);
  }

  /**
   * Two who ask at once could be done by the carrier in one order and written down in the other.
   */
  @Test
  void oneAtATimeHoldsALeadOrLetsThemBack() {
    CallRef call = bridged();
    order("response-delayed");
    CompletableFuture<Integer> slow =
        CompletableFuture.supplyAsync(() -> post(call, "/hold").extract().statusCode());
    scene.awaitAtCarrier(call, entry -> entry.kind().equals("participant-changed"));

    as(UUID.randomUUID(), Role.SUPERVISOR, call, "/resume")
        .statusCode(409)
        .body("detail", containsString("just being held or let back"));
    as(UUID.randomUUID(), Role.SUPERVISOR, call, "/hold").statusCode(409);

    assertThat(slow.join()).as("not known").isEqualTo(409);
    ask(call, "").body("heldSince", notNullValue());
    post(call, "/resume").statusCode(200).body("heldSince", nullValue());
    assertThat(changes(call)).containsExactly("participant-hold", "participant-unhold");
    hangUp(call);
  }

  /** As where the process is killed between the carrier's answer and the commit. */
  @Test
  void leadIsLetBackForSureWhereWhoeverAskedTheCarrierIsGone() {
    CallRef call = bridged();
    post(call, "/hold").statusCode(200);
    gone(call);
    ask(call, "").body("heldSince", nullValue());

    post(call, "/resume").statusCode(200).body("heldSince", nullValue());

    assertThat(changes(call)).containsExactly("participant-hold", "participant-unhold");
    hangUp(call);
  }

  private void gone(CallRef call) {
    String sql =
        """
        update telephony.talks set held_since = null, asking_since = clock_timestamp() - interval '2 minutes'
         where call_id = $1""";
    database
        .asEngine(work -> work.sql().preparedQuery(sql).execute(Tuple.of(call.callId())))
        .await()
        .atMost(Scene.PATIENCE);
  }

  private static void order(String fault) {
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("fault", fault, "of", "told", "number", STAYS))
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/faults"))
        .then()
        .statusCode(200);
  }

  @Test
  void wishThatIsSentAgainWithItsKeyIsAnsweredAsTheFirstTimeAndCarriedOutOnce() {
    CallRef call = bridged();
    String key = UUID.randomUUID().toString();
    String since = once(key, call, "/hold", Map.of()).statusCode(200).extract().path("heldSince");
    post(call, "/resume").statusCode(200);

    once(key, call, "/hold", Map.of()).statusCode(200).body("heldSince", equalTo(since));

    ask(call, "").body("heldSince", nullValue());
    once(key, call, "/message", Map.of()).statusCode(409).body("code", equalTo("CONFLICT"));
    assertThat(changes(call)).containsExactly("participant-hold", "participant-unhold");
    hangUp(call);
  }

  @Test
  void keysThatAreSentAgainWithTheirKeyArePressedOnce() {
    CallRef call = bridged();
    String key = UUID.randomUUID().toString();
    once(key, call, "/keys", Map.of("keys", "7")).statusCode(204);
    once(key, call, "/keys", Map.of("keys", "7")).statusCode(204);
    keys(call, "9").statusCode(204);

    scene.awaitAtCarrier(call, entry -> "keys 9".equals(entry.details().get("text")));
    assertThat(scene.atCarrier(call, "announced"))
        .extracting(entry -> entry.details().get("text"))
        .containsOnlyOnce("keys 7");
    once(key, call, "/keys", Map.of("keys", "8")).statusCode(409);
    hangUp(call);
  }

  @Test
  void keysThatMayHaveBeenHeardAreNotPressedAgainForTheSameWish() {
    CallRef call = bridged();
    for (String fault : List.of("executed-500", "response-delayed")) {
      String key = UUID.randomUUID().toString();
      Map<String, Object> said = Map.of("keys", fault.equals("executed-500") ? "7" : "8");
      order(fault);
      String answer =
          once(key, call, "/keys", said)
              .statusCode(409)
              .body("code", equalTo("OUTCOME_UNKNOWN"))
              .extract()
              .path("detail");
      once(key, call, "/keys", said)
          .statusCode(409)
          .body("code", equalTo("OUTCOME_UNKNOWN"))
          .body("detail", equalTo(answer));
    }
    keys(call, "9").statusCode(204);

    scene.awaitAtCarrier(call, entry -> "keys 9".equals(entry.details().get("text")));
    assertThat(scene.atCarrier(call, "announced"))
        .extracting(entry -> entry.details().get("text"))
        .containsOnlyOnce("keys 7", "keys 8");
    hangUp(call);
  }

  @Test
  void keysThatWereRefusedMayBeSentAgainWithTheirKey() {
    CallRef call = bridged();
    String key = UUID.randomUUID().toString();
    once(key, call, "/keys", Map.of("keys", "12a")).statusCode(400);

    once(key, call, "/keys", Map.of("keys", "12")).statusCode(204);
    hangUp(call);
  }

  private ValidatableResponse once(
      String key, CallRef call, String what, Map<String, Object> said) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + Telephone.token(agent.agentId(), Role.AGENT))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(said)
        .post(PATH + call.callId() + what)
        .then();
  }

  @Test
  void heldLeadIsEndedAsAnyOther() {
    CallRef call = bridged();
    post(call, "/hold").statusCode(200);
    hangUp(call);

    post(call, "/resume").statusCode(409).body("code", equalTo("CONFLICT"));
    ask(call, "").body("goesOn", equalTo(false));
  }

  @Test
  void heldLeadWhoseAgentIsGoneHearsAnApologyAndIsEnded() {
    CallRef call = bridged();
    post(call, "/hold").statusCode(200);
    agent.dropAtCarrier();
    scene.await(call, CallEnded.class);

    assertThat(scene.atCarrier(call, "said")).isNotEmpty();
  }

  @Test
  void agentsHoldTheirOwnLeadsOnlyAndSupervisorsAll() {
    CallRef call = bridged();
    as(UUID.randomUUID(), Role.AGENT, call, "/hold").statusCode(403);
    as(UUID.randomUUID(), Role.VIEWER, call, "/hold").statusCode(403);
    as(UUID.randomUUID(), Role.SUPERVISOR, call, "/hold").statusCode(200);
    post(Examples.call(), "/hold").statusCode(404);
    hangUp(call);
  }

  @Test
  void machineIsLeftTheMessageAndTheAgentsLegStays() {
    CallRef call = bridged();
    post(call, "/message").statusCode(204);
    scene.await(call, MachineMessageGiven.class);
    scene.awaitAtCarrier(
        call,
        entry ->
            entry.kind().equals("said")
                && Examples.RULES.machineMessage().startsWith(text(entry.details().get("text"))));
    scene.await(call, CallEnded.class);

    post(call, "/message").statusCode(404);
    CallRef next = bridged();
    assertThat(scene.said(next, CallBridged.class)).hasSize(1);
    hangUp(next);
  }

  @Test
  void keysAreHeardAtTheLeadsEnd() {
    CallRef call = bridged();
    keys(call, "12*#").statusCode(204);
    scene.awaitAtCarrier(
        call,
        entry ->
            entry.kind().equals("announced") && "keys 12*#".equals(entry.details().get("text")));

    keys(call, "12a").statusCode(400);
    hangUp(call);
    keys(call, "1").statusCode(409);
  }

  private ValidatableResponse keys(CallRef call, String keys) {
    return tell(call, "/keys", Map.of("keys", keys));
  }

  private ValidatableResponse tell(CallRef call, String what, Map<String, Object> said) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + Telephone.token(agent.agentId(), Role.AGENT))
        .contentType("application/json")
        .body(said)
        .post(PATH + call.callId() + what)
        .then();
  }

  private static String text(Object said) {
    return String.valueOf(said);
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

  private void awaitTold(CallRef call, boolean held) {
    scene.await(
        TalkSnapshot.class,
        one -> one.callId().equals(call.callId()) && (one.heldSince() != null) == held);
  }

  private List<Object> changes(CallRef call) {
    return scene.atCarrier(call, "participant-changed").stream()
        .map(entry -> entry.details().get("event"))
        .toList();
  }

  private ValidatableResponse ask(CallRef call, String what) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + Telephone.token(agent.agentId(), Role.AGENT))
        .get(PATH + call.callId() + what)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse post(CallRef call, String what) {
    return as(agent.agentId(), Role.AGENT, call, what);
  }

  private static ValidatableResponse as(UUID who, Role role, CallRef call, String what) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + Telephone.token(who, role))
        .post(PATH + call.callId() + what)
        .then();
  }
}
