package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.telephony.answering.AnswerInput.Ended;
import dev.ringbridge.telephony.answering.AnswerInput.Fetched;
import dev.ringbridge.telephony.answering.AnswerInput.Heard;
import dev.ringbridge.telephony.answering.AnswerInput.Joined;
import dev.ringbridge.telephony.answering.AnswerInput.LegLost;
import dev.ringbridge.telephony.answering.AnswerInput.Matched;
import dev.ringbridge.telephony.answering.AnswerInput.Tended;
import dev.ringbridge.telephony.answering.AnswerInput.Told;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerMovesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(300), Duration.ofSeconds(3));
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);
  private static final Target OTHER = new Target(UUID.randomUUID(), "other", 6);

  private final Answer fresh = fresh(Examples.RULES);
  private final Answer held = fresh.told(Replied.HOLD);
  private final Answer bridging =
      after(fresh, 100, new Matched(AGENT, true), new Told(Replied.BRIDGE));

  private static Answer fresh(CallRules rules) {
    CarrierLeg leg = new CarrierLeg(UUID.randomUUID(), "CA1");
    return Answer.fresh(Examples.call(), leg, rules, Conversation.ASKS, START);
  }

  private static AnswerMoves.Step on(Answer answer, AnswerInput input, long millis) {
    return AnswerMoves.on(answer, input, PATIENCE, START.plusMillis(millis));
  }

  private static Answer after(Answer answer, long millis, AnswerInput... inputs) {
    Answer next = answer;
    for (AnswerInput input : inputs) {
      next = on(next, input, millis).answer();
    }
    return next;
  }

  private Errand tell(int turn, Instruction what) {
    return new Errand.Tell(fresh.leg(), fresh.call(), turn, what);
  }

  private static Instruction message() {
    return new Instruction.SafeHarbor(Examples.RULES.safeHarborText());
  }

  private static BridgeRefused refused(Answer answer, Target target, BridgeRefusal why, long at) {
    return new BridgeRefused(answer.call(), target.agentId(), why, START.plusMillis(at));
  }

  @Test
  void matchBeforeTheCarrierWasToldAnythingNeedsNoRedirect() {
    AnswerMoves.Step step = on(fresh, new Matched(AGENT, true), 100);

    assertThat(step.answer().decision()).isEqualTo(Decision.BRIDGE);
    assertThat(step.errand()).isEmpty();
    assertThat(step.events()).isEmpty();
  }

  @Test
  void matchAfterAHoldSendsTheCarrierHereOnceMore() {
    AnswerMoves.Step step = on(held, new Matched(AGENT, true), 700);

    assertThat(step.errand()).contains(tell(1, new Instruction.Bridge(AGENT)));
    assertThat(step.answer().turn()).isEqualTo(1);
    assertThat(on(step.answer(), new Matched(AGENT, true), 710).errand()).isEmpty();
  }

  @Test
  void matchThatComesTooLateIsRefusedForItsReason() {
    Answer ended = after(fresh, 100, new Ended());
    Answer message = after(fresh, 2000, new Fetched(0, false));
    Answer machine = after(fresh, 100, new Heard(Answerer.MACHINE));
    Matched match = new Matched(OTHER, true);

    assertThat(on(fresh, match, 2000).events())
        .containsExactly(refused(fresh, OTHER, BridgeRefusal.SAFE_HARBOR_GIVEN, 2000));
    assertThat(on(message, match, 2100).events())
        .containsExactly(refused(fresh, OTHER, BridgeRefusal.SAFE_HARBOR_GIVEN, 2100));
    assertThat(on(ended, match, 200).events())
        .containsExactly(refused(fresh, OTHER, BridgeRefusal.CALL_ENDED, 200));
    assertThat(on(machine, match, 200).events())
        .containsExactly(refused(fresh, OTHER, BridgeRefusal.ALREADY_DECIDED, 200));
    assertThat(on(bridging, match, 200).events())
        .containsExactly(refused(fresh, OTHER, BridgeRefusal.ALREADY_DECIDED, 200));
    assertThat(on(fresh, new Matched(OTHER, false), 200).events())
        .containsExactly(refused(fresh, OTHER, BridgeRefusal.LEG_GONE, 200));
  }

  @Test
  void safeHarborIsDecidedOnceAndOnlyWhenTheTimeIsUp() {
    assertThat(on(fresh, new Fetched(0, false), 1999).events()).isEmpty();

    AnswerMoves.Step step = on(held, new Fetched(0, false), 2000);
    assertThat(step.events())
        .containsExactly(new SafeHarborGiven(fresh.call(), START.plusMillis(2000)));
    assertThat(on(step.answer(), new Fetched(0, false), 2001).events()).isEmpty();
  }

  @Test
  void leadInTheConferenceOfTheAgentsLegIsTheProof() {
    AnswerMoves.Step step = on(bridging, new Joined("room", true), 400);

    assertThat(step.events())
        .containsExactly(
            new CallBridged(
                fresh.call(),
                AGENT.agentId(),
                "room",
                5,
                null,
                START.plusMillis(100),
                START.plusMillis(400)));
    assertThat(on(step.answer(), new Joined("room", true), 500).events()).isEmpty();
    assertThat(on(bridging, new Joined("elsewhere", true), 400).events()).isEmpty();
  }

  @Test
  void proofCountsAfterTheEndToo() {
    Answer over = after(bridging, 900, new Ended());

    assertThat(on(over, new Joined("room", true), 1000).events())
        .hasOnlyElementsOfType(CallBridged.class);
  }

  @Test
  void leadAloneInTheRoomIsFetchedBackAndTheAgentIsFreed() {
    AnswerMoves.Step step = on(bridging, new Joined("room", false), 400);

    assertThat(step.events()).containsExactly(refused(fresh, AGENT, BridgeRefusal.LEG_GONE, 400));
    assertThat(step.answer().decision()).isEqualTo(Decision.HOLD);
    assertThat(step.errand()).isPresent();
    Answer rematched = after(step.answer(), 500, new Fetched(1, false), new Matched(OTHER, true));
    assertThat(rematched.target()).isEqualTo(OTHER);
  }

  @Test
  void lossOfTheLegTakesBackWhatIsNotProven() {
    assertThat(on(bridging, new LegLost("room"), 300).events())
        .containsExactly(refused(fresh, AGENT, BridgeRefusal.LEG_GONE, 300));
    assertThat(on(bridging, new LegLost("other"), 300).events()).isEmpty();

    Answer proven = after(bridging, 400, new Joined("room", true));
    assertThat(on(proven, new LegLost("room"), 500)).isEqualTo(AnswerMoves.Step.to(proven));
  }

  @Test
  void lossOfTheLegBeforeTheCarrierWasSentThereNeedsNoRedirect() {
    Answer decided = after(fresh, 100, new Matched(AGENT, true));

    assertThat(on(decided, new LegLost("room"), 120).errand()).isEmpty();
  }

  @Test
  void leadThatLeavesAnUnprovenRoomIsHeldAgainOrHearsTheMessage() {
    AnswerMoves.Step early = on(bridging, new Fetched(0, true), 800);
    assertThat(early.answer().decision()).isEqualTo(Decision.HOLD);
    assertThat(early.events()).containsExactly(refused(fresh, AGENT, BridgeRefusal.LEG_GONE, 800));

    AnswerMoves.Step late = on(bridging, new Fetched(0, true), 2500);
    assertThat(late.events())
        .containsExactly(
            refused(fresh, AGENT, BridgeRefusal.LEG_GONE, 2500),
            new SafeHarborGiven(fresh.call(), START.plusMillis(2500)));
  }

  @Test
  void retriedFetchOfABridgeChangesNothing() {
    Answer asked = after(bridging, 200, new Fetched(0, false));

    assertThat(asked.decision()).isEqualTo(Decision.BRIDGE);
    assertThat(AnswerFunction.of(asked, 0, START.plusMillis(200)))
        .isEqualTo(new Instruction.Bridge(AGENT));
  }

  @Test
  void machineBeforeTheBridgeHearsItsMessage() {
    AnswerMoves.Step step = on(held, new Heard(Answerer.MACHINE), 900);

    assertThat(step.answer().decision()).isEqualTo(Decision.MACHINE);
    assertThat(step.events())
        .containsExactly(
            new AnswererDetected(fresh.call(), Answerer.MACHINE, START.plusMillis(900)),
            new MachineMessageGiven(fresh.call(), START.plusMillis(900)));
  }

  @Test
  void machineOnTheWayToTheRoomIsFetchedBack() {
    assertThat(on(bridging, new Heard(Answerer.FAX), 300).errand()).isPresent();
  }

  @Test
  void machineAfterTheBridgeIsMovedOnlyAsSoonAsTheRuleSays() {
    Answer answer =
        after(
            fresh(Examples.detecting(4)),
            100,
            new Matched(AGENT, true),
            new Told(Replied.BRIDGE),
            new Joined("room", true));

    AnswerMoves.Step soon = on(answer, new Heard(Answerer.MACHINE), 4000);
    assertThat(soon.events()).hasSize(2);
    assertThat(soon.errand()).isPresent();
    assertThat(soon.answer().decision()).isEqualTo(Decision.MACHINE);

    AnswerMoves.Step late = on(answer, new Heard(Answerer.MACHINE), 4100);
    assertThat(late.events()).hasOnlyElementsOfType(AnswererDetected.class);
    assertThat(late.answer()).isEqualTo(answer);
  }

  @Test
  void personOrDoubtIsOnlySaid() {
    for (Answerer answerer : new Answerer[] {Answerer.HUMAN, Answerer.UNDECIDED}) {
      AnswerMoves.Step step = on(held, new Heard(answerer), 900);
      assertThat(step.answer()).isEqualTo(held);
      assertThat(step.events()).hasOnlyElementsOfType(AnswererDetected.class).hasSize(1);
    }
  }

  @Test
  void questionThatTheRedirectOvertookChangesNothing() {
    Answer sent = after(held, 700, new Matched(AGENT, true));

    assertThat(on(sent, new Fetched(0, false), 750).answer()).isEqualTo(sent);
    assertThat(on(sent, new Fetched(1, false), 750).answer().redirectedAt()).isNull();
    assertThat(on(sent, new Fetched(0, false), 1800).answer().redirectedAt()).isNull();
  }

  @Test
  void agentWhoIsNotSeenWithTheLeadIsGivenUpInTime() {
    assertThat(on(bridging, new Tended(), 3000).errand()).isEmpty();

    AnswerMoves.Step step = on(bridging, new Tended(), 3100);
    assertThat(step.events()).containsExactly(refused(fresh, AGENT, BridgeRefusal.LEG_GONE, 3100));
    assertThat(step.errand()).contains(tell(1, message()));
    Answer proven = after(bridging, 400, new Joined("room", true));
    assertThat(on(proven, new Tended(), 60_000).answer()).isEqualTo(proven);
  }

  @Test
  void carrierThatDoesNotComeIsSentForAgainAndThenGivenUp() {
    Answer answer = after(bridging, 3100, new Tended());
    long at = 3100;
    for (int turn = 2; turn <= Patience.TURNS; turn++) {
      at += 1500;
      AnswerMoves.Step step = on(answer, new Tended(), at);
      assertThat(step.errand()).contains(tell(turn, message()));
      answer = step.answer();
    }
    assertThat(on(answer, new Tended(), at + 1500).errand())
        .contains(new Errand.HangUp(fresh.leg()));
  }

  @Test
  void carrierThatNeverAsksAgainIsHungUp() {
    assertThat(on(held, new Tended(), 4900).errand()).isEmpty();
    assertThat(on(held, new Tended(), 5000).errand()).contains(new Errand.HangUp(fresh.leg()));
    assertThat(on(after(held, 100, new Ended()), new Tended(), 60_000).errand()).isEmpty();
  }
}
