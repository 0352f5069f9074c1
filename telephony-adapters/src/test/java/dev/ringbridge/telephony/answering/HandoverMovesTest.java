package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallHandedOver;
import dev.ringbridge.core.call.CallRules;
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

class HandoverMovesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant NOW = START.plusSeconds(30);
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(300), Duration.ofSeconds(3));
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);
  private static final Target COLLEAGUE = new Target(UUID.randomUUID(), "theirs", 7);

  private final Answer talking = talking(Examples.RULES);

  @Test
  void leadIsSentIntoTheColleaguesRoom() {
    Step step = on(talking, wish());

    assertThat(step.events()).as("nobody is free yet").isEmpty();
    assertThat(step.errand()).isPresent();
    assertThat(AnswerFunction.of(step.answer(), step.answer().turn(), NOW))
        .isEqualTo(new Instruction.Bridge(COLLEAGUE));
    assertThat(on(step.answer(), wish())).isEqualTo(Step.to(step.answer()));
  }

  @Test
  void agentHasPartedWhenTheLeadAsksWhereToAndTheColleagueHasItWhenSeen() {
    Answer sent = on(talking, wish()).answer();

    Step asked = on(sent, new AnswerInput.Fetched(sent.turn(), false));
    assertThat(asked.events())
        .containsExactly(
            new CallHandedOver(talking.call(), AGENT.agentId(), COLLEAGUE.agentId(), NOW));
    Answer there = asked.answer().told(Replied.BRIDGE);
    assertThat(on(there, new AnswerInput.Joined(COLLEAGUE.room(), true)).events())
        .containsExactly(
            new CallBridged(
                talking.call(), COLLEAGUE.agentId(), "theirs", 7, AGENT.agentId(), NOW));
  }

  @Test
  void roomOfTheAgentThatEndsMeanwhileKeepsTheLeadOnTheirWay() {
    Answer sent = on(talking, wish()).answer();

    Instant later = NOW.plusSeconds(2);
    Step asked =
        AnswerMoves.on(sent, new AnswerInput.Fetched(talking.turn(), true), PATIENCE, later);

    assertThat(asked.events()).hasOnlyElementsOfType(CallHandedOver.class).hasSize(1);
    assertThat(asked.answer().decision()).isEqualTo(Decision.BRIDGE);
    assertThat(asked.answer().target()).isEqualTo(COLLEAGUE);
  }

  @Test
  void leadOnTheWayToALostPhoneHearsAnApologyAndTheAgentBeforeAnswersForTheCall() {
    Answer sent = on(talking, wish()).answer().told(Replied.BRIDGE);

    Step lost = on(sent, new AnswerInput.LegLost(COLLEAGUE.room()));

    assertThat(lost.events())
        .containsExactly(
            new BridgeRefused(
                talking.call(), COLLEAGUE.agentId(), BridgeRefusal.LEG_GONE, AGENT.agentId(), NOW));
    Answer alone = lost.answer();
    assertThat(AnswerFunction.of(alone, alone.turn(), NOW)).isEqualTo(new Instruction.Goodbye());
    assertThat(on(alone, new AnswerInput.Fetched(alone.turn(), false)).events())
        .containsExactly(CallHandedOver.leftAlone(talking.call(), AGENT.agentId(), NOW));
  }

  @Test
  void verdictOfAMachineTakesNobodyFromTheColleagueTheyAreOnTheWayTo() {
    Answer sent = on(talking, wish()).answer();

    assertThat(on(sent, new AnswerInput.Heard(Answerer.MACHINE)).answer()).isEqualTo(sent);
  }

  @Test
  void verdictOfAMachineIsAdviceAfterTheColleagueIsSeenWithTheLeadToo() {
    Answer detecting = talking(Examples.detecting(4));
    Answer theirs = theirs(on(detecting, wish()).answer());

    Step step = on(theirs, new AnswerInput.Heard(Answerer.MACHINE));

    assertThat(step.answer()).isEqualTo(theirs);
    assertThat(step.events()).hasOnlyElementsOfType(AnswererDetected.class).hasSize(1);
    assertThat(step.errand()).isEmpty();
  }

  /** The first room's end is said late: the redirect was followed before. */
  @Test
  void questionFromTheFirstRoomPartsNobodyFromTheColleagueThoughItComesLast() {
    Answer sent = on(talking, wish()).answer();
    Answer asked = on(sent, new AnswerInput.Fetched(sent.turn(), false)).answer();
    Answer there = asked.told(Replied.BRIDGE);

    Step late = on(there, new AnswerInput.Fetched(talking.turn(), true));

    assertThat(late.events()).isEmpty();
    assertThat(late.answer().decision()).isEqualTo(Decision.BRIDGE);
    assertThat(late.answer().target()).isEqualTo(COLLEAGUE);
    assertThat(on(there, new AnswerInput.Fetched(there.turn(), true)).events())
        .as("the colleague's room")
        .hasOnlyElementsOfType(BridgeRefused.class)
        .hasSize(1);
  }

  /** Nothing is said to the lead on the way, whatever was said before the first agent. */
  @Test
  void colleagueIsGivenUpInTheSameTimeWhereTheCallIsRecorded() {
    Answer recorded = talking(Examples.RULES.recorded(Examples.RECORDED));
    Answer sent = on(recorded, wish()).answer();
    Answer there = on(sent, new AnswerInput.Fetched(sent.turn(), false)).answer();

    assertThat(tended(there, NOW.plusMillis(2999)).events()).isEmpty();
    assertThat(tended(there, NOW.plusSeconds(3)).events())
        .hasOnlyElementsOfType(BridgeRefused.class)
        .hasSize(1);
  }

  @Test
  void wishThatIsOlderThanTheTalkOrOfAnotherAgentIsRefused() {
    Answer later = talking.bridged(NOW.plusSeconds(1));
    assertThat(on(later, wish()).events()).containsExactly(refused(BridgeRefusal.ALREADY_DECIDED));
    Answer others = talking.deciding(Decision.BRIDGE, COLLEAGUE, START);
    assertThat(on(others, wish()).events()).containsExactly(refused(BridgeRefusal.ALREADY_DECIDED));
    assertThat(on(talking.ended(NOW), wish()).events())
        .containsExactly(refused(BridgeRefusal.CALL_ENDED));
  }

  /** The colleague is about to be given to somebody else. */
  @Test
  void wishThatIsHeardTooLateIsRefusedAndOneThatWasCarriedOutInTimeIsNot() {
    Instant late = NOW.plusMillis(1);

    assertThat(AnswerMoves.on(talking, wish(), PATIENCE, late))
        .isEqualTo(
            Step.to(talking)
                .says(
                    new BridgeRefused(
                        talking.call(),
                        COLLEAGUE.agentId(),
                        BridgeRefusal.NOT_POSSIBLE,
                        AGENT.agentId(),
                        NOW,
                        late)));
    Answer sent = on(talking, wish()).answer();
    assertThat(sent.target()).as("at the last moment").isEqualTo(COLLEAGUE);
    assertThat(AnswerMoves.on(sent, wish(), PATIENCE, late)).isEqualTo(Step.to(sent));
  }

  private static Answer talking(CallRules rules) {
    CarrierLeg leg = new CarrierLeg(UUID.randomUUID(), "CA1");
    return Answer.fresh(Examples.call(), leg, rules, Conversation.ASKS, START)
        .deciding(Decision.BRIDGE, AGENT, START)
        .told(Replied.BRIDGE)
        .bridged(START);
  }

  private static Answer theirs(Answer sent) {
    Answer asked = on(sent, new AnswerInput.Fetched(sent.turn(), false)).answer();
    return on(asked.told(Replied.BRIDGE), new AnswerInput.Joined(COLLEAGUE.room(), true)).answer();
  }

  private static Step tended(Answer answer, Instant at) {
    return AnswerMoves.on(answer, new AnswerInput.Tended(), PATIENCE, at);
  }

  private BridgeRefused refused(BridgeRefusal reason) {
    return new BridgeRefused(
        talking.call(), COLLEAGUE.agentId(), reason, AGENT.agentId(), NOW, NOW);
  }

  private static AnswerInput wish() {
    return new AnswerInput.HandedTo(AGENT.agentId(), COLLEAGUE, Optional.empty(), NOW, NOW);
  }

  private static Step on(Answer answer, AnswerInput input) {
    return AnswerMoves.on(answer, input, PATIENCE, NOW);
  }
}
