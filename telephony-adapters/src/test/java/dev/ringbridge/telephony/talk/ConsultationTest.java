package dev.ringbridge.telephony.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.HeldRow;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking a colleague before a call is theirs, over HTTP with the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ConsultationTest {
  private static final String TALKS = "/api/v1/talks/";
  private static final String STAYS = "+18135550108";
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String LINE = "select 1 from telephony.listeners where id = $1 for update";

  @Inject Scene scene;
  @Inject ListenerRows listeners;

  private Telephone agent;
  private Telephone colleague;

  @BeforeEach
  void connect() {
    agent = Telephone.up(scene);
    colleague = Telephone.up(scene);
  }

  @AfterEach
  void disconnect() {
    agent.close();
    colleague.close();
  }

  @Test
  void agentTalksWithTheColleagueWhileTheLeadIsHeldAndThenTheCallIsTheirs() throws Exception {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    try (Telephone second = secondLine(call, wish)) {
      assertThat(second.agentId()).isEqualTo(agent.agentId());
      get(agent, call)
          .body("goesOn", equalTo(true))
          .body("heldSince", notNullValue())
          .body("consultation.agentId", equalTo(colleague.agentId().toString()))
          .body("consultation.name", equalTo("Carl"))
          .body("consultation.by", equalTo("Ada"));
      assertThat(entry("joined", wish).details().get("conference"))
          .as("the agent's own leg stays with the lead")
          .isEqualTo(colleague.leg(scene).room());

      scene.publish(handOver(call));

      CallBridged proof =
          scene.await(
              CallBridged.class,
              one -> one.call().equals(call) && one.agentId().equals(colleague.agentId()));
      assertThat(proof.handedBy()).isEqualTo(agent.agentId());
      entry("left", wish);
    }
    get(colleague, call)
        .statusCode(200)
        .body("goesOn", equalTo(true))
        .body("heldSince", nullValue())
        .body("consultation", nullValue());
    assertThat(scene.said(call, BridgeRefused.class)).isEmpty();
    assertThat(scene.said(call, CallHandedOver.class)).hasSize(1);
    as(UUID.randomUUID(), Role.ADMIN)
        .get("/api/v1/listeners?callId=" + call.callId())
        .then()
        .body("items", hasSize(0));
    hangUp(call);
  }

  @Test
  void whoeverTakesTheLeadBackTalksWithThemAgainAndTheColleagueIsFree() throws Exception {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    try (Telephone second = secondLine(call, wish)) {
      assertThat(second.agentId()).isEqualTo(agent.agentId());
      delete(agent.agentId(), call, wish, "").statusCode(204);
      entry("left", wish);
    }

    over(call, wish, BridgeRefusal.TAKEN_BACK);
    get(agent, call).body("goesOn", equalTo(true)).body("heldSince", nullValue());
    hangUp(call);
    assertThat(scene.said(call, BridgeRefused.class)).hasSize(1);
  }

  @Test
  void whoeverResumesTheLeadAsksNobodyAnyMore() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    post(agent, call, "/resume").statusCode(200).body("consultation", nullValue());

    over(call, wish, BridgeRefusal.TAKEN_BACK);
    hangUp(call);
  }

  @Test
  void colleagueWhoLeavesIsFreeAndTheLeadStaysOnHold() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    delete(UUID.randomUUID(), call, wish, "").statusCode(403);
    delete(colleague.agentId(), call, wish(call), "").statusCode(404);

    delete(colleague.agentId(), call, wish, "").statusCode(204);

    over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    staysOnHold(call);
  }

  @Test
  void whoeverEndsOneThatIsOverEndsNoneThatBeganSince() {
    CallRef call = onHold();
    ConsultWith first = consult(call);
    delete(agent.agentId(), call, first, "").statusCode(204);
    over(call, first, BridgeRefusal.TAKEN_BACK);
    post(agent, call, "/hold").statusCode(200);
    ConsultWith second = consult(call);

    delete(colleague.agentId(), call, first, "").statusCode(204);
    delete(agent.agentId(), call, first, "").statusCode(204);
    delete(agent.agentId(), call, first, "/line").statusCode(204);

    get(agent, call)
        .body("heldSince", notNullValue())
        .body("consultation.id", equalTo(second.consultationId().toString()));
    delete(colleague.agentId(), call, second, "").statusCode(204);
    over(call, second, BridgeRefusal.CONSULTATION_OVER);
    staysOnHold(call);
  }

  @Test
  void agentWhoseSecondLineIsDownSaysSoAndTheLeadStaysOnHold() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    delete(colleague.agentId(), call, wish, "/line").statusCode(403);

    delete(agent.agentId(), call, wish, "/line").statusCode(204);

    over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    staysOnHold(call);
  }

  @Test
  void itIsOverWhereTheColleaguesPhoneIsLost() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    colleague.dropAtCarrier();

    over(call, wish, BridgeRefusal.LEG_GONE);
    staysOnHold(call);
  }

  @Test
  void itIsOverWhereTheSecondLineOfTheAgentIsLost() throws Exception {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    try (Telephone second = secondLine(call, wish)) {
      second.hangUp();
      over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    }

    staysOnHold(call);
  }

  @Test
  void itIsOverWhereTheSecondLineNeverComes() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    scene.rows(
        "update telephony.listeners set begun_at = begun_at - interval '2 minutes' where id = $1",
        wish.consultationId());

    over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    staysOnHold(call);
  }

  /** As if whoever let them back had known nothing of it. */
  @Test
  void itIsOverWhereTheLeadIsNotOnHoldAnyMore() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    scene.rows("update telephony.talks set held_since = null where call_id = $1", call.callId());

    over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    hangUp(call);
  }

  @Test
  void itIsOverWhereItsTimeIsUp() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    scene.rows(
        "update telephony.consultations set until = now() - interval '1 second' where id = $1",
        wish.consultationId());

    over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    staysOnHold(call);
  }

  @Test
  void itIsOverWhereTheLeadHangsUp() throws Exception {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    try (Telephone second = secondLine(call, wish)) {
      assertThat(second.agentId()).isEqualTo(agent.agentId());
      hangUp(call);
      over(call, wish, BridgeRefusal.CALL_ENDED);
      entry("left", wish);
    }
  }

  @Test
  void leadHearsTheApologyAndTheColleagueIsFreeWhereTheAgentsPhoneIsLost() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    agent.dropAtCarrier();

    BridgeRefused refused = scene.await(call, BridgeRefused.class);
    assertThat(refused.agentId()).isEqualTo(wish.agentId());
    assertThat(refused.reason())
        .as("no colleague left the agent")
        .isEqualTo(BridgeRefusal.CALL_ENDED);
    scene.await(call, CallEnded.class);
    assertThat(scene.atCarrier(call, "said")).isNotEmpty();
  }

  /** Seen before the lead's call is decided on anew. */
  @Test
  void noColleagueLeftWhereTheAgentsOwnLegIsGone() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    scene.rows(
        "update telephony.agent_legs set state = 'DOWN' where agent_id = $1", agent.agentId());

    over(call, wish, BridgeRefusal.CALL_ENDED);
    hangUp(call);
  }

  /** As if the gateway had given the colleague up, and to another call, before this was over. */
  @Test
  void itIsOverWhereAnotherLeadComesIntoTheColleaguesRoom() {
    CallRef call = onHold();
    ConsultWith wish = consult(call);

    CallRef other = bridged(colleague);

    over(call, wish, BridgeRefusal.CONSULTATION_OVER);
    hangUp(other);
    staysOnHold(call);
  }

  @Test
  void leadWhoIsNotOnHoldIsAskedAboutWithNobody() {
    CallRef call = bridged(agent);
    ConsultWith wish = wish(call);

    scene.publish(wish);

    over(call, wish, BridgeRefusal.NOT_POSSIBLE);
    post(agent, call, "/consultation").statusCode(409);
    hangUp(call);
  }

  @Test
  void callThatCannotGoThereIsNotAskedAbout() {
    CallRef call = onHold();
    AgentLegUp there = colleague.leg(scene);
    colleague.dropAtCarrier();
    scene.awaitLeg(colleague.agentId(), AgentLegDown.class);
    ConsultWith wish = wish(call, there, Instant.now());

    scene.publish(wish);

    over(call, wish, BridgeRefusal.LEG_GONE);
    staysOnHold(call);
  }

  @Test
  void wishIsHeardOnceAndOneColleagueAtATime() {
    CallRef call = onHold();
    ConsultWith first = consult(call);
    ConsultWith second = wish(call);
    scene.publish(second);
    scene.await(BridgeRefused.class, one -> second.at().equals(one.wishedAt()));
    delete(agent.agentId(), call, first, "").statusCode(204);
    over(call, first, BridgeRefusal.TAKEN_BACK);
    post(agent, call, "/hold").statusCode(200);

    scene.publish(first);
    ConsultWith third = consult(call);

    get(agent, call).body("consultation.id", equalTo(third.consultationId().toString()));
    hangUp(call);
  }

  @Test
  void wishThatIsHeardWhenItsTimeIsUpIsRefused() {
    CallRef call = onHold();
    ConsultWith wish = wish(call, colleague.leg(scene), Instant.now().minus(LIMIT));

    scene.publish(wish);

    over(call, wish, BridgeRefusal.NOT_POSSIBLE);
    staysOnHold(call);
  }

  /** They are free before the gateway could hear that they talk. */
  @Test
  void wishThatIsHeardWhenTheColleagueIsHardlyHeldAnyMoreIsRefused() {
    CallRef call = onHold();
    ConsultWith wish = wish(call);
    ConsultWith late = with(wish, wish.consultationId(), Instant.now().plusSeconds(2));

    scene.publish(late);

    over(call, wish, BridgeRefusal.NOT_POSSIBLE);
    staysOnHold(call);
  }

  @Test
  void wishOfAnOlderGatewayIsBegunWithoutThat() {
    CallRef call = onHold();
    ConsultWith wish = wish(call);

    begin(with(wish, wish.consultationId(), null));

    hangUp(call);
  }

  @Test
  void nobodyOfTheDirectoryIsCalledMeanwhile() {
    CallRef call = onHold();
    consult(call);

    as(agent.agentId(), Role.AGENT)
        .contentType("application/json")
        .body(Map.of("entryId", UUID.randomUUID(), "warm", true))
        .post(TALKS + call.callId() + "/transfer")
        .then()
        .statusCode(409)
        .body("detail", containsString("being asked"));
    hangUp(call);
  }

  /** The hand-over that follows is refused: the colleague is free, and nobody stays with them. */
  @Test
  void agentLeavesTheColleagueWhereTheCallCannotGoThereAfterAll() throws Exception {
    CallRef call = onHold();
    ConsultWith wish = consult(call);
    try (Telephone second = secondLine(call, wish)) {
      assertThat(second.agentId()).isEqualTo(agent.agentId());
      HandOverTo tooLate =
          new HandOverTo(
              call,
              agent.agentId(),
              colleague.agentId(),
              wish.room(),
              wish.legEpoch(),
              Instant.now(),
              Instant.now());
      scene.publish(tooLate);
      entry("left", wish);
    }

    BridgeRefused refused = scene.await(call, BridgeRefused.class);
    assertThat(refused.wishedAt()).isAfterOrEqualTo(wish.at());
    staysOnHold(call);
  }

  @Test
  void handOverThatIsSaidAgainEndsNoConsultationAfterIt() {
    CallRef call = bridged(agent);
    HandOverTo first = handOver(call);
    HandOverTo other =
        new HandOverTo(
            call,
            agent.agentId(),
            agent.agentId(),
            agent.leg(scene).room(),
            agent.leg(scene).legEpoch(),
            first.heldUntil(),
            first.at());
    scene.publish(first);
    scene.await(
        CallBridged.class,
        one -> one.call().equals(call) && one.agentId().equals(colleague.agentId()));
    post(colleague, call, "/hold").statusCode(200);
    ConsultWith back = wish(call, agent.leg(scene), colleague, Instant.now());
    scene.publish(back);
    scene.awaitRow(
        "select 1 from telephony.consultations where id = $1 and over_at is null",
        back.consultationId());

    scene.publish(first);
    scene.publish(other);

    assertThat(scene.await(call, BridgeRefused.class).reason())
        .isEqualTo(BridgeRefusal.ALREADY_DECIDED);
    get(colleague, call).body("consultation.id", equalTo(back.consultationId().toString()));
    hangUp(call);
  }

  /** Two that end several at once would wait for each other otherwise. */
  @Test
  void linesOfOneCallAreHeldInTheOrderOfTheirIds() {
    CallRef call = bridged(agent);
    UUID last = listen(call, Long.MAX_VALUE);
    UUID first = listen(call, 1);
    try (HeldRow held = HeldRow.of(scene, LINE, first)) {
      CompletableFuture<List<Listener>> ended =
          CompletableFuture.supplyAsync(
              () -> scene.engine(work -> listeners.endOf(work, List.of(call.callId()))));
      held.awaitWhoeverWaits();

      assertThat(scene.rows(LINE + " skip locked", last)).as("whoever waits has none").hasSize(1);

      held.release();
      assertThat(ended.join()).extracting(Listener::id).containsExactlyInAnyOrder(first, last);
    }
    hangUp(call);
  }

  @Test
  void linesOfAllThatEndAtOnceAreHeldBeforeAnyTalk() {
    try (Telephone other = Telephone.up(scene);
        Telephone others = Telephone.up(scene)) {
      CallRef call = onHold();
      ConsultWith last = begin(named(Long.MAX_VALUE, wish(call)));
      CallRef another = bridged(other);
      post(other, another, "/hold").statusCode(200);
      ConsultWith first = begin(named(1, wish(another, others.leg(scene), other, Instant.now())));
      try (HeldRow held = HeldRow.of(scene, LINE, first.consultationId())) {
        scene.rows(
            "update telephony.consultations set until = now() - interval '1 second' where id in ($1, $2)",
            first.consultationId(),
            last.consultationId());
        held.awaitWhoeverWaits();

        assertThat(scene.rows(LINE + " skip locked", last.consultationId()))
            .as("whoever waits has none")
            .hasSize(1);
        scene.awaitRow(
            "select 1 from telephony.answers where call_id = $1 for update skip locked",
            call.callId());
      }
      over(call, last, BridgeRefusal.CONSULTATION_OVER);
      scene.await(another, BridgeRefused.class);
      hangUp(another);
      staysOnHold(call);
    }
  }

  private UUID listen(CallRef call, long order) {
    UUID id = new UUID(order, UUID.randomUUID().getLeastSignificantBits());
    scene.rows(
        """
        insert into telephony.listeners
               (id, organization_id, branch_id, call_id, agent_id, user_id, user_name, account_id, mode, loudest)
        select $1, organization_id, branch_id, call_id, agent_id, $1, 'Sue', account_id, 'LISTEN', 'LISTEN'
          from telephony.answers where call_id = $2""",
        id,
        call.callId());
    return id;
  }

  private void staysOnHold(CallRef call) {
    get(agent, call)
        .statusCode(200)
        .body("goesOn", equalTo(true))
        .body("heldSince", notNullValue())
        .body("consultation", nullValue());
    hangUp(call);
  }

  private void over(CallRef call, ConsultWith wish, BridgeRefusal why) {
    BridgeRefused refused =
        scene.await(
            BridgeRefused.class,
            one -> one.call().equals(call) && wish.at().equals(one.wishedAt()));
    assertThat(refused.reason()).isEqualTo(why);
    assertThat(refused.agentId()).isEqualTo(wish.agentId());
    assertThat(refused.handedBy()).isEqualTo(agent.agentId());
  }

  private Telephone secondLine(CallRef call, ConsultWith wish) throws Exception {
    String body = post(agent, call, "/consultation").statusCode(200).extract().asString();
    JsonNode grant = Json.MAPPER.readTree(body);
    assertThat(grant.get("id").asText()).isEqualTo(wish.consultationId().toString());
    Telephone second = Telephone.up(agent.agentId(), grant.get("softphone"));
    entry("joined", wish);
    return second;
  }

  private static OracleLog.Entry entry(String kind, ConsultWith wish) throws InterruptedException {
    String label = "listener-" + wish.consultationId();
    Optional<OracleLog.Entry> found =
        SimulatedCarrier.simulator()
            .log()
            .await(
                one -> one.kind().equals(kind) && label.equals(one.details().get("label")),
                Duration.ofSeconds(10));
    assertThat(found).isPresent();
    return found.orElseThrow();
  }

  private ConsultWith consult(CallRef call) {
    return begin(wish(call));
  }

  private ConsultWith begin(ConsultWith wish) {
    scene.publish(wish);
    scene.awaitRow(
        "select 1 from telephony.consultations where id = $1 and over_at is null",
        wish.consultationId());
    return wish;
  }

  private ConsultWith wish(CallRef call) {
    return wish(call, colleague.leg(scene), Instant.now());
  }

  private ConsultWith wish(CallRef call, AgentLegUp to, Instant about) {
    return wish(call, to, agent, about);
  }

  /** As the gateway says it: PostgreSQL knows no nanoseconds. */
  private static ConsultWith wish(CallRef call, AgentLegUp to, Telephone from, Instant about) {
    Instant at = about.truncatedTo(ChronoUnit.MILLIS);
    return new ConsultWith(
        call,
        UUID.randomUUID(),
        from.agentId(),
        "Ada",
        to.agentId(),
        "Carl",
        to.room(),
        to.legEpoch(),
        at.plus(LIMIT),
        at.plus(LIMIT),
        at);
  }

  private static ConsultWith named(long order, ConsultWith wish) {
    UUID id = new UUID(order, wish.consultationId().getLeastSignificantBits());
    return with(wish, id, wish.heldUntil());
  }

  private static ConsultWith with(ConsultWith wish, UUID id, Instant heldUntil) {
    return new ConsultWith(
        wish.call(),
        id,
        wish.fromAgentId(),
        wish.fromName(),
        wish.agentId(),
        wish.name(),
        wish.room(),
        wish.legEpoch(),
        wish.until(),
        heldUntil,
        wish.at());
  }

  private HandOverTo handOver(CallRef call) {
    Instant now = Instant.now();
    AgentLegUp to = colleague.leg(scene);
    return new HandOverTo(
        call, agent.agentId(), to.agentId(), to.room(), to.legEpoch(), now.plusSeconds(20), now);
  }

  private CallRef onHold() {
    CallRef call = bridged(agent);
    post(agent, call, "/hold").statusCode(200);
    return call;
  }

  private CallRef bridged(Telephone with) {
    AgentLegUp leg = with.leg(scene);
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

  private static ValidatableResponse post(Telephone who, CallRef call, String what) {
    return as(who.agentId(), Role.AGENT).post(TALKS + call.callId() + what).then();
  }

  private static ValidatableResponse delete(UUID who, CallRef call, ConsultWith wish, String what) {
    return as(who, Role.AGENT)
        .delete(TALKS + call.callId() + "/consultation/" + wish.consultationId() + what)
        .then();
  }

  private static ValidatableResponse get(Telephone who, CallRef call) {
    return as(who.agentId(), Role.AGENT).get(TALKS + call.callId()).then();
  }

  private static RequestSpecification as(UUID who, Role role) {
    return RestAssured.given().header("Authorization", "Bearer " + Telephone.token(who, role));
  }
}
