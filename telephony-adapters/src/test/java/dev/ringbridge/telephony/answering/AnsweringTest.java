package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegDown;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class AnsweringTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Duration TOLERANCE = Duration.ofMillis(300);

  /** On a machine that has other things to do. */
  private static final Duration LATE = Duration.ofMillis(1200);

  @Inject Scene scene;
  @Inject @InTelephony Database database;
  @Inject AnswerBook book;
  @Inject Errands errands;
  @Inject Clock clock;

  private static Predicate<OracleLog.Entry> told(String verb) {
    return entry ->
        entry.kind().equals("twiml-received")
            && entry.detail("verbs").filter(verbs -> verbs.contains(verb)).isPresent();
  }

  private CallRef dialMatched(String number, CallRules rules, AgentLegUp leg) {
    PlaceCall job = scene.job(number, rules);
    scene.match(job.call().campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    return job.call();
  }

  private void hangUp(CallRef call) {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  @Test
  void callThatLastsTooLongIsEndedByItsCarrierWithoutBeingAsked() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = dialMatched("+17025550108", Examples.RULES.lastingAtMost(3), agent.leg(scene));
      scene.await(call, CallBridged.class);

      scene.await(call, CallEnded.class);
      OracleLog.Entry ended = scene.awaitAtCarrier(call, "ended");
      assertThat(ended.detail("by")).contains("time-limit");
      assertThat(scene.atCarrier(call, "hangup-requested")).isEmpty();
    }
  }

  @Test
  void matchInTimeIsTheCarriersFirstAnswer() {
    try (Telephone agent = Telephone.up(scene)) {
      AgentLegUp leg = agent.leg(scene);
      CallRef call = dialMatched("+17025550108", Examples.RULES, leg);

      CallBridged bridged = scene.await(call, CallBridged.class);
      assertThat(bridged.agentId()).isEqualTo(agent.agentId());
      assertThat(bridged.room()).isEqualTo(leg.room());
      assertThat(bridged.legEpoch()).isEqualTo(leg.legEpoch());
      assertThat(scene.atCarrier(call, "twiml-received")).hasSize(1);
      assertThat(scene.atCarrier(call, "redirected")).isEmpty();
      hangUp(call);
      assertThat(scene.said(call, CallAnswered.class)).hasSize(1);
      assertThat(scene.said(call, SafeHarborGiven.class)).isEmpty();
    }
  }

  @Test
  void matchAfterAHoldFetchesTheLeadIntoTheRoom() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = scene.dial("+17025550108");
      CallAnswered answered = scene.await(call, CallAnswered.class);
      scene.awaitAtCarrier(call, told("Redirect"));
      scene.publish(scene.bridge(answered, agent.leg(scene)));

      scene.await(call, CallBridged.class);
      assertThat(scene.atCarrier(call, "redirected")).hasSizeLessThan(2);
      assertThat(scene.atCarrier(call, "joined")).hasSize(1);
      hangUp(call);
    }
  }

  @Test
  void personWithoutAnAgentHearsTheMessageTwoSecondsAfterTheAnswer() {
    CallRef call = scene.dial("+17025550108");

    scene.await(call, SafeHarborGiven.class);
    Instant picked = scene.awaitAtCarrier(call, "answered").at();
    OracleLog.Entry said = scene.awaitAtCarrier(call, "said");
    assertThat(said.detail("text")).contains(Examples.RULES.safeHarborText());
    assertThat(Duration.between(picked, said.at()))
        .isBetween(TWO_SECONDS.minus(TOLERANCE), TWO_SECONDS.plus(LATE));
    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, SafeHarborGiven.class)).hasSize(1);
  }

  @Test
  void matchAfterTheMessageIsRefused() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = scene.dial("+17025550108");
      scene.await(call, SafeHarborGiven.class);
      CallAnswered answered = scene.await(call, CallAnswered.class);
      scene.publish(scene.bridge(answered, agent.leg(scene)));

      BridgeRefused refused = scene.await(call, BridgeRefused.class);
      assertThat(refused.agentId()).isEqualTo(agent.agentId());
      assertThat(refused.reason()).isIn(BridgeRefusal.SAFE_HARBOR_GIVEN, BridgeRefusal.CALL_ENDED);
      assertThat(scene.said(call, CallBridged.class)).isEmpty();
    }
  }

  @Test
  void matchOfACallThatIsOverOrWasNeverHeardOfIsRefused() {
    CallRef over = scene.dial("+17025550107");
    CallAnswered answered = scene.await(over, CallAnswered.class);
    scene.await(over, CallEnded.class);
    AgentLegUp leg =
        new AgentLegUp(UUID.randomUUID(), Examples.TENANCY, "nowhere", 1, Instant.now());
    scene.publish(scene.bridge(answered, leg));
    assertThat(scene.await(over, BridgeRefused.class).reason()).isEqualTo(BridgeRefusal.CALL_ENDED);

    CallRef unknown = Examples.call();
    Instant now = Instant.now();
    scene.publish(scene.bridge(new CallAnswered(unknown, null, now, now), leg));
    assertThat(scene.await(unknown, BridgeRefused.class).reason())
        .isEqualTo(BridgeRefusal.CALL_ENDED);
  }

  /** A replica that hears the command first, with no question parked in its memory. */
  private Bridging otherReplica() {
    return new Bridging(database, book, new ParkedQuestions(), errands, clock);
  }

  @Test
  void replicaWithoutTheQuestionDecidesAndTheParkedQuestionFindsIt() {
    try (Telephone agent = Telephone.up(scene)) {
      AgentLegUp leg = agent.leg(scene);
      PlaceCall job = scene.job("+17025550108", Examples.RULES);
      scene.match(
          job.call().campaignId(),
          answered -> {
            otherReplica().bridge(scene.bridge(answered, leg)).await().atMost(Scene.PATIENCE);
            return Optional.empty();
          });
      scene.publish(job);

      scene.await(job.call(), CallBridged.class);
      assertThat(scene.atCarrier(job.call(), "twiml-received")).hasSize(1);
      assertThat(scene.atCarrier(job.call(), "redirected")).isEmpty();
      hangUp(job.call());
    }
  }

  @Test
  void replicaWithoutTheQuestionRedirectsAHeldCall() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = scene.dial("+17025550108");
      CallAnswered answered = scene.await(call, CallAnswered.class);
      scene.awaitAtCarrier(call, told("Redirect"));
      otherReplica()
          .bridge(scene.bridge(answered, agent.leg(scene)))
          .await()
          .atMost(Scene.PATIENCE);

      scene.await(call, CallBridged.class);
      assertThat(scene.atCarrier(call, "redirected")).hasSize(1);
      assertThat(scene.atCarrier(call, "joined")).hasSize(1);
      hangUp(call);
    }
  }

  @Test
  void legThatIsDownWhenTheMatchComesIsRefused() {
    try (Telephone agent = Telephone.up(scene)) {
      AgentLegUp leg = agent.leg(scene);
      agent.drop();
      scene.awaitLeg(agent.agentId(), AgentLegDown.class);
      CallRef call = dialMatched("+17025550108", Examples.RULES, leg);

      assertThat(scene.await(call, BridgeRefused.class).reason()).isEqualTo(BridgeRefusal.LEG_GONE);
      scene.await(call, SafeHarborGiven.class);
      scene.await(call, CallEnded.class);
    }
  }

  @Test
  void legThatIsLostOnTheWayIsReplacedByAnotherAgent() {
    try (Telephone first = Telephone.up(scene);
        Telephone second = Telephone.up(scene)) {
      AgentLegUp lost = first.leg(scene);
      AgentLegUp next = second.leg(scene);
      PlaceCall job = scene.job("+17255550108", Examples.RULES);
      scene.match(
          job.call().campaignId(),
          answered -> {
            first.dropAtCarrier();
            return Optional.of(lost);
          });
      scene.publish(job);

      CallRef call = job.call();
      BridgeRefused refused = scene.await(call, BridgeRefused.class);
      assertThat(refused.reason()).isEqualTo(BridgeRefusal.LEG_GONE);
      assertThat(refused.agentId()).isEqualTo(first.agentId());
      scene.publish(scene.bridge(scene.await(call, CallAnswered.class), next));
      assertThat(scene.await(call, CallBridged.class).agentId()).isEqualTo(second.agentId());
      hangUp(call);
    }
  }

  @Test
  void legThatDropsJustBeforeTheLeadJoinsLeavesNobodyInSilence() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = dialMatched("+17255550121", Examples.RULES, agent.leg(scene));

      scene.await(call, BridgeRefused.class);
      scene.await(call, SafeHarborGiven.class);
      assertThat(scene.awaitAtCarrier(call, "said").detail("text"))
          .contains(Examples.RULES.safeHarborText());
      scene.await(call, CallEnded.class);
      assertThat(scene.said(call, CallBridged.class)).isEmpty();
      scene.awaitLeg(agent.agentId(), AgentLegDown.class);
    }
  }

  @Test
  void leadWhoseAgentIsLostInMidCallHearsAnApology() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = dialMatched("+17025550122", Examples.RULES, agent.leg(scene));

      scene.await(call, CallBridged.class);
      assertThat(scene.awaitAtCarrier(call, "said").detail("text").orElse(""))
          .startsWith("We are sorry");
      scene.await(call, CallEnded.class);
      assertThat(scene.said(call, SafeHarborGiven.class)).isEmpty();
      assertThat(scene.said(call, BridgeRefused.class)).isEmpty();
    }
  }

  @Test
  void machineBeforeAnAgentHearsItsMessage() {
    CallRef call = scene.dial("+17025550106", Examples.detecting(0));

    scene.await(call, MachineMessageGiven.class);
    assertThat(scene.await(call, AnswererDetected.class).answerer()).isEqualTo(Answerer.MACHINE);
    assertThat(scene.awaitAtCarrier(call, "said").detail("text"))
        .contains(Examples.RULES.machineMessage());
    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, SafeHarborGiven.class)).isEmpty();
  }

  @Test
  void machineSoonAfterTheBridgeIsMovedToItsMessageAndTheAgentStays() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = dialMatched("+17025550119", Examples.detecting(4), agent.leg(scene));

      scene.await(call, CallBridged.class);
      scene.await(call, MachineMessageGiven.class);
      assertThat(scene.awaitAtCarrier(call, "said").detail("text"))
          .contains(Examples.RULES.machineMessage());
      scene.await(call, CallEnded.class);
      CallRef next = dialMatched("+17255550108", Examples.RULES, agent.leg(scene));
      scene.await(next, CallBridged.class);
      hangUp(next);
    }
  }

  @Test
  void machineAfterTheBridgeIsAdviceOnlyWhereTheRuleGivesNoTime() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = dialMatched("+17025550119", Examples.detecting(0), agent.leg(scene));

      scene.await(call, AnswererDetected.class);
      hangUp(call);
      assertThat(scene.said(call, CallBridged.class)).hasSize(1);
      assertThat(scene.said(call, MachineMessageGiven.class)).isEmpty();
    }
  }

  @Test
  void webhooksThatComeTwiceAndShuffledAreSaidOnceEach() {
    try (Telephone agent = Telephone.up(scene)) {
      CallRef call = dialMatched("+17025550118", Examples.RULES, agent.leg(scene));
      scene.await(call, CallBridged.class);
      hangUp(call);
      scene.await(call, CallRinging.class);
      CallRef other = scene.dial("+17025550103");
      scene.await(other, CallEnded.class);

      for (Class<? extends CallEvent> once :
          List.of(
              CallPlaced.class,
              CallRinging.class,
              CallAnswered.class,
              CallBridged.class,
              CallEnded.class)) {
        assertThat(scene.said(call, once)).as(once.getSimpleName()).hasSize(1);
      }
    }
  }
}
