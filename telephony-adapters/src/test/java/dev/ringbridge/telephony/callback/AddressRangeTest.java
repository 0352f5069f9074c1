package dev.ringbridge.telephony.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "203.0.113.128/25, 203.0.113.127, false",
    "203.0.113.128/25, 203.0.113.200, true",
    "0.0.0.0/0, 198.51.100.1, true",
    "2001:db8::/32, 2001:db8:1::9, true",
    "2001:db8::/32, 2001:db9::1, false",
    "203.0.113.0/24, 2001:db8::1, false",
    "203.0.113.0/24, carrier.example.com, false"
  })
  void rangeHoldsTheAddressesThatBeginAlike(String range, String address, boolean holds) {
    assertThat(AddressRange.parse(range).contains(address)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"carrier.example.com", "203.0.113.0/33", "203.0.113.0/x", "", "/24"})
  void whatIsNoRangeIsNamed(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event-sources")
        .hasMessageContaining("'" + text + "'");
  }
}
