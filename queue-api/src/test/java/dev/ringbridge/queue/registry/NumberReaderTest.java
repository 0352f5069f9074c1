package dev.ringbridge.queue.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US | 201,5550123 | 12015550123",
        "US | 2015550123 | 12015550123",
        "US | +12015550123 | 12015550123",
        "US | 1 (201) 555-0123 | 12015550123",
        "US | 2015550123,2026-01-31 | 12015550123",
        "CA | 416;5550123 | 14165550123",
        "GB | 02079460123 | 442079460123",
        "GB | +44 20 7946 0123 | 442079460123",
        "GB | 07700900123,x | 447700900123",
        "IN | 080 4123 4567 | 918041234567",
        "IN | +918041234567 | 918041234567",
      })
  void numbersAreReadAsTheListsOfTheirCountriesWriteThem(
      String jurisdiction, String line, long expected) {
    assertThat(new NumberReader(jurisdiction).read(line)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"area code,number", "201", "201555012", "22015550123", "99999999999999"})
  void whatIsNoNumberOfNorthAmericaIsNone(String line) {
    assertThat(new NumberReader("US").read(line)).isEmpty();
  }

  @Test
  void countriesThatAreNoneAreNotKnown() {
    assertThat(NumberReader.knows("US")).isTrue();
    assertThat(NumberReader.knows("US-IN")).isTrue();
    assertThat(NumberReader.knows("XX")).isFalse();
  }
}
