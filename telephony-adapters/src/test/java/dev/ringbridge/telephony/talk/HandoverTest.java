package dev.ringbridge.telephony.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handing calls over to colleagues, over HTTP with the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class HandoverTest {
  private static final String TALKS = "/api/v1/talks/";
  private static final String STAYS = "+18135550108";

  /** Four seconds, and as long as telephony takes here: its answers.doubt-after and two looks. */
  private static final Duration HELD = Duration.ofSeconds(12);

  private static final String NEVER_ANSWERS = "+12125550102";

  @Inject Scene scene;

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
  void leadGoesFromTheAgentsRoomIntoTheColleaguesAndTheTalkIsTheirs() {
    CallRef call = bridged();
    post(agent, call, "/hold").statusCode(200);

    handOver(call, agent, colleague);

    CallBridged proof = awaitWith(colleague, call);
    assertThat(proof.handedBy()).isEqualTo(agent.agentId());
    assertThat(proof.room()).isEqualTo(colleague.leg(scene).room());
    CallHandedOver parted = scene.await(call, CallHandedOver.class);
    assertThat(parted.agentId()).isEqualTo(agent.agentId());
    assertThat(parted.toAgentId()).isEqualTo(colleague.agentId());
    get(colleague, call)
        .statusCode(200)
        .body("goesOn", equalTo(true))
        .body("heldSince", nullValue());
    get(agent, call).statusCode(403);
    post(colleague, call, "/hold").statusCode(200);
    post(colleague, call, "/resume").statusCode(200);

    CallRef next = bridged();
    assertThat(scene.said(call, CallEnded.class)).as("goes on without the agent").isEmpty();
    assertThat(scene.atCarrier(call, "create-received")).as("nobody else is called").hasSize(1);
    hangUp(next);
    hangUp(call);
  }

  @Test
  void wishThatIsSaidAgainMovesNobodyTwice() {
    CallRef call = bridged();
    HandOverTo wish = handOver(call, agent, colleague);
    awaitWith(colleague, call);
    scene.publish(wish);
    HandOverTo back = handOver(call, colleague, agent);
    awaitBack(call);

    scene.publish(wish);

    BridgeRefused refused = awaitRefused(call);
    assertThat(refused.reason())
        .as("of a talk before this")
        .isEqualTo(BridgeRefusal.ALREADY_DECIDED);
    assertThat(back.fromAgentId()).isEqualTo(colleague.agentId());
    get(agent, call).statusCode(200).body("goesOn", equalTo(true));
    hangUp(call);
  }

  @Test
  void leadStaysWhereTheColleaguesPhoneIsLostBefore() {
    CallRef call = bridged();
    AgentLegUp gone = colleague.leg(scene);
    colleague.dropAtCarrier();
    scene.awaitLeg(colleague.agentId(), AgentLegDown.class);

    scene.publish(wish(call, agent, gone));

    assertThat(awaitRefused(call).reason()).isEqualTo(BridgeRefusal.LEG_GONE);
    staysWithTheAgent(call);
  }

  @Test
  void leadHearsAnApologyWhereTheColleaguesPhoneIsLostAfterwards() {
    CallRef call = bridged();
    handOver(call, agent, colleague);
    awaitWith(colleague, call);

    colleague.dropAtCarrier();

    scene.await(call, CallEnded.class);
    assertThat(scene.atCarrier(call, "said")).isNotEmpty();
  }

  @Test
  void leadGoesToTheColleagueThoughThePhoneOfTheAgentIsLostMeanwhile() {
    CallRef call = bridged();
    HandOverTo wish = wish(call, agent, colleague.leg(scene));
    scene.publish(wish);
    agent.dropAtCarrier();

    assertThat(awaitWith(colleague, call).handedBy()).isEqualTo(agent.agentId());
    hangUp(call);
  }

  @Test
  void leadWhoHungUpIsHandedToNobody() {
    CallRef call = bridged();
    hangUp(call);

    handOver(call, agent, colleague);

    BridgeRefused refused = awaitRefused(call);
    assertThat(refused.reason()).isEqualTo(BridgeRefusal.CALL_ENDED);
    assertThat(refused.agentId()).isEqualTo(colleague.agentId());
    assertThat(refused.handedBy()).isEqualTo(agent.agentId());
  }

  @Test
  void colleagueWhosePhoneIsOnAnotherAccountIsRefused() {
    CallRef call = bridged();
    AgentLegUp leg = colleague.leg(scene);
    scene.rows(
        "update telephony.agent_legs set account_id = $2 where agent_id = $1",
        colleague.agentId(),
        UUID.randomUUID());

    scene.publish(wish(call, agent, leg));

    assertThat(awaitRefused(call).reason()).isEqualTo(BridgeRefusal.NOT_POSSIBLE);
    staysWithTheAgent(call);
  }

  /** As where telephony was down for longer than the gateway holds the colleague. */
  @Test
  void leadStaysWhereTheWishIsHeardTooLate() {
    CallRef call = bridged();
    scene.rows(
        "update telephony.answers set bridged_at = bridged_at - interval '1 minute' where call_id = $1",
        call.callId());

    scene.publish(wish(call, agent, colleague.leg(scene), Instant.now().minusSeconds(6)));

    assertThat(awaitRefused(call).reason()).isEqualTo(BridgeRefusal.NOT_POSSIBLE);
    staysWithTheAgent(call);
  }

  @Test
  void callThatIsOnItsWayToAThirdPartyGoesToNoColleague() {
    CallRef call = bridged();
    as(agent.agentId(), Role.AGENT)
        .contentType("application/json")
        .body(Map.of("entryId", entry(), "warm", true))
        .post(TALKS + call.callId() + "/transfer")
        .then()
        .statusCode(200);

    handOver(call, agent, colleague);

    assertThat(awaitRefused(call).reason()).isEqualTo(BridgeRefusal.ALREADY_DECIDED);
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

  private HandOverTo handOver(CallRef call, Telephone from, Telephone to) {
    HandOverTo wish = wish(call, from, to.leg(scene));
    scene.publish(wish);
    return wish;
  }

  private static HandOverTo wish(CallRef call, Telephone from, AgentLegUp to) {
    return wish(call, from, to, Instant.now());
  }

  /** As the gateway says it, at this moment. */
  private static HandOverTo wish(CallRef call, Telephone from, AgentLegUp to, Instant at) {
    return new HandOverTo(
        call, from.agentId(), to.agentId(), to.room(), to.legEpoch(), at.plus(HELD), at);
  }

  private CallBridged awaitWith(Telephone who, CallRef call) {
    return scene.await(
        CallBridged.class, one -> one.call().equals(call) && one.agentId().equals(who.agentId()));
  }

  private void awaitBack(CallRef call) {
    scene.await(
        CallBridged.class,
        one -> one.call().equals(call) && colleague.agentId().equals(one.handedBy()));
  }

  private BridgeRefused awaitRefused(CallRef call) {
    return scene.await(call, BridgeRefused.class);
  }

  private void staysWithTheAgent(CallRef call) {
    get(agent, call).statusCode(200).body("goesOn", equalTo(true));
    assertThat(scene.said(call, CallHandedOver.class)).isEmpty();
    assertThat(scene.atCarrier(call, "left")).isEmpty();
    hangUp(call);
  }

  private void hangUp(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  private static UUID entry() {
    String id =
        as(UUID.randomUUID(), Role.ADMIN)
            .contentType("application/json")
            .body(Map.of("name", "Desk " + UUID.randomUUID(), "number", NEVER_ANSWERS))
            .post("/api/v1/directory")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return UUID.fromString(id);
  }

  private static ValidatableResponse post(Telephone who, CallRef call, String what) {
    return as(who.agentId(), Role.AGENT).post(TALKS + call.callId() + what).then();
  }

  private static ValidatableResponse get(Telephone who, CallRef call) {
    return as(who.agentId(), Role.AGENT).get(TALKS + call.callId()).then();
  }

  private static RequestSpecification as(UUID who, Role role) {
    return RestAssured.given().header("Authorization", "Bearer " + Telephone.token(who, role));
  }
}
