package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallEvent.MachineMessageGiven;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.answering.AnswerMoves.Step;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartingMovesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant NOW = START.plusSeconds(30);
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(300), Duration.ofSeconds(3));
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);
  private static final String THERE = "rb-t-1";

  private final Answer fresh =
      Answer.fresh(
          Examples.call(),
          new CarrierLeg(UUID.randomUUID(), "CA1"),
          Examples.RULES,
          Conversation.ASKS,
          START);
  private final Answer talking =
      fresh.deciding(Decision.BRIDGE, AGENT, START).told(Replied.BRIDGE).bridged(START);

  @Test
  void callThatIsHandedOverIsSentToItsRoom() {
    Step step = on(talking, new AnswerInput.HandedOver(THERE));

    assertThat(step.errand()).isPresent();
    assertThat(AnswerFunction.of(step.answer(), step.answer().turn(), NOW))
        .isEqualTo(new Instruction.HandOver(THERE));
    assertThat(on(step.answer(), new AnswerInput.HandedOver(THERE)).events()).isEmpty();
  }

  @Test
  void agentIsFreeWhenTheLeadIsOutOfTheirRoomAndNotBefore() {
    Step sent = on(talking, new AnswerInput.HandedOver(THERE));
    assertThat(sent.events()).isEmpty();
    Answer handed = sent.answer();

    Step asked = on(handed, new AnswerInput.Fetched(handed.turn(), false));

    assertThat(asked.events())
        .containsExactly(new CallHandedOver(talking.call(), AGENT.agentId(), NOW));
    assertThat(on(asked.answer(), new AnswerInput.Fetched(handed.turn(), false)).events())
        .as("asked again")
        .isEmpty();
  }

  @Test
  void agentIsFreeToWhereNobodyCameBeforeTheLeadLeft() {
    Answer handed = on(talking, new AnswerInput.HandedOver(THERE)).answer();
    Answer alone = on(handed, new AnswerInput.LeftAlone(THERE)).answer();

    assertThat(on(alone, new AnswerInput.Fetched(alone.turn(), false)).events())
        .containsExactly(CallHandedOver.leftAlone(talking.call(), AGENT.agentId(), NOW));
  }

  @Test
  void machineThatIsLeftAMessageHearsIt() {
    Step step = on(talking, new AnswerInput.Dropped());

    assertThat(step.events()).containsExactly(new MachineMessageGiven(talking.call(), NOW));
    assertThat(AnswerFunction.of(step.answer(), step.answer().turn(), NOW))
        .isEqualTo(new Instruction.MachineMessage(Examples.RULES.machineMessage()));
  }

  @Test
  void whoTalksWithNobodyCannotBePartedWith() {
    Answer unproven = fresh.deciding(Decision.BRIDGE, AGENT, START);

    assertThat(on(unproven, new AnswerInput.Dropped()).answer()).isEqualTo(unproven);
    assertThat(on(fresh, new AnswerInput.HandedOver(THERE)).answer()).isEqualTo(fresh);
    Answer over = talking.ended(NOW);
    assertThat(on(over, new AnswerInput.HandedOver(THERE)).answer()).isEqualTo(over);
  }

  @Test
  void whoIsLeftAloneHearsSoAndOnlyInThatRoom() {
    Answer handed = on(talking, new AnswerInput.HandedOver(THERE)).answer();

    assertThat(on(handed, new AnswerInput.LeftAlone("another")).answer()).isEqualTo(handed);
    Answer alone = on(handed, new AnswerInput.LeftAlone(THERE)).answer();
    assertThat(AnswerFunction.of(alone, alone.turn(), NOW)).isEqualTo(new Instruction.Goodbye());
    assertThat(on(talking, new AnswerInput.LeftAlone(THERE)).answer()).isEqualTo(talking);
  }

  @Test
  void callWhoseThirdPartyLeftIsOver() {
    Answer handed = on(talking, new AnswerInput.HandedOver(THERE)).answer();
    Answer there = on(handed, new AnswerInput.Fetched(handed.turn(), false)).answer();
    Answer after = on(there, new AnswerInput.Fetched(handed.turn(), true)).answer();

    assertThat(AnswerFunction.of(after, after.turn(), NOW)).isEqualTo(new Instruction.HangUp());
  }

  /** The agent's room ended before the lead was out of it, as where the agent left at once. */
  @Test
  void leadOnTheWayToTheThirdPartyStillGoesWhereTheAgentsRoomEnds() {
    Answer handed = on(talking, new AnswerInput.HandedOver(THERE)).answer();
    Instant late = NOW.plus(Duration.ofSeconds(2));

    Step step =
        AnswerMoves.on(handed, new AnswerInput.Fetched(talking.turn(), true), PATIENCE, late);

    assertThat(step.events())
        .containsExactly(new CallHandedOver(talking.call(), AGENT.agentId(), late));
    assertThat(AnswerFunction.of(step.answer(), talking.turn(), late))
        .isEqualTo(new Instruction.HandOver(THERE));
  }

  /** The end of the agent's room is said late: the redirect was followed before. */
  @Test
  void questionFromTheAgentsRoomPartsNobodyFromTheThirdPartyThoughItComesLast() {
    Answer handed = on(talking, new AnswerInput.HandedOver(THERE)).answer();
    Answer there = on(handed, new AnswerInput.Fetched(handed.turn(), false)).answer();

    Step late = on(there, new AnswerInput.Fetched(talking.turn(), true));

    assertThat(late.events()).isEmpty();
    assertThat(AnswerFunction.of(late.answer(), talking.turn(), NOW))
        .isEqualTo(new Instruction.HandOver(THERE));
    assertThat(on(late.answer(), new AnswerInput.Fetched(there.turn(), true)).answer().decision())
        .as("the third party's room")
        .isEqualTo(Decision.OVER);
  }

  /**
   * Whose room ended is known by the turn in which the lead was put into it, whatever was asked.
   */
  @Test
  void leadWhoGoesToTheThirdPartyByAnEarlierQuestionIsThereInThisTurn() {
    Answer handed = on(talking, new AnswerInput.HandedOver(THERE)).answer();
    Question early =
        new Question(talking.call(), talking.leg(), new AnswerInput.Fetched(talking.turn(), true));
    Instant late = NOW.plus(Duration.ofSeconds(2));

    Reply reply = Reply.to(early, new Seen<>(handed, late), Optional.empty(), true, PATIENCE);

    assertThat(reply.said()).contains(new Said(new Instruction.HandOver(THERE), handed.turn()));
  }

  /** However long they talk, nobody looks after them for being silent. */
  @Test
  void callThatWasHandedOverIsLeftInPeace() {
    Answer there = on(talking, new AnswerInput.HandedOver(THERE)).answer().came();
    Instant later = NOW.plus(Duration.ofHours(1));

    assertThat(AnswerMoves.on(there, new AnswerInput.Tended(), PATIENCE, later).errand()).isEmpty();
  }

  private static Step on(Answer answer, AnswerInput input) {
    return AnswerMoves.on(answer, input, PATIENCE, NOW);
  }
}
