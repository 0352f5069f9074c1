package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through the simulator's Exotel face, over HTTP, with its events. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ExotelCallsTest {
  private static final Duration LATE = Duration.ofMillis(1500);

  @Inject Scene scene;
  @Inject Carriers carriers;
  @Inject CallbackUrls urls;

  private ExotelStage stage;

  @BeforeEach
  void open() {
    stage = ExotelStage.open(scene);
  }

  private CallRef dialMatched(String number, CallRules rules, AgentLegUp leg) {
    PlaceCall job = stage.job(number, rules);
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    return job.call();
  }

  private void hangUp(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  @Test
  void callIsPlacedRingsIsAnsweredBridgedWithAnAgentAndEndedOnceEach() {
    AgentLegUp leg = stage.agentUp();
    CallRef call = dialMatched("+17025550108", Examples.RULES, leg);

    CallBridged bridged = scene.await(call, CallBridged.class);
    assertThat(bridged.agentId()).isEqualTo(leg.agentId());
    assertThat(bridged.room()).isEqualTo(leg.room());
    scene.awaitAtCarrier(call, "joined");
    hangUp(call);
    for (Class<? extends CallEvent> once :
        List.of(
            CallPlaced.class,
            CallRinging.class,
            CallAnswered.class,
            CallBridged.class,
            CallEnded.class)) {
      assertThat(scene.said(call, once)).as(once.getSimpleName()).hasSize(1);
    }
    assertThat(scene.said(call, SafeHarborGiven.class)).isEmpty();
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
  }

  @Test
  void callThatLastsTooLongIsHungUpByTheHouse() {
    AgentLegUp leg = stage.agentUp();
    CallRef call = dialMatched("+17025550108", Examples.RULES.lastingAtMost(3), leg);
    scene.await(call, CallBridged.class);

    scene.await(call, CallEnded.class);
    Instant answered = scene.awaitAtCarrier(call, "answered").at();
    OracleLog.Entry hungUp = scene.awaitAtCarrier(call, "hangup-requested");
    assertThat(Duration.between(answered, hungUp.at()))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7).plus(LATE));
    assertThat(scene.atCarrier(call, "hangup-requested")).hasSize(1);
  }

  @Test
  void agentWhoseCallWasHungUpIsPutThroughToTheNext() {
    AgentLegUp leg = stage.agentUp();
    CallRef first = dialMatched("+17025550108", Examples.RULES, leg);
    scene.await(first, CallBridged.class);
    hangUp(first);

    CallRef next = dialMatched("+17255550108", Examples.RULES, leg);
    assertThat(scene.await(next, CallBridged.class).agentId()).isEqualTo(leg.agentId());
    hangUp(next);
  }

  @Test
  void personWithoutAnAgentHearsTheMessageTwoSecondsAfterTheAnswerAndIsHungUp() {
    CallRef call = stage.dial("+17025550108", Examples.RULES);

    scene.await(call, SafeHarborGiven.class);
    Instant picked = scene.awaitAtCarrier(call, "answered").at();
    OracleLog.Entry said = scene.awaitAtCarrier(call, "said");
    assertThat(said.detail("text")).contains(Examples.RULES.safeHarborText());
    assertThat(Duration.between(picked, said.at()))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(2).plus(LATE));
    scene.await(call, CallEnded.class);
    assertThat(scene.atCarrier(call, "hangup-requested")).hasSize(1);
  }

  @Test
  void matchWithinTwoSecondsIsInTime() {
    AgentLegUp leg = stage.agentUp();
    CallRef call = stage.dial("+17025550108", Examples.RULES);
    CallAnswered answered = scene.await(call, CallAnswered.class);
    scene.publish(scene.bridge(answered, leg));

    scene.await(call, CallBridged.class);
    hangUp(call);
  }

  @Test
  void machineHearsItsMessage() {
    CallRef call = stage.dial("+17025550106", Examples.detecting(0));

    scene.await(call, MachineMessageGiven.class);
    assertThat(scene.await(call, AnswererDetected.class).answerer()).isEqualTo(Answerer.MACHINE);
    assertThat(scene.awaitAtCarrier(call, "said").detail("text"))
        .contains(Examples.RULES.machineMessage());
    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, SafeHarborGiven.class)).isEmpty();
  }

  @Test
  void machineSoonAfterTheBridgeIsHungUpAndTheAgentStays() {
    AgentLegUp leg = stage.agentUp();
    CallRef call = dialMatched("+17025550108", Examples.detecting(10), leg);
    scene.await(call, CallBridged.class);
    String sid = scene.awaitAtCarrier(call, "answered").callSid();

    Map<String, Object> verdict =
        ExotelStage.event("amd_result_success", sid, Map.of("amd_result", "Machine"));
    assertThat(ExotelStage.post(urls.leg(call, stage.accountId), verdict)).isEqualTo(204);
    scene.await(call, MachineMessageGiven.class);
    scene.await(call, CallEnded.class);
    assertThat(scene.atCarrier(call, "said")).isEmpty();
    CallRef next = dialMatched("+17255550108", Examples.RULES, leg);
    scene.await(next, CallBridged.class);
    hangUp(next);
  }

  @Test
  void leadWhoseAgentIsLostJustBeforeTheBridgeHearsTheMessage() {
    AgentLegUp leg = stage.agentUp();
    CallRef call = dialMatched("+17255550121", Examples.RULES, leg);

    scene.await(call, BridgeRefused.class);
    scene.await(call, SafeHarborGiven.class);
    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, CallBridged.class)).isEmpty();
    scene.awaitLeg(leg.agentId(), AgentLegDown.class);
  }

  @Test
  void leadWhoseAgentIsLostInMidCallHearsAnApology() {
    CallRef call = dialMatched("+17025550122", Examples.RULES, stage.agentUp());

    scene.await(call, CallBridged.class);
    assertThat(scene.awaitAtCarrier(call, "said").detail("text").orElse(""))
        .startsWith("We are sorry");
    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, BridgeRefused.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+17025550101, BUSY",
    "+17025550102, NO_ANSWER",
    "+17025550103, INVALID_NUMBER",
    "+17025550104, FAILED",
    "+17025550105, NO_ANSWER"
  })
  void callThatIsNotAnsweredEndsByTheCarriersWord(String number, Ending ending) {
    CallRef call = stage.dial(number, Examples.RULES);

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(ending);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "14", "17", "23", "24", "26", "27"})
  void createWhoseAnswerIsLostIsSentOnceAndItsCallIsFound(String script) {
    CallRef call = stage.dial("+170255501" + script, Examples.RULES);

    scene.await(call, CallAnswered.class);
    scene.await(call, CallEnded.class);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    assertThat(scene.said(call, CallPlaced.class)).hasSize(1);
  }

  @Test
  void createThatWasOneTooManyIsNotSentAgainAtOnce() {
    CallRef call = stage.dial("+17025550116", Examples.RULES);

    scene.await(call, CallAnswered.class);
    List<OracleLog.Entry> sent = scene.atCarrier(call, "create-received");
    assertThat(sent).hasSize(2);
    assertThat(Duration.between(sent.get(0).at(), sent.get(1).at()))
        .isGreaterThan(Duration.ofMillis(1900));
  }

  @Test
  void createThatMadeNoCallAndWasNotAnsweredIsProvenUnplaced() {
    CallRef call = stage.dial("+17025550115", Examples.RULES);

    scene.await(call, CallPlacementLost.class);
    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.NOT_PLACED);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
  }

  @Test
  void callIsFoundInTheListByItsNumbersAndByItsName() {
    CallRef call = stage.dial("+17025550109", Examples.RULES);
    scene.await(call, CallAnswered.class);
    String sid = scene.awaitAtCarrier(call, "answered").callSid();
    Carrier carrier = carriers.of(stage.accountId).orElseThrow();

    List<CarrierCall> listed =
        carrier
            .search(stage.accountId, new PhoneNumber("+17025550109"), ExotelStage.CALLER_ID)
            .await()
            .atMost(Scene.PATIENCE);
    assertThat(listed).extracting(CarrierCall::carrierCallId).containsExactly(sid);
    Instant created = Objects.requireNonNull(listed.get(0).createdAt());
    assertThat(Duration.between(created, Instant.now()).abs()).isLessThan(Duration.ofSeconds(20));
    CarrierLeg leg = new CarrierLeg(stage.accountId, sid);
    assertThat(carrier.find(leg).await().atMost(Scene.PATIENCE))
        .map(CarrierCall::standing)
        .contains(CarrierCall.Standing.IN_PROGRESS);
    hangUp(call);
    assertThat(carrier.find(leg).await().atMost(Scene.PATIENCE))
        .map(CarrierCall::ending)
        .contains(Ending.COMPLETED);
  }

  /** Each of its requests counts, and it says no price of a leg. */
  @Test
  void costOfACallIsTheClocksAndTheCarrierIsNotAskedForIt() {
    stage
        .admin
        .as(Role.ADMIN)
        .body(Map.of("prices", Map.of("+1", 3)))
        .put("/api/v1/carrier-guard/accounts/" + stage.accountId + "/limits")
        .then()
        .statusCode(200);
    CallRef call = stage.dial("+17025550108", Examples.RULES);
    scene.await(call, CallEnded.class);
    scene.awaitRow(
        "select 1 from telephony.spend_entries where call_id = $1 and stage = 'SETTLED' and micros = 3000000",
        call.callId());

    assertThat(
            scene.rows(
                """
                select 1 from telephony.account_requests r
                  join telephony.placements p using (account_id)
                 where p.call_id = $1 and r.at > p.ended_at""",
                call.callId()))
        .isEmpty();
  }

  @Test
  void eventsThatComeTwiceAndShuffledAreSaidOnceEach() {
    CallRef call = dialMatched("+17025550118", Examples.RULES, stage.agentUp());

    scene.await(call, CallBridged.class);
    hangUp(call);
    scene.await(call, CallRinging.class);
    assertThat(scene.said(call, CallAnswered.class)).hasSize(1);
    assertThat(scene.said(call, CallBridged.class)).hasSize(1);
  }
}
