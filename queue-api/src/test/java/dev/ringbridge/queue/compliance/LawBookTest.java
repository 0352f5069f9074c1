package dev.ringbridge.queue.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.compliance.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped packs. Expected times are worked out by hand from the sources that each pack names, a
 * minute either side of each boundary.
 */
class LawBookTest {
  private static final LawBook LAW = new LawBook();

  @Test
  void everyCountryAsksForConsentBeforeAMessageIsSaidAndNamesItsSource() {
    assertThat(LAW.all())
        .filteredOn(pack -> !pack.jurisdiction().contains("-"))
        .allSatisfy(
            pack -> {
              assertThat(pack.automated()).as(pack.name()).isNotNull();
              assertThat(pack.automated().requires()).isEqualTo(ConsentScope.AUTOMATED);
              assertThat(pack.automated().sources()).isNotEmpty();
            });
    assertThat(LAW.all())
        .filteredOn(pack -> pack.automated() != null && pack.automated().optOut())
        .extracting(RulePack::jurisdiction)
        .containsExactlyInAnyOrder("STRICT", "US");
  }

  /** Open from the first minute to before the last; all times are UTC. */
  @ParameterizedTest
  @CsvSource({
    // California keeps the federal 8 to 21, by Pacific time: UTC-8 in winter, UTC-7 in summer.
    "+14155550130, 2026-01-15T16:00:00Z, 2026-01-16T05:00:00Z",
    "+14155550130, 2026-07-15T15:00:00Z, 2026-07-16T04:00:00Z",
    // Florida, Oklahoma, Washington and Maryland end at 20.
    "+13055550130, 2026-01-15T13:00:00Z, 2026-01-16T01:00:00Z",
    "+14055550130, 2026-01-15T14:00:00Z, 2026-01-16T02:00:00Z",
    "+12065550130, 2026-01-15T16:00:00Z, 2026-01-16T04:00:00Z",
    "+13015550130, 2026-01-15T13:00:00Z, 2026-01-16T01:00:00Z",
    // The day after New York's clocks went forward, on 8 March 2026.
    "+12125550130, 2026-03-08T12:00:00Z, 2026-03-09T01:00:00Z",
    // The day after they went back, on 1 November 2026.
    "+12125550130, 2026-11-01T13:00:00Z, 2026-11-02T02:00:00Z",
    // Idaho lives by two clocks: open from 8 in the west to 21 in the east.
    "+12085550130, 2026-01-15T16:00:00Z, 2026-01-16T04:00:00Z",
    // Toronto: 9 to 21:30 on a Friday, 10 to 18 on the Saturday after it.
    "+14165550130, 2026-01-16T14:00:00Z, 2026-01-17T02:30:00Z",
    "+14165550130, 2026-01-17T15:00:00Z, 2026-01-17T23:00:00Z",
    // London in winter and in summer, 9 to 20 by the house's own rule.
    "+442079460000, 2026-01-15T09:00:00Z, 2026-01-15T20:00:00Z",
    "+442079460000, 2026-07-15T08:00:00Z, 2026-07-15T19:00:00Z",
    // India: 9 to 21, at UTC+5:30.
    "+918041234567, 2026-05-04T03:30:00Z, 2026-05-04T15:30:00Z",
    // Berlin has no pack: the strict one, 9 to 20.
    "+493012345678, 2026-01-15T08:00:00Z, 2026-01-15T19:00:00Z",
  })
  void hoursBeginAndEndToTheMinute(String number, Instant from, Instant to) {
    Hours hours = hours(number);

    assertThat(hours.isOpen(from.minusSeconds(60))).isFalse();
    assertThat(hours.isOpen(from)).isTrue();
    assertThat(hours.closes(from)).contains(to);
    assertThat(hours.isOpen(to.minusSeconds(60))).isTrue();
    assertThat(hours.isOpen(to)).isFalse();
  }

  @Test
  void strictPackRestsOnSundays() {
    // Sunday, 18 January 2026, noon in Berlin.
    assertThat(hours("+493012345678").opens(Instant.parse("2026-01-18T11:00:00Z")))
        .contains(Instant.parse("2026-01-19T08:00:00Z"));
  }

  @Test
  void floridaAllowsThreeCallsInAnyTwentyFourHours() {
    assertThat(packs("+13055550130").stream().flatMap(pack -> pack.caps().stream()))
        .singleElement()
        .satisfies(
            cap -> {
              assertThat(cap.calls()).isEqualTo(3);
              assertThat(cap.within()).isEqualTo(Duration.ofHours(24));
            });
    assertThat(packs("+14155550130").stream().flatMap(pack -> pack.caps().stream())).isEmpty();
  }

  @Test
  void whoWasAbandonedInTheUnitedKingdomRestsForSeventyTwoHours() {
    assertThat(packs("+442079460000"))
        .singleElement()
        .extracting(RulePack::restAfterAbandoned)
        .isEqualTo(Duration.ofDays(3));
  }

  @Test
  void everyPackNamesItsSources() {
    assertThat(LAW.all())
        .isNotEmpty()
        .allSatisfy(pack -> assertThat(pack.sources()).isNotEmpty())
        .allSatisfy(pack -> assertThat(pack.leastRingSeconds()).isGreaterThanOrEqualTo(15));
  }

  private static List<RulePack> packs(String number) {
    return LAW.of(place(number).jurisdictions());
  }

  private static Hours hours(String number) {
    return place(number).hours(packs(number));
  }

  private static Whereabouts place(String number) {
    return Locating.of(new PhoneNumber(number), "");
  }
}
