package dev.ringbridge.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final RulePack FEDERAL = Packs.pack("US", Packs.daily("08:00", "21:00"));
  private static final RulePack FLORIDA = Packs.pack("US-FL", Packs.daily("08:00", "20:00"));

  /** Eight in Los Angeles is 16:00 UTC in winter, nine at night in New York is 02:00 UTC. */
  @Test
  void allZonesAPersonMayBeInMustBeOpen() {
    Hours hours = Hours.of(List.of(FEDERAL), List.of(NEW_YORK, LOS_ANGELES));

    assertThat(hours.opens(at("13:30"))).contains(at("16:00"));
    assertThat(hours.isOpen(at("15:59"))).isFalse();
    assertThat(hours.isOpen(at("16:00"))).isTrue();
    assertThat(hours.closes(at("20:00"))).contains(Instant.parse("2026-01-16T02:00:00Z"));
  }

  @Test
  void strictestOfSeveralPacksHolds() {
    Hours hours = Hours.of(List.of(FEDERAL, FLORIDA), List.of(NEW_YORK));

    assertThat(hours.closes(at("20:00"))).contains(Instant.parse("2026-01-16T01:00:00Z"));
    assertThat(hours.binding(Instant.parse("2026-01-16T01:30:00Z")))
        .map(clause -> clause.pack().jurisdiction())
        .contains("US-FL");
  }

  @Test
  void hoursThatEndEarlierOpenAgainTheNextDayAndNameWhoseTheyAre() {
    Hours hours =
        Hours.of(List.of(FEDERAL), List.of(NEW_YORK)).endingEarlier(Duration.ofSeconds(30));
    Instant last = Instant.parse("2026-01-16T01:59:30Z");

    assertThat(hours.isOpen(last.minusMillis(1))).isTrue();
    assertThat(hours.isOpen(last)).isFalse();
    assertThat(hours.opens(last)).contains(Instant.parse("2026-01-16T13:00:00Z"));
    assertThat(hours.closes(at("20:00"))).contains(last);
    assertThat(hours.binding(last)).map(clause -> clause.zone()).contains(NEW_YORK);
  }

  @Test
  void openPersonHasNoBindingClause() {
    assertThat(Hours.of(List.of(FEDERAL), List.of(NEW_YORK)).binding(at("15:00"))).isEmpty();
  }

  @Test
  void rulesThatAreNeverOpenTogetherNeverOpen() {
    RulePack sundays =
        Packs.pack("A", new CallingHours(Packs.week("10:00", "12:00", DayOfWeek.SUNDAY), Set.of()));
    RulePack mondays =
        Packs.pack("B", new CallingHours(Packs.week("10:00", "12:00", DayOfWeek.MONDAY), Set.of()));
    Hours hours = Hours.of(List.of(sundays, mondays), List.of(NEW_YORK));

    assertThat(hours.opens(at("12:00"))).isEmpty();
    assertThat(hours.isOpen(at("12:00"))).isFalse();
  }

  @Test
  void whereNoRuleAppliesOneMayAlwaysCall() {
    assertThat(Hours.ALWAYS.isOpen(at("03:00"))).isTrue();
    assertThat(Hours.ALWAYS.opens(at("03:00"))).contains(at("03:00"));
    assertThat(Hours.ALWAYS.closes(at("03:00"))).isEmpty();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-01-15T" + time + ":00Z");
  }
}
