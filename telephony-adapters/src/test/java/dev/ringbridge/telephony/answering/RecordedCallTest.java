package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.recording.RecordingEvent.RecordingDeclined;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.answering.AnswerInput.Declined;
import dev.ringbridge.telephony.answering.AnswerInput.Fetched;
import dev.ringbridge.telephony.answering.AnswerInput.Joined;
import dev.ringbridge.telephony.answering.AnswerInput.Matched;
import dev.ringbridge.telephony.answering.AnswerInput.Tended;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Instruction.Announcement;
import dev.ringbridge.telephony.carrier.Instruction.Bridge;
import dev.ringbridge.telephony.carrier.Instruction.Hold;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedCallTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(300), Duration.ofSeconds(3));
  private static final Target AGENT = new Target(UUID.randomUUID(), "room", 5);
  private static final String WORDS = "Recorded; press 9 for no recording.";

  private final Answer fresh = recorded(WORDS, "9");

  /** The bridge comes with the very first reply, and the words before it. */
  @Test
  void leadHearsOfTheRecordingRightBeforeTheAgent() {
    assertThat(asked(fresh, new Fetched(0, false)).said().map(Said::what))
        .contains(new Bridge(AGENT, Optional.of(new Announcement(WORDS, true))));
    assertThat(asked(recorded(WORDS, null), new Fetched(0, false)).said().map(Said::what))
        .contains(new Bridge(AGENT, Optional.of(new Announcement(WORDS, false))));
    assertThat(asked(recorded(null, null), new Fetched(0, false)).said().map(Said::what))
        .contains(new Bridge(AGENT));
  }

  @Test
  void carrierThatAsksTheSameAgainIsToldToSayItAgain() {
    Reply first = asked(fresh, new Fetched(0, false));

    assertThat(asked(first.answer(), new Fetched(0, false)).said().map(Said::what))
        .isEqualTo(first.said().map(Said::what));
  }

  @Test
  void whoPressesAKeyGoesOnUnrecordedAndThatIsSaidOnce() {
    Answer told = asked(fresh, new Fetched(0, false)).answer();
    Reply key = asked(told, new Declined(0));

    assertThat(key.said().map(Said::what)).contains(new Bridge(AGENT));
    assertThat(key.events())
        .containsExactly(new RecordingDeclined(fresh.call(), START.plusMillis(100)));
    assertThat(asked(key.answer(), new Declined(0)).events()).isEmpty();
    assertThat(joined(key.answer()).errand()).isEmpty();
  }

  @Test
  void keyThatComesWhileTheCarrierIsBeingSentElsewhereCountsToo() {
    Answer sent = asked(fresh, new Fetched(0, false)).answer().sentHere(START);
    Reply key = asked(sent, new Declined(0));

    assertThat(key.said().map(Said::what)).contains(new Hold());
    assertThat(key.answer().isRecorded()).isFalse();
    assertThat(joined(key.answer()).errand()).isEmpty();
  }

  @Test
  void recordingBeginsWhenLeadAndAgentAreSeenTogetherAndOnce() {
    Answer told = asked(fresh, new Fetched(0, false)).answer();
    AnswerMoves.Step together = joined(told);

    assertThat(together.errand())
        .contains(new Errand.StartRecording(fresh.leg(), fresh.call().callId()));
    assertThat(joined(together.answer()).errand()).isEmpty();
  }

  /** Nine tenths of a tenth of a second for each letter, and three seconds around them. */
  @Test
  void agentIsGivenUpOnlyAfterTheWordsAreSaid() {
    Answer told = asked(fresh, new Fetched(0, false)).answer();
    long words = Duration.ofSeconds(3).toMillis() + 90L * WORDS.length();
    BridgeRefused refused =
        new BridgeRefused(
            fresh.call(), AGENT.agentId(), BridgeRefusal.LEG_GONE, START.plusMillis(3100 + words));

    assertThat(tended(told, 3000 + words).events()).isEmpty();
    assertThat(tended(told, 3100 + words).events()).containsExactly(refused);
  }

  @Test
  void carrierThatCannotRecordSaysNothingOfIt() {
    Answer unrecorded = fresh(null);

    assertThat(asked(unrecorded, new Fetched(0, false)).said().map(Said::what))
        .contains(new Bridge(AGENT));
    assertThat(asked(unrecorded, new Declined(0)).events()).isEmpty();
  }

  private static Answer recorded(@Nullable String words, @Nullable String key) {
    return fresh(new RecordingTerms(RecordingChannels.MIXED, words, key));
  }

  private static Answer fresh(@Nullable RecordingTerms terms) {
    CarrierLeg leg = new CarrierLeg(UUID.randomUUID(), "CA1");
    return Answer.fresh(
        Examples.call(), leg, Examples.RULES.recorded(terms), Conversation.ASKS, START);
  }

  /** A tenth of a second after the answer, with an agent at hand. */
  private static Reply asked(Answer answer, AnswerInput.Asked asked) {
    Seen<Answer> seen = new Seen<>(answer, START.plusMillis(100));
    Question question = new Question(answer.call(), answer.leg(), asked);
    return Reply.to(question, seen, Optional.of(new Matched(AGENT, true)), true, PATIENCE);
  }

  private static AnswerMoves.Step joined(Answer answer) {
    return AnswerMoves.on(answer, new Joined(AGENT.room(), true), PATIENCE, START.plusSeconds(5));
  }

  private static AnswerMoves.Step tended(Answer answer, long millis) {
    return AnswerMoves.on(answer, new Tended(), PATIENCE, START.plusMillis(millis));
  }
}
