package dev.ringbridge.telephony.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CarrierClocksTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final UUID account = UUID.randomUUID();
  private Instant now = START;
  private final CarrierClocks clocks =
      new CarrierClocks(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  /** When something was that the carrier says was so long before now. */
  private Duration age(long secondsBefore) {
    Instant said = now.minusSeconds(secondsBefore);
    CallReport report =
        new CallReport(
            Examples.call(), new CarrierLeg(account, "CA1"), new News.Ringing(), Optional.of(said));
    return Duration.between(clocks.read(report).carrierTime().orElseThrow(), now);
  }

  @Test
  void clockThatIsBehindMakesNoNewsLate() {
    assertThat(age(60)).isZero();
    assertThat(age(61)).isEqualTo(Duration.ofSeconds(1));
    assertThat(age(90)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void newsThatIsLateIsLateByAClockThatIsRight() {
    assertThat(age(0)).isZero();
    assertThat(age(30)).isEqualTo(Duration.ofSeconds(30));
    assertThat(age(86_400)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void newsThatIsVeryLateIsNeverTakenForAWrongClock() {
    assertThat(age(121)).isEqualTo(Duration.ofSeconds(121));
    assertThat(age(86_400)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void clockThatIsPutRightIsBelievedAtOnceAndOneThatGoesWrongAfterAWhile() {
    assertThat(age(60)).isZero();
    assertThat(age(0)).isZero();
    assertThat(age(60)).isEqualTo(Duration.ofMinutes(1));

    for (int minutes = 1; minutes <= 13; minutes++) {
      now = START.plus(Duration.ofMinutes(minutes));
      age(60);
    }
    assertThat(age(60)).isZero();
  }

  @Test
  void accountsHaveClocksOfTheirOwn() {
    CarrierLeg other = new CarrierLeg(UUID.randomUUID(), "CA2");
    assertThat(age(0)).isZero();

    CallReport report =
        new CallReport(
            Examples.call(), other, new News.Ringing(), Optional.of(now.minusSeconds(60)));

    assertThat(clocks.read(report).carrierTime()).contains(now);
  }
}
