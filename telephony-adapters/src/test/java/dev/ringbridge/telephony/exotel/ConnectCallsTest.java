package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.account.Minutes;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by the request that every account has, which rings the agent first. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ConnectCallsTest {
  private static final String STAYS = "+17025550108";

  @Inject Scene scene;
  @Inject Minutes minutes;
  @Inject Tails tails;
  @Inject Carriers carriers;

  private ExotelStage stage;

  @BeforeEach
  void open() {
    stage = ExotelStage.connecting(scene);
  }

  private CallRef dial(String number, AgentLegUp agent) {
    PlaceCall job = stage.job(number, Examples.RULES, agent.agentId());
    scene.match(job.call().campaignId(), answered -> Optional.of(agent));
    scene.publish(job);
    return job.call();
  }

  @Test
  void agentIsThereWithoutBeingCalledAndIsRungBeforeTheLead() {
    AgentLegUp agent = stage.agentUp();
    CallRef call = dial(STAYS, agent);

    CallBridged bridged = scene.await(call, CallBridged.class);
    assertThat(bridged.agentId()).isEqualTo(agent.agentId());
    assertThat(bridged.room()).isEqualTo(agent.room());
    List<OracleLog.Entry> answered = scene.atCarrier(call, "answered");
    assertThat(answered).hasSize(2);
    assertThat(answered.get(0).detail("voice")).contains("CLIENT");
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    stage.leave(call);
    for (Class<? extends CallEvent> once :
        List.of(
            CallPlaced.class,
            CallRinging.class,
            CallAnswered.class,
            CallBridged.class,
            CallEnded.class)) {
      assertThat(scene.said(call, once)).as(once.getSimpleName()).hasSize(1);
    }
    assertThat(scene.said(call, CallEnded.class).get(0).ending()).isEqualTo(Ending.COMPLETED);
    CallRef next = dial("+17255550108", agent);
    scene.await(next, CallBridged.class);
    stage.leave(next);
  }

  @ParameterizedTest
  @CsvSource({"+17025550101, BUSY", "+17025550102, NO_ANSWER", "+17025550104, FAILED"})
  void leadWhoIsNotReachedEndsByTheCarriersWordAndTheAgentStays(String number, Ending ending) {
    AgentLegUp agent = stage.agentUp();
    CallRef call = dial(number, agent);

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(ending);
    assertThat(scene.said(call, CallAnswered.class)).isEmpty();
    assertThat(scene.all(AgentLegDown.class, down -> down.agentId().equals(agent.agentId())))
        .isEmpty();
  }

  @Test
  void agentWhoDoesNotPickUpIsNotThereAnyMoreAndTheLeadWasNotCalled() {
    AgentLegUp agent = stage.agentUp("sip:busy-" + UUID.randomUUID());
    CallRef call = dial(STAYS, agent);

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.NOT_PLACED);
    scene.awaitLeg(agent.agentId(), AgentLegDown.class);
    assertThat(scene.atCarrier(call, "ringing")).isEmpty();
  }

  @Test
  void callForAnAgentWhoIsGoneIsGivenBackUnsent() {
    AgentLegUp agent = stage.agentUp();
    stage
        .as(agent.agentId())
        .delete("/api/v1/softphone/calls/" + agent.legEpoch())
        .then()
        .statusCode(204);
    scene.awaitLeg(agent.agentId(), AgentLegDown.class);
    CallRef call = dial(STAYS, agent);

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.EXPIRED);
    assertThat(scene.atCarrier(call, "create-received")).isEmpty();
  }

  @Test
  void callThatIsPlannedForNobodyIsRefused() {
    CallRef call = stage.dial(STAYS, Examples.RULES);

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.FAILED);
    assertThat(scene.atCarrier(call, "create-received")).isEmpty();
  }

  @Test
  void agentWhoWasNotRungIsNotPutThrough() {
    AgentLegUp agent = stage.agentUp();
    AgentLegUp other = stage.agentUp();
    PlaceCall job = stage.job(STAYS, Examples.RULES, agent.agentId());
    scene.match(job.call().campaignId(), answered -> Optional.of(other));
    scene.publish(job);

    BridgeRefused refused = scene.await(job.call(), BridgeRefused.class);
    assertThat(refused.agentId()).isEqualTo(other.agentId());
    assertThat(refused.reason())
        .as("the other agent's phone is not gone, and nobody else is to be asked")
        .isEqualTo(BridgeRefusal.ALREADY_DECIDED);
    assertThat(scene.said(job.call(), CallBridged.class)).isEmpty();
    stage.leave(job.call());
    assertThat(scene.said(job.call(), BridgeRefused.class)).hasSize(1);
    assertThat(scene.said(job.call(), SafeHarborGiven.class)).isEmpty();
    CallRef next = dial("+17255550108", other);
    assertThat(scene.await(next, CallBridged.class).agentId()).isEqualTo(other.agentId());
    stage.leave(next);
  }

  @Test
  void createWhoseAnswerIsLostIsSentOnceAndItsCallIsFound() {
    CallRef call = dial("+17025550114", stage.agentUp());

    scene.await(call, CallBridged.class);
    stage.leave(call);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    assertThat(scene.said(call, CallPlaced.class)).hasSize(1);
  }

  @Test
  void callOfWhichNothingIsHeardIsAskedFor() {
    String unheard = "+17855550108";
    RestAssured.given()
        .contentType("application/json")
        .body(Map.of("fault", "lost", "number", unheard))
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/faults"))
        .then()
        .statusCode(lessThan(300));
    CallRef call = dial(unheard, stage.agentUp());
    scene.await(call, CallPlaced.class);
    scene.awaitAtCarrier(
        call,
        entry ->
            entry.kind().equals("answered")
                && !entry.detail("voice").filter("CLIENT"::equals).isPresent());
    scene.rows(
        "update telephony.placements set check_at = now() where call_id = $1", call.callId());

    scene.await(call, CallBridged.class);
    stage.leave(call);
  }

  @Test
  void hangUpByTheHouseIsNotPossibleAndEndsNothing() {
    CallRef call = dial(STAYS, stage.agentUp());
    scene.await(call, CallBridged.class);
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.awaitRow(
        "select 1 from telephony.placements where call_id = $1 and wish = 'HANG_UP'",
        call.callId());
    assertThat(scene.said(call, CallEnded.class)).isEmpty();
    stage.leave(call);

    assertThat(scene.atCarrier(call, "hangup-requested")).isEmpty();
  }

  @Test
  void accountSaysThatItRingsAgentsAndItsTestNeedsNoLegs() {
    List<AccountSnapshot> said = new CopyOnWriteArrayList<>();
    tails.state(Set.of(Topic.ACCOUNT_STATE), event -> said.add((AccountSnapshot) event));
    ExotelStage.until(() -> said.stream().anyMatch(one -> isOurs(one) && one.ringsAgents()));
    JsonNode report = stage.admin.test(stage.accountId);

    assertThat(report.toString()).contains("\"Way\"").doesNotContain("Legs and Bridges");
    stage.admin.patch(stage.accountId, Map.of("settings", Map.of("way", "legs"))).statusCode(200);
    ExotelStage.until(() -> said.stream().anyMatch(one -> isOurs(one) && !one.ringsAgents()));
    assertThat(stage.admin.test(stage.accountId).toString()).contains("Legs and Bridges");
  }

  private boolean isOurs(AccountSnapshot account) {
    return account.accountId().equals(stage.accountId);
  }

  @Test
  void callsThatGoOnLeaveTheMinuteToOthers() {
    stage = ExotelStage.connecting(scene, 30);
    CallRef first = dial(STAYS, stage.agentUp());
    scene.await(first, CallBridged.class);

    Minutes.Terms terms = new Minutes.Terms(stage.accountId, stage.admin.tenancy, 30, 0, false);
    Minute minute = scene.engine(work -> minutes.read(work, terms));
    assertThat(minute.demand().calls()).isOne();
    assertThat(minute.demand().held()).as("what nothing can be asked for holds nothing").isZero();
    stage.leave(first);
  }

  @Test
  void roomOfACallIsThatOfTheAgentItRangAlone() {
    AgentLegUp agent = stage.agentUp();
    AgentLegUp other = stage.agentUp();
    CallRef call = dial(STAYS, agent);
    scene.await(call, CallBridged.class);
    CarrierLeg leg = new CarrierLeg(stage.accountId, sidOf(call));

    assertThat(conferenceWith(leg, agent.room())).isPresent();
    assertThat(conferenceWith(leg, other.room())).isEmpty();
    stage.leave(call);
  }

  private Optional<String> conferenceWith(CarrierLeg leg, String room) {
    return carriers
        .of(stage.accountId)
        .orElseThrow()
        .conferenceWith(leg, room)
        .await()
        .atMost(Scene.PATIENCE);
  }

  private String sidOf(CallRef call) {
    return scene
        .rows("select carrier_call_id from telephony.placements where call_id = $1", call.callId())
        .get(0)
        .getString("carrier_call_id");
  }

  @Test
  void wayOfAnAccountDoesNotChangeWhileItsCallsOrAgentsGoOn() {
    AgentLegUp agent = stage.agentUp();
    refusedAnotherWay();
    CallRef call = dial(STAYS, agent);
    scene.await(call, CallBridged.class);
    stage.admin.patch(stage.accountId, Map.of("open", false)).statusCode(200);
    stage
        .as(agent.agentId())
        .delete("/api/v1/softphone/calls/" + agent.legEpoch())
        .then()
        .statusCode(204);
    scene.awaitLeg(agent.agentId(), AgentLegDown.class);
    refusedAnotherWay();
    stage.admin.patch(stage.accountId, Map.of("name", "Pune line")).statusCode(200);

    stage.leave(call);
    stage.admin.patch(stage.accountId, Map.of("settings", Map.of("way", "legs"))).statusCode(200);
  }

  private void refusedAnotherWay() {
    stage
        .admin
        .patch(stage.accountId, Map.of("settings", Map.of("way", "legs")))
        .statusCode(409)
        .body("detail", containsString("close it"));
  }

  @Test
  void whatIsSaidAtAnAddressThatWeDidNotGiveOutChangesNothing() {
    CallRef call = dial(STAYS, stage.agentUp());
    scene.await(call, CallBridged.class);
    Map<String, Object> end = Map.of("CallSid", "x", "EventType", "terminal", "Legs", List.of());

    assertThat(ExotelStage.post("http://h/carrier/exotel/connect?call=" + call.callId(), end))
        .isEqualTo(403);
    assertThat(scene.said(call, CallEnded.class)).isEmpty();
    stage.leave(call);
  }
}
