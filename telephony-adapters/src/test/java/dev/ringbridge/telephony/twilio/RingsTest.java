package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.incoming.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingsTest {
  @ParameterizedTest
  @CsvSource({
    "TN-Validation-Passed-A, A",
    "TN-Validation-Passed-B, B",
    "TN-Validation-Passed-C, C",
    "TN-Validation-Passed-A-Diverted, A",
    "TN-Validation-Failed, FAILED",
    "TN-Validation-Failed-A, FAILED",
    "No-TN-Validation, NONE",
    "'', NONE",
    "TN-Validation-Passed-Z, NONE"
  })
  void whatTheNetworkSaysOfTheNumberIsRead(String said, Verification verification) {
    assertThat(Rings.verification(said)).isEqualTo(verification);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "anonymous", "+266696687", "+7378742833", "client:anna", "sip:a@b.example"})
  void whoHidesTheirNumberHasNone(String said) {
    assertThat(Rings.number(said)).isEmpty();
  }

  @Test
  void numberIsANumber() {
    assertThat(Rings.number("+14155550177").orElseThrow().e164()).isEqualTo("+14155550177");
  }
}
