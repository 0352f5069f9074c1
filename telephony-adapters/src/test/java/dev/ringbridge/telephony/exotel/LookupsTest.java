package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupsTest {
  private static final Instant OVER = Instant.parse("2026-11-20T10:12:09Z");
  private static final String OVER_IN_INDIA = "2026-11-20 15:42:09";

  private static CarrierCall described(String more, Duration later) throws JsonProcessingException {
    String call =
        """
        {"Sid": "c1", "Status": "completed", "DateCreated": "2026-11-20 13:00:00", %s}"""
            .formatted(more);
    return Lookups.connected(new ObjectMapper().readTree(call), OVER.plus(later));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"EndTime\": null, \"DateUpdated\": \"" + OVER_IN_INDIA + "\"",
        "\"EndTime\": \"" + OVER_IN_INDIA + "\", \"Details\": null",
        "\"DateUpdated\": \""
            + OVER_IN_INDIA
            + "\", \"Details\": {\"Leg1Status\": null, \"Leg2Status\": null}",
        "\"EndTime\": \"1970-01-01 05:30:00\", \"DateUpdated\": \"" + OVER_IN_INDIA + "\""
      })
  void callOfWhoseLegsNothingIsSaidIsAskedAfterForTenMinutesAndThenTakenForFailed(String said)
      throws JsonProcessingException {
    CarrierCall early = described(said, Duration.ofMinutes(10));
    assertThat(early.standing()).isEqualTo(Standing.UNCLEAR);
    assertThat(early.ending()).isNull();

    CarrierCall late = described(said, Duration.ofMinutes(10).plusSeconds(1));
    assertThat(late.standing()).isEqualTo(Standing.OVER);
    assertThat(late.ending()).isEqualTo(Ending.FAILED);
  }

  @Test
  void callThatSaysNoTimeIsTakenForFailedOnceNoCallIsThatLong() throws JsonProcessingException {
    String said = "\"EndTime\": \"1970-01-01 05:30:00\", \"DateUpdated\": null";

    assertThat(described(said, Duration.ofHours(20)).standing()).isEqualTo(Standing.UNCLEAR);
    assertThat(described(said, Duration.ofHours(30)).ending()).isEqualTo(Ending.FAILED);
  }

  @Test
  void whatIsSaidOfTheLegsCountsHoweverLateItIs() throws JsonProcessingException {
    String said =
        """
        "EndTime": "%s", "Details": {"Leg1Status": "completed", "Leg2Status": "busy"}"""
            .formatted(OVER_IN_INDIA);

    assertThat(described(said, Duration.ofDays(1)).ending()).isEqualTo(Ending.BUSY);
    assertThat(described(said, Duration.ZERO).ending()).isEqualTo(Ending.BUSY);
  }
}
