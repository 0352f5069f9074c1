package dev.ringbridge.core.call;

import static dev.ringbridge.core.call.Calls.AGENT;
import static dev.ringbridge.core.call.Calls.OTHER_AGENT;
import static dev.ringbridge.core.call.Calls.REF;
import static dev.ringbridge.core.call.Calls.after;
import static dev.ringbridge.core.call.Calls.answered;
import static dev.ringbridge.core.call.Calls.at;
import static dev.ringbridge.core.call.Calls.bridged;
import static dev.ringbridge.core.call.Calls.detected;
import static dev.ringbridge.core.call.Calls.ended;
import static dev.ringbridge.core.call.Calls.greeted;
import static dev.ringbridge.core.call.Calls.heard;
import static dev.ringbridge.core.call.Calls.inferred;
import static dev.ringbridge.core.call.Calls.lost;
import static dev.ringbridge.core.call.Calls.message;
import static dev.ringbridge.core.call.Calls.optedOut;
import static dev.ringbridge.core.call.Calls.placed;
import static dev.ringbridge.core.call.Calls.placing;
import static dev.ringbridge.core.call.Calls.ringing;
import static dev.ringbridge.core.call.Calls.safeHarbor;
import static dev.ringbridge.core.call.Calls.transferRequested;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallFact.AttemptCounted;
import dev.ringbridge.core.call.CallFact.BridgeProven;
import dev.ringbridge.core.call.CallFact.Concluded;
import dev.ringbridge.core.call.CallFact.NothingNew;
import dev.ringbridge.core.call.CallFact.Revived;
import dev.ringbridge.core.call.CallFact.SilenceAsked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallTest {
  @Test
  void attestationMovesNothingAndIsKeptWheneverItComes() {
    Call planned = Call.planned(REF);
    CallEvent said = new CallEvent.CallAttested(REF, Attestation.B, at(3));
    assertThat(Attestation.of(planned)).isEmpty();

    Call attested = planned.on(said, at(3)).call();
    assertThat(attested.state()).isEqualTo(CallState.PLANNED);
    assertThat(Attestation.of(attested)).contains(Attestation.B);
    assertThat(attested.on(said, at(4)).call()).isEqualTo(attested);
  }

  @Test
  void plannedCallIsPlacingOnceTheFenceIsTaken() {
    Call.Step step = after().on(placing(), at(1));

    assertThat(step.call().state()).isEqualTo(CallState.PLACING);
    assertThat(step.facts()).isEmpty();
  }

  @Test
  void placingCallIsUnknownWhenTheAnswerIsLost() {
    assertThat(after(placing(), lost()).state()).isEqualTo(CallState.UNKNOWN);
  }

  @Test
  void placedCallCountsAsAnAttempt() {
    Call.Step step = after(placing()).on(placed(), at(2));

    assertThat(step.call().state()).isEqualTo(CallState.PLACED);
    assertThat(step.facts()).containsExactly(new AttemptCounted(at(2)));
  }

  @Test
  void unknownCallIsResolvedByTheCarriersWebhook() {
    Call.Step step = after(placing(), lost()).on(ringing(), at(12));

    assertThat(step.call().state()).isEqualTo(CallState.RINGING);
    assertThat(step.facts()).containsExactly(new AttemptCounted(at(12)));
  }

  @Test
  void placedCallRings() {
    assertThat(after(placing(), placed(), ringing()).state()).isEqualTo(CallState.RINGING);
  }

  @Test
  void ringingCallIsAnswered() {
    Call call = after(placing(), placed(), ringing(), answered());

    assertThat(call.state()).isEqualTo(CallState.ANSWERED);
    assertThat(call.moments().answered()).isEqualTo(at(8));
  }

  @Test
  void answeredCallIsBridgedByProof() {
    Call.Step step = after(placing(), placed(), answered()).on(bridged(), at(9));

    assertThat(step.call().state()).isEqualTo(CallState.BRIDGED);
    assertThat(step.facts()).containsExactly(new BridgeProven(AGENT, at(9)));
  }

  @Test
  void bridgedCallEndsCompleted() {
    Call.Step step =
        after(placing(), placed(), answered(), bridged()).on(ended(Ending.COMPLETED), at(61));

    assertThat(step.call().state()).isEqualTo(CallState.ENDED);
    assertThat(step.facts()).containsExactly(new Concluded(Outcome.COMPLETED, at(61)));
  }

  @Test
  void inboundCallEntersRinging() {
    Call call = Call.inbound(REF, at(0));

    assertThat(call.state()).isEqualTo(CallState.RINGING);
    assertThat(call.on(answered(), at(8)).call().state()).isEqualTo(CallState.ANSWERED);
  }

  @Test
  void inboundCallIsNoAttemptAndNobodyIsAbandonedOnIt() {
    Call missed = Call.inbound(REF, at(0));
    for (CallEvent event : List.of(placed(), answered(), ended(Ending.COMPLETED))) {
      Call.Step step = missed.on(event, at(9));
      assertThat(step.facts()).noneMatch(AttemptCounted.class::isInstance);
      missed = step.call();
    }

    assertThat(missed.isAttempt()).isFalse();
    assertThat(missed.outcome()).isEqualTo(Outcome.MISSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"NO_ANSWER", "BUSY", "REJECTED", "INVALID_NUMBER", "CANCELED", "FAILED"})
  void unansweredCallEndsAsTheCarrierSays(Ending ending) {
    Call call = after(placing(), placed(), ringing(), ended(ending));

    assertThat(call.outcome()).isEqualTo(Outcome.valueOf(ending.name()));
    assertThat(call.isAttempt()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"NOT_PLACED", "EXPIRED", "SUPPRESSED", "CANCELED"})
  void callThatNeverLeftCountsAsNoAttempt(Ending ending) {
    Call call = after(inferred(ending));

    assertThat(call.outcome()).isEqualTo(Outcome.valueOf(ending.name()));
    assertThat(call.isAttempt()).isFalse();
  }

  @Test
  void answeredCallWithoutAnAgentIsAbandoned() {
    assertThat(after(placed(), answered(), safeHarbor(), ended(Ending.COMPLETED)).outcome())
        .isEqualTo(Outcome.ABANDONED);
    assertThat(after(placed(), answered(), ended(Ending.COMPLETED)).outcome())
        .isEqualTo(Outcome.ABANDONED);
  }

  @Test
  void machineHeardBeforeTheBridgeIsAMachine() {
    assertThat(
            after(placed(), answered(), detected(Answerer.MACHINE), ended(Ending.COMPLETED))
                .outcome())
        .isEqualTo(Outcome.MACHINE);
  }

  @Test
  void machineVerdictAfterTheBridgeIsAdvice() {
    Call call =
        after(placed(), answered(), bridged(), detected(Answerer.MACHINE), ended(Ending.COMPLETED));

    assertThat(call.answerer()).isEqualTo(Answerer.MACHINE);
    assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void machineMovedToTheMessageLeavesTheAgentAndTheAbandonmentRatio() {
    assertThat(
            after(
                    placed(),
                    answered(),
                    bridged(),
                    detected(Answerer.MACHINE),
                    message(),
                    ended(Ending.COMPLETED))
                .outcome())
        .isEqualTo(Outcome.MACHINE);
  }

  /** What a broadcast's call comes to, by what happened on it. */
  static Stream<Arguments> broadcasts() {
    CallEvent over = ended(Ending.COMPLETED);
    return Stream.of(
        Arguments.of(Outcome.HUNG_UP, List.of(greeted(), over)),
        Arguments.of(Outcome.INFORMED, List.of(greeted(), heard(), over)),
        Arguments.of(Outcome.OPTED_OUT, List.of(greeted(), optedOut(), over)),
        Arguments.of(Outcome.OPTED_OUT, List.of(greeted(), heard(), optedOut(), over)),
        Arguments.of(Outcome.ABANDONED, List.of(greeted(), transferRequested(), over)),
        Arguments.of(
            Outcome.ABANDONED, List.of(greeted(), transferRequested(), safeHarbor(), over)),
        Arguments.of(Outcome.COMPLETED, List.of(greeted(), transferRequested(), bridged(), over)),
        Arguments.of(Outcome.MACHINE, List.of(greeted(), detected(Answerer.MACHINE), over)),
        Arguments.of(
            Outcome.MACHINE, List.of(greeted(), detected(Answerer.MACHINE), message(), over)),
        Arguments.of(
            Outcome.OPTED_OUT, List.of(greeted(), detected(Answerer.MACHINE), optedOut(), over)));
  }

  @ParameterizedTest
  @MethodSource("broadcasts")
  void callOfABroadcastComesToWhatHappenedOnIt(Outcome outcome, List<CallEvent> life) {
    assertThat(after(life.toArray(CallEvent[]::new)).outcome()).isEqualTo(outcome);
  }

  @Test
  void keyThatAsksForSilenceIsAFactOnceWheneverItIsHeard() {
    Call over = after(placed(), greeted(), ended(Ending.COMPLETED));
    Call.Step step = over.on(optedOut(), at(70));

    assertThat(step.facts())
        .containsExactly(new SilenceAsked(at(70)), new Concluded(Outcome.OPTED_OUT, at(70)));
    assertThat(step.call().on(optedOut(), at(80)).facts())
        .containsExactly(new NothingNew(CallEvent.OptedOut.class));
  }

  @Test
  void webhookForACallThoughtNeverPlacedRevivesItAndCountsTheAttempt() {
    Call.Step step = after(placing(), lost(), inferred(Ending.NOT_PLACED)).on(ringing(), at(50));

    assertThat(step.call().state()).isEqualTo(CallState.RINGING);
    assertThat(step.call().outcome()).isNull();
    assertThat(step.call().moments().ended()).isNull();
    assertThat(step.facts())
        .containsExactly(new Revived(Outcome.NOT_PLACED, at(50)), new AttemptCounted(at(50)));
  }

  @Test
  void callOfWhichTheCarrierSaysInTheEndThatItNeverCameToTheLeadIsNoAttempt() {
    Call placed = after(placed());
    Call over = placed.on(ended(Ending.NOT_PLACED), at(40)).call();

    assertThat(placed.isAttempt()).isTrue();
    assertThat(over.isAttempt()).isFalse();
    assertThat(over.outcome()).isEqualTo(Outcome.NOT_PLACED);
  }

  @Test
  void clockCannotEndWhatTheCarrierSaysLives() {
    Call.Step step = after(placed(), ringing()).on(inferred(Ending.NOT_PLACED), at(40));

    assertThat(step.call().state()).isEqualTo(CallState.RINGING);
    assertThat(step.facts()).containsExactly(new NothingNew(CallEvent.CallEnded.class));
  }

  @Test
  void proofThatComesAfterTheEndCorrectsTheOutcome() {
    Call.Step step = after(placed(), answered(), ended(Ending.COMPLETED)).on(bridged(), at(70));

    assertThat(step.call().state()).isEqualTo(CallState.ENDED);
    assertThat(step.facts())
        .containsExactly(new BridgeProven(AGENT, at(70)), new Concluded(Outcome.COMPLETED, at(70)));
  }

  @Test
  void callHasOneResponsibleAgentTheFirstOneProven() {
    CallBridged later = new CallBridged(REF, OTHER_AGENT, "other", 1, at(20));

    assertThat(after(placed(), answered(), bridged(), later).agentId()).isEqualTo(AGENT);
    assertThat(after(placed(), answered(), later, bridged()).agentId()).isEqualTo(AGENT);
  }

  @Test
  void callThatWasHandedOverIsTheLastColleaguesInWhateverOrderItIsHeard() {
    CallBridged over = new CallBridged(REF, OTHER_AGENT, "other", 1, AGENT, at(20));
    CallBridged back = new CallBridged(REF, AGENT, "room", 2, OTHER_AGENT, at(30));

    assertThat(after(placed(), answered(), bridged(), over).agentId()).isEqualTo(OTHER_AGENT);
    Call swapped = after(placed(), answered(), over, bridged());
    assertThat(swapped.agentId()).isEqualTo(OTHER_AGENT);
    assertThat(swapped.moments().bridged()).as("when the talk began").isEqualTo(at(9));
    assertThat(after(placed(), answered(), bridged(), over, back).agentId()).isEqualTo(AGENT);
    assertThat(after(placed(), answered(), back, bridged(), over).agentId()).isEqualTo(AGENT);
  }

  @Test
  void refusedBridgeChangesNothingAboutTheCall() {
    Call call = after(placed(), answered());

    assertThat(call.on(new BridgeRefused(REF, AGENT, BridgeRefusal.LEG_GONE, at(9)), at(9)).call())
        .isEqualTo(call);
  }

  /**
   * Illegal moves: the event is late for the rung already reached, and must not move the call back.
   */
  static Stream<Arguments> overtaken() {
    return Stream.of(
        Arguments.of(after(placing(), lost()), placing()),
        Arguments.of(after(placing(), placed()), lost()),
        Arguments.of(after(placed(), ringing()), placed()),
        Arguments.of(after(placed(), ringing()), placing()),
        Arguments.of(after(placed(), answered()), ringing()),
        Arguments.of(after(placed(), answered(), bridged()), ringing()),
        Arguments.of(after(placed(), answered(), bridged()), answered()),
        Arguments.of(after(inferred(Ending.EXPIRED)), placing()),
        Arguments.of(after(inferred(Ending.EXPIRED)), lost()),
        Arguments.of(after(placed(), ended(Ending.BUSY)), placing()),
        Arguments.of(after(placed(), ended(Ending.BUSY)), lost()),
        Arguments.of(after(placed(), ended(Ending.BUSY)), placed()),
        Arguments.of(after(placed(), ended(Ending.BUSY)), ringing()),
        Arguments.of(after(placed(), ended(Ending.COMPLETED)), answered()),
        Arguments.of(after(placed(), ended(Ending.COMPLETED)), bridged()),
        Arguments.of(after(placed(), ended(Ending.COMPLETED)), inferred(Ending.NOT_PLACED)),
        Arguments.of(after(placed(), ended(Ending.BUSY)), ended(Ending.FAILED)));
  }

  @ParameterizedTest
  @MethodSource("overtaken")
  void overtakenEventNeverMovesACallBack(Call call, CallEvent late) {
    assertThat(call.on(late, at(99)).call().state()).isEqualTo(call.state());
  }

  @ParameterizedTest
  @MethodSource("lives")
  void everyEventTwiceAndInAnyOrderEndsInTheSameCall(List<CallEvent> life) {
    Call expected = after(life.toArray(CallEvent[]::new));
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      List<CallEvent> heard = new ArrayList<>(life);
      heard.addAll(life);
      Collections.shuffle(heard, random);
      assertThat(after(heard.toArray(CallEvent[]::new)))
          .describedAs("round %d: %s", round, heard)
          .isEqualTo(expected);
    }
  }

  static Stream<List<CallEvent>> lives() {
    return Stream.of(
        List.of(placing(), placed(), ringing(), answered(), bridged(), ended(Ending.COMPLETED)),
        List.of(placing(), placed(), ringing(), answered(), safeHarbor(), ended(Ending.COMPLETED)),
        List.of(placing(), lost(), inferred(Ending.NOT_PLACED)),
        List.of(placing(), lost(), inferred(Ending.NOT_PLACED), ringing(), ended(Ending.NO_ANSWER)),
        List.of(inferred(Ending.EXPIRED), inferred(Ending.CANCELED)),
        List.of(
            placing(),
            placed(),
            answered(),
            detected(Answerer.UNDECIDED),
            detected(Answerer.MACHINE),
            message()),
        List.of(
            placed(), answered(), bridged(), new CallBridged(REF, OTHER_AGENT, "other", 1, at(9))),
        List.of(
            placed(),
            bridged(),
            new CallBridged(REF, OTHER_AGENT, "other", 1, AGENT, at(20)),
            new CallBridged(REF, AGENT, "room", 2, OTHER_AGENT, at(30)),
            ended(Ending.COMPLETED)),
        List.of(placed(), ended(Ending.BUSY), ended(Ending.FAILED)),
        List.of(placed(), greeted(), heard(), optedOut(), ended(Ending.COMPLETED)),
        List.of(placed(), greeted(), transferRequested(), safeHarbor(), ended(Ending.COMPLETED)),
        List.of(placed(), greeted(), transferRequested(), bridged(), ended(Ending.COMPLETED)));
  }

  @Test
  void everyKindOfEventHasARule() {
    List<CallEvent> all =
        List.of(
            placing(),
            lost(),
            placed(),
            ringing(),
            answered(),
            detected(Answerer.HUMAN),
            bridged(),
            new BridgeRefused(REF, AGENT, BridgeRefusal.LEG_GONE, at(9)),
            new CallHandedOver(REF, AGENT, at(9)),
            safeHarbor(),
            message(),
            heard(),
            transferRequested(),
            optedOut(),
            new CallEvent.CallAttested(REF, Attestation.C, at(9)),
            ended(Ending.BUSY));

    assertThat(all.stream().map(Object::getClass).distinct())
        .hasSameSizeAs(CallEvent.class.getPermittedSubclasses());
    all.forEach(event -> assertThat(after().on(event, at(1))).isNotNull());
  }
}
