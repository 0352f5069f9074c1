package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.disposition.SalesStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureTest {
  /** Either side of each boundary, and what C06 decides where the rules overlap. */
  @ParameterizedTest
  @CsvSource({
    "81, NEW, 0, HOT",
    "80, NEW, 0, WARM",
    "50, NEW, 0, WARM",
    "49, NEW, 0, COLD",
    ", NEW, 0, WARM",
    ", NEW, 1, WARM",
    ", NEW, 2, WARM",
    ", NEW, 3, COLD",
    "80, NEW, 2, WARM",
    "80, NEW, 3, COLD",
    "90, NEW, 3, HOT",
    "10, INTERESTED, 9, HOT",
    "100, NOT_INTERESTED, 5, HOT",
    "60, CONTACTED, 1, WARM",
  })
  void temperatureFollowsThePrecedence(
      Integer score, SalesStatus status, int attempts, Temperature expected) {
    assertThat(Temperature.of(score, status, attempts)).isEqualTo(expected);
  }
}
