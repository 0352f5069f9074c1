package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holding a lead, and pressing keys, on legs and bridges. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ExotelTalkTest {
  private static final String STAYS = "+17025550108";

  @Inject Scene scene;

  /** A lead and an agent who talk, on an account of theirs. */
  private record Talking(ExotelStage stage, AgentLegUp leg, CallRef call) {
    ValidatableResponse post(String what) {
      return stage.as(leg.agentId()).post(path() + what).then();
    }

    ValidatableResponse keys(String keys) {
      return stage.as(leg.agentId()).body(Map.of("keys", keys)).post(path() + "/keys").then();
    }

    ValidatableResponse get() {
      return stage.as(leg.agentId()).get(path()).then().statusCode(200);
    }

    private String path() {
      return "/api/v1/talks/" + call.callId();
    }
  }

  private Talking talk(String number) {
    return talk(ExotelStage.open(scene), number);
  }

  private Talking talk(ExotelStage stage, String number) {
    AgentLegUp leg = stage.agentUp();
    PlaceCall job = stage.job(number, Examples.RULES);
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(job.call(), CallBridged.class);
    return new Talking(stage, leg, job.call());
  }

  private void hangUp(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  private List<Object> changes(CallRef call) {
    return scene.atCarrier(call, "participant-changed").stream()
        .map(entry -> entry.details().get("event"))
        .toList();
  }

  private void awaitTold(CallRef call, boolean held) {
    scene.await(
        TalkSnapshot.class,
        one -> one.callId().equals(call.callId()) && (one.heldSince() != null) == held);
  }

  @Test
  void heldLeadIsHeldAtTheCarrierUntilTheAgentTalksAgain() {
    Talking talk = talk(STAYS);
    talk.get().body("controllable", equalTo(true)).body("movable", equalTo(false));
    String since =
        talk.post("/hold")
            .statusCode(200)
            .body("heldSince", notNullValue())
            .extract()
            .path("heldSince");
    awaitTold(talk.call(), true);
    talk.post("/hold").statusCode(200).body("heldSince", equalTo(since));
    talk.post("/resume").statusCode(200).body("heldSince", nullValue());
    awaitTold(talk.call(), false);
    talk.post("/resume").statusCode(200);

    assertThat(scene.atCarrier(talk.call(), "played")).as("silence").isEmpty();
    assertThat(changes(talk.call())).containsExactly("participant-hold", "participant-unhold");
    assertThat(scene.said(talk.call(), CallEnded.class)).as("the talk goes on").isEmpty();
    hangUp(talk.call());
    talk.post("/resume").statusCode(409);
  }

  @Test
  void heldLeadHearsTheMusicOfTheAccount() {
    String music = "https://cdn.example.com/hold.wav?a=1&b=2";
    Talking talk = talk(ExotelStage.withMusic(scene, music), STAYS);
    talk.post("/hold").statusCode(200);

    assertThat(scene.awaitAtCarrier(talk.call(), "played").detail("text")).contains(music);
    hangUp(talk.call());
  }

  @Test
  void keysAreHeardAtTheLeadsEnd() {
    Talking talk = talk(STAYS);
    talk.keys("12*#").statusCode(204);
    scene.awaitAtCarrier(
        talk.call(),
        entry ->
            entry.kind().equals("announced") && "keys 12*#".equals(entry.details().get("text")));

    talk.keys("12a").statusCode(400);
    hangUp(talk.call());
    talk.keys("1").statusCode(409);
  }

  @Test
  void keysWhoseAnswerIsLostMayHaveBeenHeardAndAreNotPressedAgain() {
    String number = "+17135550108";
    Talking talk = talk(number);
    order(Map.of("fault", "executed-dropped", "of", "told", "number", number));
    talk.keys("7").statusCode(409).body("detail", containsString("may have heard"));

    assertThat(scene.atCarrier(talk.call(), "announced")).hasSize(1);
    hangUp(talk.call());
  }

  @Test
  void heldLeadWhoseAgentIsGoneHearsAnApologyAndIsEnded() {
    Talking talk = talk(STAYS);
    talk.post("/hold").statusCode(200);
    hangUpAtCarrier(
        scene
            .row(
                "select carrier_call_id from telephony.agent_legs where agent_id = $1",
                talk.leg().agentId())
            .getString(0));
    scene.await(talk.call(), CallEnded.class);

    assertThat(scene.atCarrier(talk.call(), "said")).hasSize(1);
  }

  @Test
  void whoHungUpUnheardIsNotHeldAndHearsNoKeys() {
    String number = "+17035550108";
    Talking talk = talk(number);
    order(Map.of("fault", "late", "number", number));
    hangUpAtCarrier(scene.awaitAtCarrier(talk.call(), "joined").callSid());

    talk.post("/hold").statusCode(409).body("detail", containsString("do not talk"));
    talk.keys("1").statusCode(409).body("detail", containsString("do not talk"));
    talk.get().body("heldSince", nullValue());
    hangUp(talk.call());
  }

  @ParameterizedTest
  @CsvSource({
    "response-delayed, +17045550108",
    "executed-500, +17085550108",
    "executed-dropped, +17065550108"
  })
  void whoMayBeHeldIsOnHoldUntilTheCarrierSaysThatTheyAreNot(String fault, String number) {
    Talking talk = talk(number);
    order(Map.of("fault", fault, "of", "told", "number", number));
    talk.post("/hold").statusCode(409).body("detail", containsString("may be on hold"));
    assertThat(changes(talk.call())).containsExactly("participant-hold");
    awaitTold(talk.call(), true);

    order(Map.of("fault", fault, "of", "told", "number", number));
    talk.post("/resume").statusCode(409).body("detail", containsString("may be on hold"));
    talk.get().body("heldSince", notNullValue());
    talk.post("/resume").statusCode(200).body("heldSince", nullValue());
    assertThat(changes(talk.call())).containsExactly("participant-hold", "participant-unhold");
    hangUp(talk.call());
  }

  @Test
  void whatTheCarrierRefusesIsNotDone() {
    String number = "+17075550108";
    Talking talk = talk(number);
    order(Map.of("fault", "refused-429", "of", "told", "number", number, "count", 2));
    talk.post("/hold").statusCode(409).body("detail", containsString("429"));
    talk.keys("1").statusCode(409).body("detail", containsString("429"));

    talk.get().body("heldSince", nullValue());
    assertThat(changes(talk.call())).isEmpty();
    hangUp(talk.call());
  }

  /** Whoever leaves, or comes in, would have to leave the bridge, and that ends every leg in it. */
  @ParameterizedTest
  @ValueSource(strings = {"/message", "/transfer"})
  void whoIsInTheRoomIsNotChanged(String what) {
    Talking talk = talk(STAYS);
    talk.stage()
        .as(talk.leg().agentId())
        .body(Map.of("entryId", UUID.randomUUID(), "warm", false))
        .post(talk.path() + what)
        .then()
        .statusCode(409)
        .body("detail", containsString("carrier"));
    hangUp(talk.call());
  }

  @Test
  void keysTakeNothingOfTheMinuteThatCallsNeedAndWhoIsHeldIsLetBack() {
    Talking talk = talk(ExotelStage.open(scene, 24), STAYS);
    talk.post("/hold").statusCode(200);
    int pressed = 0;
    while (talk.keys("1").extract().statusCode() == 204) {
      pressed++;
    }
    talk.keys("1").statusCode(409).body("detail", containsString("minute"));
    assertThat(pressed).as("of 18, three quarters of 24").isBetween(8, 15);

    talk.post("/resume").statusCode(200);
    hangUp(talk.call());
    assertThat(scene.atCarrier(talk.call(), "hangup-requested")).hasSize(1);
  }

  @Test
  void keysLeaveOfTheMinuteWhatCallsThatRingMayNeed() {
    Talking talk = talk(ExotelStage.open(scene, 24), STAYS);
    talk.keys("1").statusCode(204);
    ring(talk, 10);

    talk.keys("1").statusCode(409).body("detail", containsString("minute"));
    talk.post("/hold").statusCode(409);
    talk.post("/resume").statusCode(200);

    assertThat(changes(talk.call())).as("nobody is on hold").isEmpty();
    scene.rows(
        "delete from telephony.placements where call_id <> $1 and account_id = $2",
        talk.call().callId(),
        talk.stage().accountId);
    talk.keys("1").statusCode(204);
    hangUp(talk.call());
  }

  /** More calls of the account that are not over. */
  private void ring(Talking talk, int calls) {
    scene.rows(
        """
        insert into telephony.placements
               (call_id, organization_id, branch_id, campaign_id, account_id, state, rules, post_by, check_at)
        select gen_random_uuid(), $1, $2, gen_random_uuid(), $3, 'PLACED', '{}', now(), now() + interval '1 hour'
          from generate_series(1, $4)""",
        talk.call().tenancy().organizationId(),
        talk.call().tenancy().branchId(),
        talk.stage().accountId,
        calls);
  }

  private static void hangUpAtCarrier(String legSid) {
    RestAssured.post(
            SimulatedCarrier.simulator().uri().resolve("/simulator/calls/" + legSid + "/hangup"))
        .then()
        .statusCode(lessThan(300));
  }

  private static void order(Map<String, ?> fault) {
    RestAssured.given()
        .contentType("application/json")
        .body(fault)
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/faults"))
        .then()
        .statusCode(200);
  }
}
