package dev.ringbridge.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected times are worked out by hand, from the clocks on the wall. */
class CallingHoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
  private static final CallingHours EIGHT_TO_NINE = Packs.daily("08:00", "21:00");

  /** New York is at UTC-5 in winter and at UTC-4 in summer. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-15T12:59:00Z, 2026-01-15T13:00:00Z",
    "2026-01-15T13:00:00Z, 2026-01-15T13:00:00Z",
    "2026-01-15T13:01:00Z, 2026-01-15T13:01:00Z",
    "2026-01-16T01:59:00Z, 2026-01-16T01:59:00Z",
    "2026-01-16T02:00:00Z, 2026-01-16T13:00:00Z",
    "2026-07-15T11:59:00Z, 2026-07-15T12:00:00Z",
    "2026-07-15T12:00:00Z, 2026-07-15T12:00:00Z",
    "2026-07-16T00:59:00Z, 2026-07-16T00:59:00Z",
    "2026-07-16T01:00:00Z, 2026-07-16T12:00:00Z",
  })
  void hoursOpenAndCloseToTheMinuteByTheCalledPersonsClock(Instant from, Instant opens) {
    assertThat(EIGHT_TO_NINE.opens(NEW_YORK, from, Duration.ZERO)).contains(opens);
  }

  /** The clocks go forward on 8 March 2026 and back on 1 November 2026, both at two at night. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-08T02:00:00Z, 2026-03-08T12:00:00Z",
    "2026-11-01T01:00:00Z, 2026-11-01T13:00:00Z",
  })
  void nightInWhichTheClocksChangeIsAnHourShorterOrLonger(Instant from, Instant opens) {
    assertThat(EIGHT_TO_NINE.opens(NEW_YORK, from, Duration.ZERO)).contains(opens);
  }

  /** Three at night comes two hours after midnight in spring, and four hours after it in autumn. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-08T05:00:00Z, 2026-03-08T07:00:00Z",
    "2026-11-01T04:00:00Z, 2026-11-01T08:00:00Z",
  })
  void hoursWithinTheNightOfTheChangeEndByTheWallClock(Instant midnight, Instant threeAtNight) {
    assertThat(Packs.daily("00:00", "03:00").closes(NEW_YORK, midnight, Duration.ZERO))
        .contains(threeAtNight);
  }

  @Test
  void halfHourZoneIsMetToTheMinute() {
    CallingHours india = Packs.daily("09:00", "21:00");

    assertThat(india.opens(KOLKATA, Instant.parse("2026-05-04T03:29:00Z"), Duration.ZERO))
        .contains(Instant.parse("2026-05-04T03:30:00Z"));
    assertThat(india.closes(KOLKATA, Instant.parse("2026-05-04T15:29:59Z"), Duration.ZERO))
        .contains(Instant.parse("2026-05-04T15:30:00Z"));
    assertThat(india.closes(KOLKATA, Instant.parse("2026-05-04T15:30:00Z"), Duration.ZERO))
        .isEmpty();
  }

  @Test
  void closedDayIsPassedOver() {
    CallingHours noSundays =
        new CallingHours(
            Packs.week(
                "09:00",
                "20:00",
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY,
                DayOfWeek.SATURDAY),
            Set.of());

    // Saturday 20:00 in New York, in winter.
    assertThat(noSundays.opens(NEW_YORK, Instant.parse("2026-01-18T01:00:00Z"), Duration.ZERO))
        .contains(Instant.parse("2026-01-19T14:00:00Z"));
  }

  @Test
  void weekendMayHaveOtherHours() {
    Map<DayOfWeek, DayHours> week = new HashMap<>();
    week.putAll(Packs.week("09:00", "21:30", DayOfWeek.FRIDAY));
    week.putAll(Packs.week("10:00", "18:00", DayOfWeek.SATURDAY));
    CallingHours canada = new CallingHours(week, Set.of());
    ZoneId toronto = ZoneId.of("America/Toronto");

    // Friday 21:29 and 21:30, in winter.
    assertThat(canada.opens(toronto, Instant.parse("2026-01-17T02:29:00Z"), Duration.ZERO))
        .contains(Instant.parse("2026-01-17T02:29:00Z"));
    assertThat(canada.opens(toronto, Instant.parse("2026-01-17T02:30:00Z"), Duration.ZERO))
        .contains(Instant.parse("2026-01-17T15:00:00Z"));
  }

  @Test
  void holidayIsClosed() {
    CallingHours withHoliday =
        new CallingHours(
            Packs.week("08:00", "21:00", DayOfWeek.values()), Set.of(LocalDate.of(2026, 12, 25)));

    assertThat(withHoliday.opens(NEW_YORK, Instant.parse("2026-12-25T15:00:00Z"), Duration.ZERO))
        .contains(Instant.parse("2026-12-26T13:00:00Z"));
  }

  @Test
  void hoursToMidnightEndWithTheDay() {
    CallingHours evening = Packs.daily("18:00", "00:00");

    assertThat(evening.closes(NEW_YORK, Instant.parse("2026-01-16T04:59:59Z"), Duration.ZERO))
        .contains(Instant.parse("2026-01-16T05:00:00Z"));
    assertThat(evening.closes(NEW_YORK, Instant.parse("2026-01-16T05:00:00Z"), Duration.ZERO))
        .isEmpty();
  }

  @Test
  void weekWithoutHoursNeverOpens() {
    assertThat(new CallingHours(Map.of(), Set.of()).opens(NEW_YORK, Instant.EPOCH, Duration.ZERO))
        .isEmpty();
  }
}
