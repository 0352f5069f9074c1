package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import dev.ringbridge.telephony.reporting.CallReport.News;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallStatusesTest {
  private static OptionalInt sip(Integer code) {
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  @ParameterizedTest
  @CsvSource({
    "completed, 200, COMPLETED",
    "completed, , COMPLETED",
    "busy, 486, BUSY",
    "no-answer, 487, NO_ANSWER",
    "no-answer, 480, NO_ANSWER",
    "no-answer, , NO_ANSWER",
    "no-answer, 603, REJECTED",
    "no-answer, 607, REJECTED",
    "canceled, 487, CANCELED",
    "failed, 404, INVALID_NUMBER",
    "failed, 410, INVALID_NUMBER",
    "failed, 484, INVALID_NUMBER",
    "failed, 604, INVALID_NUMBER",
    "failed, 503, FAILED",
    "failed, 403, FAILED",
    "failed, , FAILED"
  })
  void terminalStatusAndTheNetworksLastWordGiveTheEnding(
      String status, Integer sipCode, Ending ending) {
    assertThat(CallStatuses.news(status, sip(sipCode))).contains(new News.Over(ending));
  }

  @Test
  void progressIsTranslated() {
    OptionalInt none = OptionalInt.empty();
    assertThat(CallStatuses.news("initiated", none)).contains(new News.Initiated());
    assertThat(CallStatuses.news("queued", none)).contains(new News.Initiated());
    assertThat(CallStatuses.news("ringing", none)).contains(new News.Ringing());
    assertThat(CallStatuses.news("in-progress", none)).contains(new News.Answered());
    assertThat(CallStatuses.news("teleported", none)).isEmpty();
  }

  @Test
  void attestationIsALetterOrNothing() {
    assertThat(CallStatuses.attestation("A")).contains(Attestation.A);
    assertThat(CallStatuses.attestation("")).isEmpty();
    assertThat(CallStatuses.attestation("TN-Validation-Passed-A")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "queued, QUEUED",
    "ringing, RINGING",
    "in-progress, IN_PROGRESS",
    "completed, OVER",
    "busy, OVER",
    "failed, OVER",
    "no-answer, OVER",
    "canceled, OVER",
    "'', UNCLEAR"
  })
  void descriptionSaysHowFarACallIs(String status, Standing standing) {
    assertThat(CallStatuses.standing(status)).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({
    "human, HUMAN",
    "machine_start, MACHINE",
    "machine_end_beep, MACHINE",
    "machine_end_silence, MACHINE",
    "fax, FAX",
    "unknown, UNDECIDED",
    "'', UNDECIDED"
  })
  void verdictIsTranslated(String answeredBy, Answerer answerer) {
    assertThat(CallStatuses.answerer(answeredBy)).isEqualTo(answerer);
  }
}
