package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "completed, COMPLETED",
    "busy, BUSY",
    "no-answer, NO_ANSWER",
    "canceled, CANCELED",
    "failed, FAILED",
    "Completed, COMPLETED",
    "a-new-word, NO_ANSWER",
    "'', NO_ANSWER"
  })
  void everyCauseIsAnEnding(String cause, Ending ending) {
    assertThat(Words.ending(cause)).isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource({
    "completed, busy, BUSY",
    "completed, completed, COMPLETED",
    "busy, null, NOT_PLACED",
    "No-Answer, '', NOT_PLACED",
    "failed, null, NOT_PLACED",
    "completed, null, FAILED",
    "a-new-word, '', FAILED",
    "null, null,",
    "'', '',"
  })
  void leadWhoWasNotTriedWasNotCalledOnlyIfTheAgentWasNotReached(
      String agent, String lead, @Nullable Ending ending) {
    assertThat(Words.leadsEnding(agent, lead)).isEqualTo(Optional.ofNullable(ending));
  }

  @ParameterizedTest
  @CsvSource({
    "connecting, QUEUED",
    "ringing, RINGING",
    "answered, IN_PROGRESS",
    "in-progress, IN_PROGRESS",
    "terminated, OVER",
    "failed, OVER",
    "no-answer, OVER",
    "a-new-word, UNCLEAR"
  })
  void everyStateIsAStanding(String state, Standing standing) {
    assertThat(Words.standing(state)).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({
    "Human, HUMAN",
    "HUMAN, HUMAN",
    "Machine, MACHINE",
    "NotSure, UNDECIDED",
    "NA, UNDECIDED"
  })
  void everyVerdictIsAnAnswerer(String verdict, Answerer answerer) {
    assertThat(Words.answerer(verdict)).isEqualTo(answerer);
  }

  @ParameterizedTest
  @CsvSource({
    "09812345678, +919812345678",
    "+919812345678, +919812345678",
    "919812345678, +919812345678",
    "0012125550100, +12125550100"
  })
  void numbersAreReadHoweverTheyAreWritten(String written, String e164) {
    assertThat(Numbers.read(written)).contains(e164);
  }

  @Test
  void indianNumbersAreWrittenWithZeroAndOthersAsTheyAre() {
    assertThat(Numbers.write("+918047112233")).isEqualTo("08047112233");
    assertThat(Numbers.write("+12125550100")).isEqualTo("+12125550100");
    assertThat(Numbers.read("sip:anna")).isEmpty();
  }

  @Test
  void timesWithoutAZoneAreIndian() {
    Instant at = Instant.parse("2026-11-20T10:11:02Z");

    assertThat(IndianTime.write(at)).isEqualTo("2026-11-20 15:41:02");
    assertThat(IndianTime.read("2026-11-20 15:41:02")).contains(at);
    assertThat(IndianTime.read("soon")).isEmpty();
  }

  @Test
  void whatIsSaidIsNoMarkup() {
    assertThat(ExoMl.say("A & B <b>")).isEqualTo("<Flow><Say>A &amp; B &lt;b&gt;</Say></Flow>");
  }
}
