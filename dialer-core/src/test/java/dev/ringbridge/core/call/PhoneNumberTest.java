package dev.ringbridge.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @Test
  void printsMasked() {
    assertThat(new PhoneNumber("+15005550006")).hasToString("+15•••••••06");
  }

  @ParameterizedTest
  @ValueSource(strings = {"15005550006", "+0500555", "+1 500", "", "+1234567890123456"})
  void isE164AndSaysNoDigitWhenItIsNot(String text) {
    assertThatThrownBy(() -> new PhoneNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an E.164 number of " + text.length() + " characters");
  }
}
