package dev.ringbridge.queue.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.compliance.Whereabouts;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatingTest {

  @ParameterizedTest
  @CsvSource({
    "+13055550130, '', US US-FL, America/New_York",
    "+12125550130, '', US US-NY, America/New_York",
    "+12065550130, '', US US-WA, America/Los_Angeles",
    "+19075550130, '', US US-AK, America/Adak America/Anchorage",
    "+12085550130, '', US US-ID, America/Boise America/Los_Angeles",
    "+14165550130, '', CA CA-ON, America/Toronto",
    "+442079460000, '', GB, Europe/London",
    "+918041234567, '', IN, Asia/Calcutta",
  })
  void numberTellsStateAndZones(String number, String region, String codes, String zones) {
    assertThat(Locating.of(new PhoneNumber(number), region)).isEqualTo(place(codes, zones));
  }

  /** Who moved keeps the number: both places count. */
  @ParameterizedTest
  @CsvSource({
    "+12125550130, FL, US US-FL US-NY, America/Chicago America/New_York",
    "+12125550130, florida, US US-FL US-NY, America/Chicago America/New_York",
    "+12125550130, US-CA, US US-CA US-NY, America/Los_Angeles America/New_York",
    "+12125550130, NY, US US-NY, America/New_York",
    "+12125550130, Washington, US US-NY US-WA, America/Los_Angeles America/New_York",
    "+14165550130, Hawaii, CA CA-ON US US-HI, America/Toronto Pacific/Honolulu",
    "+12125550130, Bavaria, US US-NY, America/New_York",
  })
  void addressAddsToTheNumber(String number, String region, String codes, String zones) {
    assertThat(Locating.of(new PhoneNumber(number), region)).isEqualTo(place(codes, zones));
  }

  @Test
  void samePlaceIsTheSamePattern() {
    Pattern one = Pattern.of(Locating.of(new PhoneNumber("+12125550130"), ""));
    Pattern same = Pattern.of(Locating.of(new PhoneNumber("+12125550131"), "NY"));
    Pattern other = Pattern.of(Locating.of(new PhoneNumber("+13055550130"), ""));

    assertThat(same.id()).isEqualTo(one.id());
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(Pattern.of(Whereabouts.UNKNOWN).id()).isEqualTo(Pattern.NOWHERE);
  }

  private static Whereabouts place(String codes, String zones) {
    return new Whereabouts(
        Set.of(codes.split(" ")),
        Arrays.stream(zones.split(" ")).map(ZoneId::of).collect(Collectors.toSet()));
  }
}
