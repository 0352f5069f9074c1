package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.telephony.answering.AnswerInput.Acknowledged;
import dev.ringbridge.telephony.answering.AnswerInput.Cued;
import dev.ringbridge.telephony.answering.AnswerInput.Ended;
import dev.ringbridge.telephony.answering.AnswerInput.Heard;
import dev.ringbridge.telephony.answering.AnswerInput.Joined;
import dev.ringbridge.telephony.answering.AnswerInput.LeftRoom;
import dev.ringbridge.telephony.answering.AnswerInput.LegLost;
import dev.ringbridge.telephony.answering.AnswerInput.Matched;
import dev.ringbridge.telephony.answering.AnswerInput.Spoken;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.carrier.Telling;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ToldMovesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(300), Duration.ofSeconds(3));
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);
  private static final Telling TAKEN = new Telling.Taken();
  private static final Instruction HANG_UP = new Instruction.HangUp();
  private static final Instruction MESSAGE =
      new Instruction.SafeHarbor(Examples.RULES.safeHarborText());

  private static final String WORDS = "This call is recorded.";

  private final Answer held = fresh(Examples.RULES);
  private final Answer bridging =
      after(held, 100, new Matched(AGENT, true), new Acknowledged(1, TAKEN));
  private final Answer talking = after(bridging, 300, new Joined("room", true));

  private static Answer fresh(CallRules rules) {
    CarrierLeg leg = new CarrierLeg(UUID.randomUUID(), "L1");
    return Answer.fresh(Examples.call(), leg, rules, Conversation.TOLD, START);
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private static AnswerMoves.Step on(Answer answer, AnswerInput input, long millis) {
    return ToldMoves.on(answer, input, PATIENCE, at(millis));
  }

  private static Answer after(Answer answer, long millis, AnswerInput... inputs) {
    Answer next = answer;
    for (AnswerInput input : inputs) {
      next = on(next, input, millis).answer();
    }
    return next;
  }

  private static Optional<Errand> told(Answer answer, int turn, Instruction what) {
    return Optional.of(new Errand.Tell(answer.leg(), answer.call(), turn, what));
  }

  @Test
  void answeredCallIsLeftAloneUntilItsSafeHarborMoment() {
    assertThat(held.cue().at()).isEqualTo(at(2000));
    assertThat(on(held, new Cued(), 1999)).isEqualTo(AnswerMoves.Step.to(held));

    AnswerMoves.Step step = on(held, new Cued(), 2000);
    assertThat(step.events()).containsExactly(new SafeHarborGiven(held.call(), at(2000)));
    assertThat(step.errand()).isEqualTo(told(held, 1, MESSAGE));
    assertThat(on(step.answer(), new Cued(), 2001).errand()).isEmpty();
  }

  @Test
  void matchIsToldAtOnceAndOnce() {
    AnswerMoves.Step step = on(held, new Matched(AGENT, true), 100);

    assertThat(step.errand()).isEqualTo(told(held, 1, new Instruction.Bridge(AGENT)));
    assertThat(on(step.answer(), new Matched(AGENT, true), 110).errand()).isEmpty();
    assertThat(on(step.answer(), new Cued(), 2000).errand()).isEmpty();
  }

  @Test
  void provenBridgeWaitsForNothing() {
    assertThat(on(bridging, new Joined("room", true), 300).events())
        .containsExactly(
            new CallBridged(
                held.call(), AGENT.agentId(), "room", AGENT.legEpoch(), null, at(100), at(300)));
    assertThat(talking.cue().at()).isNull();
    assertThat(after(held, 100, new Matched(AGENT, true), new Joined("room", true)))
        .as("a proof before the confirmation")
        .satisfies(answer -> assertThat(answer.cue().at()).isNull())
        .satisfies(
            answer ->
                assertThat(after(answer, 120, new Acknowledged(1, TAKEN)).cue().at()).isNull());
  }

  @Test
  void whatIsNotConfirmedIsToldAgainAndGivenUpInTheEnd() {
    Answer answer = on(held, new Cued(), 2000).answer();
    long at = 2000;
    for (int turn = 2; turn <= Patience.TURNS; turn++) {
      assertThat(on(answer, new Cued(), at + 2999).errand()).isEmpty();
      at += 3000;
      AnswerMoves.Step step = on(answer, new Cued(), at);
      assertThat(step.errand()).isEqualTo(told(held, turn, MESSAGE));
      assertThat(step.events()).isEmpty();
      answer = step.answer();
    }
    assertThat(on(answer, new Cued(), at + 3000).errand()).contains(new Errand.HangUp(held.leg()));
  }

  @Test
  void busyLegIsToldAgainSoon() {
    Answer asked = after(held, 100, new Matched(AGENT, true));
    Answer busy = after(asked, 150, new Acknowledged(1, new Telling.NotNow("409")));

    assertThat(on(busy, new Cued(), 399).errand()).isEmpty();
    assertThat(on(busy, new Cued(), 400).errand())
        .isEqualTo(told(held, 2, new Instruction.Bridge(AGENT)));
  }

  @Test
  void carrierThatAsksForFewerRequestsIsToldAgainWhenItSaid() {
    Answer asked = after(held, 100, new Matched(AGENT, true));
    Telling crowded = new Telling.NotNow("429", Duration.ofSeconds(2));
    Answer refused = after(asked, 150, new Acknowledged(1, crowded));

    assertThat(on(refused, new Cued(), 2149).errand()).isEmpty();
    assertThat(on(refused, new Cued(), 2150).errand())
        .isEqualTo(told(held, 2, new Instruction.Bridge(AGENT)));
  }

  @Test
  void confirmationOfAnEarlierTellingIsPassedOver() {
    Answer moved = after(bridging, 200, new Heard(Answerer.MACHINE));

    assertThat(on(moved, new Acknowledged(1, TAKEN), 210).answer()).isEqualTo(moved);
  }

  @Test
  void confirmationOfALostAgentsBridgeLeavesTheLeadItsSafeHarborMessage() {
    Answer waiting = after(after(held, 100, new Matched(AGENT, true)), 500, new LegLost("room"));
    assertThat(waiting.decision()).isEqualTo(Decision.HOLD);

    for (Telling late :
        new Telling[] {TAKEN, new Telling.Impossible("404"), new Telling.NotNow("409")}) {
      assertThat(on(waiting, new Acknowledged(1, late), 600))
          .isEqualTo(AnswerMoves.Step.to(waiting));
    }
    assertThat(waiting.cue().at()).isEqualTo(at(2000));
    assertThat(on(waiting, new Cued(), 2000).errand()).isEqualTo(told(held, 2, MESSAGE));
  }

  @Test
  void agentWhoCannotBeBridgedIsRefusedAndTheLeadWaitsOn() {
    Answer asked = after(held, 100, new Matched(AGENT, true));
    AnswerMoves.Step step = on(asked, new Acknowledged(1, new Telling.Impossible("404")), 150);

    assertThat(step.events())
        .containsExactly(
            new BridgeRefused(held.call(), AGENT.agentId(), BridgeRefusal.LEG_GONE, at(150)));
    assertThat(step.errand()).isEmpty();
    assertThat(step.answer().decision()).isEqualTo(Decision.HOLD);
    assertThat(on(step.answer(), new Cued(), 2000).errand()).isEqualTo(told(held, 2, MESSAGE));
  }

  @Test
  void agentWhoIsNotSeenInTimeOrWhoseLegIsLostIsGivenUpAndTheLeadHearsTheMessage() {
    assertThat(on(bridging, new Cued(), 3099).errand()).isEmpty();
    assertThat(on(bridging, new Cued(), 3100).errand()).isEqualTo(told(held, 2, MESSAGE));

    AnswerMoves.Step early = on(bridging, new LegLost("room"), 500);
    assertThat(early.errand()).isEmpty();
    assertThat(early.answer().cue().at()).isEqualTo(at(2000));
    AnswerMoves.Step late = on(bridging, new LegLost("room"), 2500);
    assertThat(late.errand()).isEqualTo(told(held, 2, MESSAGE));
  }

  @Test
  void endOfTheAnnouncementIsNotTheEndOfTheMessageAfterIt() {
    Answer words = after(recorded(), 100, new Matched(AGENT, true), new Acknowledged(1, TAKEN));
    Answer saying = after(words, 2500, new LegLost("room"), new Acknowledged(2, TAKEN));
    assertThat(saying.replied()).isEqualTo(Replied.SAFE_HARBOR);

    assertThat(on(saying, new Spoken(1), 2600)).isEqualTo(AnswerMoves.Step.to(saying));
    assertThat(on(saying, new Spoken(-1), 2600)).isEqualTo(AnswerMoves.Step.to(saying));
    assertThat(on(saying, new Spoken(2), 6000).errand()).isEqualTo(told(saying, 3, HANG_UP));
  }

  @Test
  void callThatTalksWithAnotherAgentLosesNobodyAndWaitsForNobody() {
    Answer told = after(held, 100, new Matched(AGENT, true));
    AnswerMoves.Step step = on(told, new Acknowledged(1, new Telling.Settled("rung before")), 150);

    assertThat(step.events())
        .containsExactly(
            new BridgeRefused(
                held.call(), AGENT.agentId(), BridgeRefusal.ALREADY_DECIDED, at(150)));
    assertThat(step.errand()).isEmpty();
    assertThat(step.answer().decision()).isEqualTo(Decision.OVER);
    assertThat(on(step.answer(), new Cued(), 60_000).errand()).isEmpty();
  }

  @Test
  void messageIsFollowedByTheHangUpWhenItIsSaidOrShouldBe() {
    Answer saying = after(held, 2000, new Cued(), new Acknowledged(1, TAKEN));

    assertThat(on(saying, new Spoken(saying.turn()), 3000).errand())
        .isEqualTo(told(held, 2, HANG_UP));
    long end = Patience.said(Examples.RULES.safeHarborText()).toMillis() + 2000;
    assertThat(on(saying, new Cued(), end - 1).errand()).isEmpty();
    assertThat(on(saying, new Cued(), end).errand()).isEqualTo(told(held, 2, HANG_UP));
    assertThat(on(talking, new Spoken(talking.turn()), 3000).errand()).isEmpty();
  }

  @Test
  void hangUpThatIsNotConfirmedIsToldAgainAndTheMessageIsNot() {
    Answer saying = after(held, 2000, new Cued(), new Acknowledged(1, TAKEN));
    Answer left = after(talking, 9000, new LeftRoom("room"));
    Answer sorry = after(left, 9500, new Cued(), new Acknowledged(2, TAKEN));
    for (Answer message : new Answer[] {saying, sorry}) {
      AnswerMoves.Step step = on(message, new Spoken(message.turn()), 60_000);
      long at = 60_000;
      for (int again = 1; again < Patience.TURNS; again++) {
        at += 3000;
        step = on(step.answer(), new Cued(), at);
        assertThat(step.errand()).isEqualTo(told(message, message.turn() + 1 + again, HANG_UP));
        assertThat(step.events()).isEmpty();
      }
      assertThat(on(step.answer(), new Cued(), at + 3000).errand())
          .contains(new Errand.HangUp(message.leg()));
    }
  }

  @Test
  void machineHearsItsMessageWhileItWaitsAndIsHungUpOnceItIsWithAnAgent() {
    AnswerMoves.Step waiting = on(held, new Heard(Answerer.MACHINE), 500);
    assertThat(waiting.errand())
        .isEqualTo(told(held, 1, new Instruction.MachineMessage(Examples.RULES.machineMessage())));

    Answer acting =
        after(
            fresh(Examples.detecting(4)),
            100,
            new Matched(AGENT, true),
            new Acknowledged(1, TAKEN),
            new Joined("room", true));
    AnswerMoves.Step withAgent = on(acting, new Heard(Answerer.MACHINE), 2000);
    assertThat(withAgent.errand()).isEqualTo(told(acting, 2, HANG_UP));
    assertThat(withAgent.events()).contains(new MachineMessageGiven(acting.call(), at(2000)));
    assertThat(on(withAgent.answer(), new Cued(), 5000).errand())
        .isEqualTo(told(acting, 3, HANG_UP));
  }

  @Test
  void leadWhoIsLeftAloneInMidCallHearsAnApologyUnlessTheCallIsOver() {
    Answer left = after(talking, 9000, new LeftRoom("room"));
    assertThat(left.cue().at()).isEqualTo(at(9500));
    assertThat(on(after(left, 9100, new Ended()), new Cued(), 9500).errand()).isEmpty();

    AnswerMoves.Step step = on(left, new Cued(), 9500);
    assertThat(step.errand()).isEqualTo(told(held, 2, new Instruction.Goodbye()));
    assertThat(on(step.answer(), new Spoken(step.answer().turn()), 12_000).errand())
        .isEqualTo(told(held, 3, HANG_UP));
    assertThat(on(talking, new LeftRoom("another"), 9000).answer()).isEqualTo(talking);
  }

  @Test
  void leadHearsOfTheRecordingFirstAndThenTheAgent() {
    AnswerMoves.Step step = on(recorded(), new Matched(AGENT, true), 100);
    assertThat(step.errand()).isEqualTo(told(step.answer(), 1, new Instruction.Announce(WORDS)));

    Answer saying = after(step.answer(), 150, new Acknowledged(1, TAKEN));
    AnswerMoves.Step said = on(saying, new Spoken(saying.turn()), 900);
    assertThat(said.errand()).isEqualTo(told(saying, 2, new Instruction.Bridge(AGENT)));
    assertThat(on(said.answer(), new Spoken(said.answer().turn()), 950).errand()).isEmpty();
    Answer bridged = after(said.answer(), 1000, new Acknowledged(2, TAKEN));
    assertThat(on(bridged, new Joined("room", true), 1100).errand())
        .contains(new Errand.StartRecording(bridged.leg(), bridged.call().callId()));
  }

  @Test
  void agentFollowsTheWordsThoughTheirEndIsNotHeard() {
    Answer saying = after(recorded(), 100, new Matched(AGENT, true), new Acknowledged(1, TAKEN));
    long words = saying.rules().announcing().toMillis();

    assertThat(on(saying, new Cued(), 99 + words).errand()).isEmpty();
    AnswerMoves.Step next = on(saying, new Cued(), 100 + words);
    assertThat(next.errand()).isEqualTo(told(saying, 2, new Instruction.Bridge(AGENT)));
    Answer bridging = after(next.answer(), 120 + words, new Acknowledged(2, TAKEN));
    assertThat(on(bridging, new Cued(), 3099 + words).events()).isEmpty();
    assertThat(on(bridging, new Cued(), 3100 + words).events()).hasSize(2);
  }

  @Test
  void wordsThatNobodyConfirmedAreSaidAgainBeforeTheAgent() {
    Answer unheard = after(recorded(), 100, new Matched(AGENT, true));

    assertThat(on(unheard, new Cued(), 3100).errand())
        .isEqualTo(told(unheard, 2, new Instruction.Announce(WORDS)));
  }

  @Test
  void leadWhoseAgentIsLostDuringTheWordsHearsTheSafeHarborMessage() {
    Answer saying = after(recorded(), 100, new Matched(AGENT, true), new Acknowledged(1, TAKEN));

    assertThat(on(saying, new LegLost("room"), 2500).errand()).isEqualTo(told(saying, 2, MESSAGE));
    AnswerMoves.Step machine = on(saying, new Heard(Answerer.MACHINE), 900);
    assertThat(machine.errand())
        .isEqualTo(
            told(saying, 2, new Instruction.MachineMessage(Examples.RULES.machineMessage())));
  }

  private static Answer recorded() {
    return fresh(Examples.RULES.recorded(new RecordingTerms(RecordingChannels.DUAL, WORDS, null)));
  }

  @Test
  void callThatIsOverIsToldNothingMore() {
    Answer over = after(bridging, 500, new Ended());

    assertThat(over.cue().at()).isNull();
    assertThat(on(over, new Cued(), 60_000).errand()).isEmpty();
    assertThat(on(over, new Spoken(over.turn()), 60_000).errand()).isEmpty();
    assertThat(on(over, new LeftRoom("room"), 60_000).errand()).isEmpty();
  }
}
