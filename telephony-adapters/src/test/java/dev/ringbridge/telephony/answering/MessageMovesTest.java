package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.core.call.CallEvent.MessageHeard;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.answering.AnswerInput.Ended;
import dev.ringbridge.telephony.answering.AnswerInput.Fetched;
import dev.ringbridge.telephony.answering.AnswerInput.Heard;
import dev.ringbridge.telephony.answering.AnswerInput.Keyed;
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
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A test for each way on from a message. */
class MessageMovesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Broadcast SAID = Examples.BROADCAST;
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(300), Duration.ofSeconds(3));
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);

  private final Answer fresh = fresh(SAID);
  private final Answer saying = after(fresh, 10, new Fetched(0, false), new Told(Replied.MESSAGE));

  private static Answer fresh(Broadcast broadcast) {
    CarrierLeg leg = new CarrierLeg(UUID.randomUUID(), "CA1");
    return Answer.fresh(
        Examples.call(), leg, Examples.saying(broadcast, true), Conversation.ASKS, START);
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

  private static Instruction told(Answer answer, long millis) {
    return AnswerFunction.of(answer, answer.turn(), START.plusMillis(millis));
  }

  private static Keyed pressed(String digits) {
    return new Keyed(0, 1, digits);
  }

  @Test
  void messageIsSaidAtOnceAndNobodyIsLateForIt() {
    assertThat(told(fresh, 0)).isEqualTo(new Instruction.Message(SAID.message(), true, 1));
    assertThat(told(saying, 60_000)).isEqualTo(new Instruction.Message(SAID.message(), true, 1));
    assertThat(on(fresh, new Fetched(0, false), 5000).events()).isEmpty();
    assertThat(AnswerFunction.wait(fresh, Duration.ofMillis(300), true, START)).isZero();
  }

  @Test
  void keyForAnAgentHasTheCallWaitForOne() {
    AnswerMoves.Step step = on(saying, pressed("1"), 9000);

    assertThat(step.answer().decision()).isEqualTo(Decision.HOLD);
    assertThat(step.events())
        .containsExactly(
            new TransferRequested(fresh.call(), START.plusMillis(11_000), START.plusMillis(9000)));
    assertThat(told(step.answer(), 10_999)).isEqualTo(new Instruction.Hold());
    assertThat(
            AnswerFunction.wait(
                step.answer(), Duration.ofMillis(300), true, START.plusMillis(9000)))
        .isEqualTo(Duration.ofMillis(300));
    assertThat(told(after(step.answer(), 9100, new Matched(AGENT, true)), 9100))
        .isEqualTo(new Instruction.Bridge(AGENT));
  }

  @Test
  void whoAskedForAnAgentInVainHearsThatNobodyIsFree() {
    Answer waiting = after(saying, 9000, pressed("1"), new Told(Replied.HOLD));

    AnswerMoves.Step step = on(waiting, new Fetched(0, false), 11_000);
    assertThat(step.events())
        .containsExactly(new SafeHarborGiven(fresh.call(), START.plusMillis(11_000)));
    assertThat(told(step.answer(), 11_000))
        .isEqualTo(new Instruction.SafeHarbor(SAID.nobodyFreeText()));
  }

  @Test
  void keyToOptOutIsConfirmedInWords() {
    AnswerMoves.Step step = on(saying, pressed("9"), 3000);

    assertThat(step.answer().decision()).isEqualTo(Decision.OPT_OUT);
    assertThat(step.events()).containsExactly(new OptedOut(fresh.call(), START.plusMillis(3000)));
    assertThat(told(step.answer(), 3000)).isEqualTo(new Instruction.OptedOut(SAID.optOutText()));
  }

  @Test
  void wishToOptOutIsHeardHoweverLateItComesAndMovesNothing() {
    Answer over = after(saying, 3000, new Ended());
    Answer machine = after(fresh, 3000, new Fetched(0, false), new Heard(Answerer.MACHINE));
    Answer silent = after(saying, 120_010, new Tended());
    for (Answer answer : new Answer[] {over, machine, silent}) {
      AnswerMoves.Step step = on(answer, pressed("9"), 3100);

      assertThat(step.events()).containsExactly(new OptedOut(fresh.call(), START.plusMillis(3100)));
      assertThat(step.answer().decision()).isEqualTo(answer.decision());
      assertThat(on(answer, pressed("5"), 3100).events()).isEmpty();
      assertThat(on(answer, pressed("1"), 3100).events()).isEmpty();
    }
  }

  @Test
  void wishToOptOutIsHeardWhileTheCarrierIsSentElsewhere() {
    Answer moved = after(saying, 3000, new Heard(Answerer.MACHINE));
    Seen<Answer> seen = new Seen<>(moved, START.plusMillis(3100));

    Reply reply =
        Reply.to(
            new Question(moved.call(), moved.leg(), pressed("9")),
            seen,
            Optional.empty(),
            true,
            PATIENCE);
    assertThat(reply.events()).containsExactly(new OptedOut(fresh.call(), START.plusMillis(3100)));
    assertThat(reply.answer()).isEqualTo(moved);
    assertThat(reply.said().map(Said::what)).contains(new Instruction.Hold());
  }

  @Test
  void messageWithoutAKeyOrWithAnotherOneIsSaidOnceMore() {
    for (String digits : new String[] {"", "5"}) {
      AnswerMoves.Step first = on(saying, pressed(digits), 9000);
      assertThat(first.events())
          .containsExactly(new MessageHeard(fresh.call(), START.plusMillis(9000)));
      assertThat(told(first.answer(), 9000))
          .isEqualTo(new Instruction.Message(SAID.message(), true, 2));

      AnswerMoves.Step second = on(first.answer(), new Keyed(0, 2, digits), 19_000);
      assertThat(second.events()).isEmpty();
      assertThat(told(second.answer(), 19_000)).isEqualTo(new Instruction.HangUp());
    }
  }

  @Test
  void messageThatIsNotRepeatedEndsTheCall() {
    Broadcast once = new Broadcast("News.", false, null, null, "", "");
    Answer answer = fresh(once);

    assertThat(told(answer, 0)).isEqualTo(new Instruction.Message("News.", false, 1));
    AnswerMoves.Step step = on(answer, pressed(""), 2000);
    assertThat(step.events())
        .containsExactly(new MessageHeard(answer.call(), START.plusMillis(2000)));
    assertThat(told(step.answer(), 2000)).isEqualTo(new Instruction.HangUp());
  }

  @Test
  void keyPressedOnTheSecondSayingCounts() {
    Answer again = after(saying, 9000, pressed(""));

    assertThat(on(again, new Keyed(0, 2, "9"), 12_000).answer().decision())
        .isEqualTo(Decision.OPT_OUT);
  }

  @Test
  void questionThatTheCarrierRepeatsIsAnsweredAlikeAndMovesNothing() {
    Answer again = after(saying, 9000, pressed(""), new Told(Replied.MESSAGE));
    Answer waiting = after(saying, 9000, pressed("1"), new Told(Replied.HOLD));
    Answer out = after(saying, 9000, pressed("9"), new Told(Replied.OPT_OUT));

    assertThat(on(again, pressed(""), 9500).events()).isEmpty();
    assertThat(told(on(again, pressed(""), 9500).answer(), 9500))
        .isEqualTo(new Instruction.Message(SAID.message(), true, 2));
    assertThat(on(waiting, pressed("1"), 9500).events()).isEmpty();
    assertThat(on(waiting, pressed("1"), 9500).answer().safeHarborAt())
        .isEqualTo(waiting.safeHarborAt());
    assertThat(on(out, pressed("9"), 9500).events()).isEmpty();
    assertThat(told(out, 9500)).isEqualTo(new Instruction.OptedOut(SAID.optOutText()));
  }

  @Test
  void machineIsMovedOutOfTheMessageToItsOwn() {
    AnswerMoves.Step step = on(saying, new Heard(Answerer.MACHINE), 4000);

    assertThat(step.events())
        .containsExactly(
            new AnswererDetected(fresh.call(), Answerer.MACHINE, START.plusMillis(4000)),
            new MachineMessageGiven(fresh.call(), START.plusMillis(4000)));
    assertThat(step.errand())
        .contains(
            new Errand.Tell(
                fresh.leg(),
                fresh.call(),
                1,
                new Instruction.MachineMessage(fresh.rules().machineMessage())));
  }

  @Test
  void whoPressedAKeyIsAPersonWhateverTheDetectionSays() {
    Answer waiting = after(saying, 3000, pressed("1"));
    Answer out = after(saying, 3000, pressed("9"));

    assertThat(on(waiting, new Heard(Answerer.MACHINE), 4000).answer()).isEqualTo(waiting);
    assertThat(on(out, new Heard(Answerer.MACHINE), 4000).answer()).isEqualTo(out);
  }

  @Test
  void matchThatNobodyAskedForIsRefused() {
    Answer out = after(saying, 3000, pressed("9"));
    for (Answer answer : new Answer[] {saying, out}) {
      assertThat(on(answer, new Matched(AGENT, true), 3100).events())
          .containsExactly(
              new BridgeRefused(
                  fresh.call(),
                  AGENT.agentId(),
                  BridgeRefusal.ALREADY_DECIDED,
                  START.plusMillis(3100)));
    }
  }

  @Test
  void callThatEndsInTheMessageIsOver() {
    Answer over = after(saying, 3000, new Ended());

    assertThat(over.decision()).isEqualTo(Decision.OVER);
    assertThat(on(over, pressed("1"), 3100).events()).isEmpty();
    assertThat(told(over, 3100)).isEqualTo(new Instruction.HangUp());
  }

  @Test
  void carrierThatNeverSaysWhatCameOfTheMessageIsGivenUp() {
    assertThat(on(saying, new Tended(), 119_000).errand()).isEmpty();
    assertThat(on(saying, new Tended(), 120_010).errand()).contains(new Errand.HangUp(fresh.leg()));
  }
}
