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
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handing calls over to third parties, over HTTP with the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class TransferTest {
  private static final String TALKS = "/api/v1/talks/";
  private static final String DIRECTORY = "/api/v1/directory";
  private static final String STAYS = "+18135550108";
  private static final String ALSO_STAYS = "+12125550123";
  private static final String NEVER_ANSWERS = "+12125550102";
  private static final String BUSY = "+12125550101";
  private static final String FAR = "+33612345678";

  private static final String PAID =
      """
      select 1 from telephony.transfers t join telephony.spend_entries e on e.call_id = t.id
       where t.call_id = $1""";

  @Inject Scene scene;

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
  void warmTransferHoldsTheLeadUntilTheAgentLeavesThemToEachOther() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true)
        .statusCode(200)
        .body("heldSince", notNullValue())
        .body("third.state", equalTo("CALLING"));
    awaitThird(call, ThirdParty.State.THERE);
    awaitJoined(call, agent.leg(scene).room(), "third-");
    post(call, "/transfer/completion").statusCode(200).body("goesOn", equalTo(false));
    assertThat(scene.await(call, CallHandedOver.class).agentId()).isEqualTo(agent.agentId());
    awaitJoined(call, "rb-t-", "third-");
    awaitJoined(call, "rb-t-", "lead-");

    assertThat(calledOnce(call)).isTrue();
    CallRef next = bridged();
    assertThat(scene.said(call, CallEnded.class)).as("goes on without the agent").isEmpty();
    hangUp(next);
    hangUp(call);
    awaitOver(call);
  }

  @Test
  void cancelledTransferSendsTheThirdPartyAwayAndComesBackToTheLead() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true).statusCode(200);
    awaitThird(call, ThirdParty.State.THERE);
    post(call, "/transfer/cancellation")
        .statusCode(200)
        .body("heldSince", nullValue())
        .body("third", nullValue())
        .body("goesOn", equalTo(true));

    awaitThirdLeft(call);
    post(call, "/transfer/completion").statusCode(409);
    hangUp(call);
  }

  /**
   * What failed is the request to the third party's call, after both were written down as parted.
   */
  @Test
  void handOverThatFailedHalfwayKeepsItsAnswer() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true).statusCode(200);
    awaitThird(call, ThirdParty.State.THERE);
    awaitJoined(call, agent.leg(scene).room(), "third-");
    String key = UUID.randomUUID().toString();
    String said;
    SimulatedCarrier.setKeySecret("x".repeat(32));
    try {
      said =
          once(key, call, "/transfer/completion")
              .statusCode(500)
              .body("code", equalTo("SERVER_ERROR"))
              .body("detail", containsString("It may have been done"))
              .extract()
              .path("detail");
    } finally {
      SimulatedCarrier.setKeySecret(SimulatedCarrier.KEY_SECRET);
    }

    once(key, call, "/transfer/completion").statusCode(500).body("detail", equalTo(said));
    post(call, "/transfer/completion").statusCode(409);
    hangUp(call);
    awaitOver(call);
  }

  @Test
  void cancellationThatIsDoneHalfwayKeepsItsAnswer() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true).statusCode(200);
    awaitThird(call, ThirdParty.State.THERE);
    scene.rows(
        "update telephony.talks set asking_since = clock_timestamp() where call_id = $1",
        call.callId());
    String key = UUID.randomUUID().toString();

    for (int time = 0; time < 2; time++) {
      once(key, call, "/transfer/cancellation")
          .statusCode(409)
          .body("code", equalTo("OUTCOME_UNKNOWN"))
          .body("detail", containsString("sent away"));
    }

    awaitThirdLeft(call);
    hangUp(call);
  }

  @Test
  void transferThatWasRefusedMayBeAskedForAgainWithItsKey() {
    CallRef call = bridged();
    String key = UUID.randomUUID().toString();
    once(key, call, "/transfer/cancellation").statusCode(409).body("code", equalTo("CONFLICT"));
    transfer(call, NEVER_ANSWERS, true).statusCode(200);

    once(key, call, "/transfer/cancellation").statusCode(200).body("third", nullValue());
    hangUp(call);
  }

  private ValidatableResponse once(String key, CallRef call, String what) {
    return as(agent.agentId(), Role.AGENT)
        .header("Idempotency-Key", key)
        .post(TALKS + call.callId() + what)
        .then();
  }

  /** As if this process had died between what it wrote down and what it asked of the carrier. */
  @Test
  void thirdPartyWhoWasNotToldToGoIsToldAgain() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true).statusCode(200);
    awaitThird(call, ThirdParty.State.THERE);
    awaitJoined(call, agent.leg(scene).room(), "third-");

    scene.rows(
        "update telephony.transfers set state = 'OVER', over_at = now() - interval '10 s' where call_id = $1",
        call.callId());

    awaitThirdLeft(call);
    scene.awaitRow(
        "select 1 from telephony.transfers where call_id = $1 and gone_at is not null",
        call.callId());
    hangUp(call);
  }

  @Test
  void thirdPartyWhoWasNotToldWhereTheLeadWentIsToldAgain() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true).statusCode(200);
    awaitThird(call, ThirdParty.State.THERE);
    awaitJoined(call, agent.leg(scene).room(), "third-");

    scene.rows(
        "update telephony.transfers set handed_over = true, told_at = now() - interval '10 s' where call_id = $1",
        call.callId());

    // They ask where to go: nobody but whoever is told to asks a second time.
    scene.awaitRow(
        "select 1 from telephony.transfers where call_id = $1 and moved_at is not null",
        call.callId());
    hangUp(call);
    awaitThirdLeft(call);
  }

  @Test
  void leadWhoIsResumedTalksWithBoth() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, true).statusCode(200);
    awaitThird(call, ThirdParty.State.THERE);
    post(call, "/resume")
        .statusCode(200)
        .body("heldSince", nullValue())
        .body("third.state", equalTo("THERE"));

    assertThat(changes(call)).containsExactly("participant-hold", "participant-unhold");
    hangUp(call);
    awaitThirdLeft(call);
  }

  @Test
  void blindTransferFreesTheAgentAtOnceAndTheLeadMeetsTheThirdParty() {
    CallRef call = bridged();
    transfer(call, ALSO_STAYS, false).statusCode(200).body("goesOn", equalTo(false));
    scene.await(call, CallHandedOver.class);
    assertThat(scene.atCarrier(call, "left")).as("the lead left the agent's room").isNotEmpty();
    awaitJoined(call, "rb-t-", "lead-");
    awaitJoined(call, "rb-t-", "third-");

    assertThat(calledOnce(call)).isTrue();
    hangUp(call);
    awaitOver(call);
  }

  /** The account's next slot is a while away: meanwhile the agent thinks better of it. */
  @Test
  void thirdPartyWhoWasTakenBackBeforeTheirSlotIsNotCalled() {
    CallRef call = bridged();
    scene.rows(
        "update telephony.accounts set next_slot_at = clock_timestamp() + interval '2 s' where id = $1",
        SimulatedCarrier.ACCOUNT);
    transfer(call, ALSO_STAYS, true).statusCode(200);
    post(call, "/transfer/cancellation").statusCode(200);
    hangUp(call);

    // The slots are given out in their order: whoever is called in the next one was called after
    // it.
    PlaceCall next = scene.job(BUSY, Examples.RULES);
    scene.publish(next);
    scene.await(next.call(), CallEnded.class);
    assertThat(scene.atCarrier(call, "create-received")).as("the lead's call alone").hasSize(1);
  }

  @Test
  void leadOfABlindTransferThatNobodyAnswersHearsAnApologyAndIsEnded() {
    CallRef call = bridged();
    transfer(call, BUSY, false).statusCode(200);

    scene.await(call, CallEnded.class);
    assertThat(scene.atCarrier(call, "said")).isNotEmpty();
  }

  @Test
  void leadStaysWithTheirAgentWhereTheThirdPartyIsBusy() {
    CallRef call = bridged();
    transfer(call, BUSY, true).statusCode(200);
    awaitOver(call);
    post(call, "/resume").statusCode(200).body("third", nullValue()).body("goesOn", equalTo(true));
    hangUp(call);
  }

  @Test
  void numberThatRestsIsShownToNoThirdParty() {
    CallRef call = bridged();
    scene.rows(
        """
        insert into telephony.caller_ids (account_id, number, organization_id, branch_id, rested_at)
        select id, $2, organization_id, branch_id, now() from telephony.accounts where id = $1""",
        SimulatedCarrier.ACCOUNT,
        SimulatedCarrier.CALLER_ID);
    try {
      transfer(call, ALSO_STAYS, true).statusCode(200);
      awaitOver(call);
    } finally {
      show();
    }
    assertThat(scene.atCarrier(call, "create-received")).as("the lead's call alone").hasSize(1);
    hangUp(call);
  }

  @Test
  void numberThatTheCarrierRefusesToShowToAThirdPartyRests() {
    CallRef call = bridged();
    SimulatedCarrier.setNumbers(Set.of("+12125559990"));
    try {
      transfer(call, NEVER_ANSWERS, true).statusCode(200);
      awaitOver(call);
      scene.awaitRow(
          "select 1 from telephony.caller_ids where account_id = $1 and rested_at is not null and refusal = 'HTTP 400, code 21210'",
          SimulatedCarrier.ACCOUNT);
    } finally {
      SimulatedCarrier.setNumbers(Set.of(SimulatedCarrier.CALLER_ID));
      show();
    }
    hangUp(call);
  }

  private void show() {
    scene.rows("delete from telephony.caller_ids where account_id = $1", SimulatedCarrier.ACCOUNT);
  }

  @Test
  void thirdPartyIsSentAwayWithTheLeadWhoHangsUp() {
    CallRef call = bridged();
    transfer(call, NEVER_ANSWERS, true).statusCode(200);
    scene.awaitRow(
        "select 1 from telephony.transfers where call_id = $1 and carrier_call_id is not null",
        call.callId());
    hangUp(call);

    awaitOver(call);
  }

  @Test
  void callIsHandedOverToOneAtATimeAndWhereTheAccountMayCall() {
    CallRef call = bridged();
    transfer(call, FAR, true).statusCode(409).body("detail", containsString("country"));
    get(call).body("heldSince", nullValue()).body("third", nullValue());
    transfer(call, NEVER_ANSWERS, true).statusCode(200);
    transfer(call, ALSO_STAYS, true).statusCode(409);
    post(call, "/transfer/completion").statusCode(409);
    hangUp(call);
  }

  /** An account that calls nobody real is counted only where it has limits. */
  @Test
  void moneyForAThirdPartyIsTakenAtItsFence() {
    String limits = "/api/v1/carrier-guard/accounts/" + SimulatedCarrier.ACCOUNT + "/limits";
    as(Role.ADMIN)
        .contentType("application/json")
        .body(Map.of("spendPerDay", 100_000))
        .put(limits)
        .then()
        .statusCode(200);
    try {
      CallRef call = bridged();
      transfer(call, NEVER_ANSWERS, true).statusCode(200);
      scene.awaitRow(PAID, call.callId());
      hangUp(call);
      scene.awaitRow(PAID + " and e.stage = 'SETTLED' and e.micros = 0", call.callId());
    } finally {
      as(Role.ADMIN).delete(limits).then().statusCode(200);
    }
  }

  @Test
  void directoryIsTheAdminsToChange() {
    as(Role.SUPERVISOR)
        .contentType("application/json")
        .body(Map.of("name", "X", "number", ALSO_STAYS))
        .post(DIRECTORY)
        .then()
        .statusCode(403);
    UUID id = entry(ALSO_STAYS);
    as(Role.AGENT).get(DIRECTORY).then().statusCode(200).body("items.id", notNullValue());
    as(Role.ADMIN).delete(DIRECTORY + "/" + id).then().statusCode(204);
    CallRef call = bridged();
    transfer(call, id, true).statusCode(404);
    hangUp(call);
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

  private static UUID entry(String number) {
    String id =
        as(Role.ADMIN)
            .contentType("application/json")
            .body(Map.of("name", "Desk " + UUID.randomUUID(), "number", number))
            .post(DIRECTORY)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return UUID.fromString(id);
  }

  private ValidatableResponse transfer(CallRef call, String number, boolean warm) {
    return transfer(call, entry(number), warm);
  }

  private ValidatableResponse transfer(CallRef call, UUID entryId, boolean warm) {
    return as(agent.agentId(), Role.AGENT)
        .contentType("application/json")
        .body(Map.of("entryId", entryId, "warm", warm))
        .post(TALKS + call.callId() + "/transfer")
        .then();
  }

  private ValidatableResponse post(CallRef call, String what) {
    return as(agent.agentId(), Role.AGENT).post(TALKS + call.callId() + what).then();
  }

  private ValidatableResponse get(CallRef call) {
    return as(agent.agentId(), Role.AGENT).get(TALKS + call.callId()).then().statusCode(200);
  }

  private static RequestSpecification as(Role role) {
    return as(UUID.randomUUID(), role);
  }

  private static RequestSpecification as(UUID who, Role role) {
    return RestAssured.given().header("Authorization", "Bearer " + Telephone.token(who, role));
  }

  private void awaitThird(CallRef call, ThirdParty.State state) {
    scene.await(
        TalkSnapshot.class,
        one ->
            one.callId().equals(call.callId())
                && one.third() != null
                && one.third().state() == state);
  }

  private void awaitJoined(CallRef call, String room, String label) {
    scene.awaitAtCarrier(
        call,
        entry ->
            entry.kind().equals("joined")
                && text(entry, "conference").startsWith(room)
                && text(entry, "label").startsWith(label));
  }

  private void awaitThirdLeft(CallRef call) {
    Predicate<OracleLog.Entry> left =
        entry -> entry.kind().equals("left") && text(entry, "label").startsWith("third-");
    scene.awaitAtCarrier(call, left);
  }

  private void awaitOver(CallRef call) {
    scene.awaitRow(
        "select 1 from telephony.transfers where call_id = $1 and state = 'OVER'", call.callId());
  }

  /** One request for the lead, one for the third party. */
  private boolean calledOnce(CallRef call) {
    return scene.atCarrier(call, "create-received").size() == 2;
  }

  private List<Object> changes(CallRef call) {
    return scene.atCarrier(call, "participant-changed").stream()
        .map(entry -> entry.details().get("event"))
        .toList();
  }

  private static String text(OracleLog.Entry entry, String detail) {
    return String.valueOf(entry.details().get(detail));
  }
}
