package dev.ringbridge.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClearanceTest {
  private static final Instant NOW = Instant.parse("2026-02-01T15:00:00Z");
  private static final List<ZoneId> NEW_YORK = List.of(ZoneId.of("America/New_York"));
  private static final LocalDate NEW = LocalDate.parse("2026-01-31");
  private static final RulePack US =
      pack("US", 31, ConsentScope.CALLS, ConsentScope.AUTOMATED, ConsentScope.RELATIONSHIP);
  private static final RulePack GB = pack("GB", 28, ConsentScope.CALLS, ConsentScope.AUTOMATED);
  private static final LegalStanding LISTED = LegalStanding.ofBits(1);

  /**
   * 16 CFR 310.4(b)(3)(iv): a version obtained no more than 31 days before the date of the call.
   * Data of January 1st serves calls until the end of February 1st, by the clock of New York, which
   * is five hours behind.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-01-01T17:00:00Z, true",
    "2026-02-02T04:59:00Z, true",
    "2026-02-02T05:00:00Z, false",
    "2026-02-02T05:01:00Z, false"
  })
  void dataOfTheUnitedStatesServesForThirtyOneDays(Instant now, boolean current) {
    assertThat(isCurrent(US, "2026-01-01", now)).isEqualTo(current);
  }

  /**
   * PECR 21(3): whoever was listed for less than 28 days may still be called, so data may be 28
   * days old. In the United Kingdom the clocks go forward on March 29th; the 28th day after March
   * 2nd is March 30th, which ends at 23:00 UTC.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-03-30T22:59:00Z, true",
    "2026-03-30T23:00:00Z, false",
    "2026-03-30T23:01:00Z, false"
  })
  void dataOfTheUnitedKingdomServesForTwentyEightDays(Instant now, boolean current) {
    Clearance clearance =
        Clearance.of(
            grounds(null, Map.of("GB", LocalDate.parse("2026-03-02"))),
            LegalStanding.NONE,
            List.of(GB),
            List.of(ZoneId.of("Europe/London")),
            now);

    assertThat(clearance.outdated().isEmpty()).isEqualTo(current);
  }

  /** Who may be in New York or in Hawaii is called by the calendar of both. */
  @Test
  void theLaterCalendarCounts() {
    Instant secondInNewYork = Instant.parse("2026-02-02T06:00:00Z");
    List<ZoneId> both = List.of(ZoneId.of("Pacific/Honolulu"), ZoneId.of("America/New_York"));
    Map<String, LocalDate> data = Map.of("US", LocalDate.parse("2026-01-01"));

    assertThat(
            clearance(US, data, LegalStanding.NONE, List.of(both.get(0)), secondInNewYork)
                .isClear())
        .isTrue();
    assertThat(clearance(US, data, LegalStanding.NONE, both, secondInNewYork).outdated())
        .containsExactly(US);
  }

  @Test
  void listThatIsNotHereStopsWhoeverIsNotExempt() {
    assertThat(clearance(US, Map.of(), LegalStanding.NONE).outdated()).containsExactly(US);
    assertThat(clearance(US, Map.of("GB", NEW), LegalStanding.NONE).outdated()).containsExactly(US);
    assertThat(clearance(US, Map.of(), LegalStanding.ofBits(8)).isClear()).isTrue();
  }

  @Test
  void listedNumberIsStoppedUnlessTheLawKnowsAGroundToCallIt() {
    Map<String, LocalDate> here = Map.of("US", NEW, "GB", NEW);

    assertThat(clearance(US, here, LISTED).listed()).isTrue();
    assertThat(clearance(US, here, LegalStanding.ofBits(1 + 2)).isClear()).isTrue();
    assertThat(clearance(US, here, LegalStanding.ofBits(1 + 4)).isClear()).isTrue();
    assertThat(clearance(US, here, LegalStanding.ofBits(1 + 8)).isClear()).isTrue();
    assertThat(clearance(GB, here, LegalStanding.ofBits(1 + 2)).isClear()).isTrue();
    assertThat(clearance(GB, here, LegalStanding.ofBits(1 + 8)).listed()).isTrue();
  }

  @Test
  void placeUnderTwoListsAsksForAGroundThatBothKnow() {
    Clearance clearance =
        Clearance.of(
            grounds(null, Map.of("US", NEW, "GB", NEW)),
            LegalStanding.ofBits(1 + 8),
            List.of(US, GB),
            NEW_YORK,
            NOW);

    assertThat(clearance.listed()).isTrue();
  }

  @Test
  void listThatNoPackSpeaksOfIsKeptUnlessThereIsConsent() {
    RulePack none = Packs.pack("AU", Packs.daily("09:00", "20:00"));

    assertThat(clearance(none, Map.of(), LISTED).listed()).isTrue();
    assertThat(clearance(none, Map.of(), LegalStanding.ofBits(1 + 8)).listed()).isTrue();
    assertThat(clearance(none, Map.of(), LegalStanding.ofBits(1 + 2)).isClear()).isTrue();
  }

  @Test
  void campaignThatPracticesOrThatTheLawExemptsConsultsNoList() {
    CallingGrounds exempt = new CallingGrounds(false, false, null, Map.of());

    assertThat(Clearance.of(exempt, LISTED, List.of(US), NEW_YORK, NOW).isClear()).isTrue();
    assertThat(Clearance.of(CallingGrounds.PRACTICE, LISTED, List.of(US), NEW_YORK, NOW).isClear())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsentScope.class,
      names = {"CALLS", "AUTOMATED"})
  void campaignGetsOnlyLeadsWithTheConsentThatItRequires(ConsentScope required) {
    int bit = required == ConsentScope.CALLS ? 2 : 4;

    assertThat(required(required, LegalStanding.NONE).consented()).isFalse();
    assertThat(required(required, LegalStanding.ofBits(6 - bit)).consented()).isFalse();
    assertThat(required(required, LegalStanding.ofBits(8)).consented()).isFalse();
    assertThat(required(required, LegalStanding.ofBits(bit)).isClear()).isTrue();
  }

  @Test
  void consentToCallsThatWasTakenBackStopsEveryCampaign() {
    LegalStanding revoked = LegalStanding.ofBits(16);

    assertThat(required(null, revoked).consented()).isFalse();
    assertThat(
            Clearance.of(CallingGrounds.PRACTICE, revoked, List.of(), List.of(), NOW).consented())
        .isFalse();
  }

  @Test
  void messageNeedsTheConsentThatTheLawOfItsPlaceAsksFor() {
    assertThat(says(Saying.MESSAGE_WITH_OPT_OUT, LegalStanding.ofBits(2)).unconsented())
        .containsExactly(MESSAGES);
    assertThat(says(Saying.MESSAGE_WITH_OPT_OUT, LegalStanding.ofBits(2)).consented()).isFalse();
    assertThat(says(Saying.MESSAGE_WITH_OPT_OUT, LegalStanding.ofBits(4)).isClear()).isTrue();
    assertThat(says(Saying.NOTHING, LegalStanding.NONE).isClear()).isTrue();
  }

  @Test
  void messageNeedsAKeyToOptOutWhereTheLawAsksForIt() {
    Clearance mute = says(Saying.MESSAGE, LegalStanding.ofBits(4));

    assertThat(mute.consented()).isTrue();
    assertThat(mute.withoutOptOut()).containsExactly(MESSAGES);
    assertThat(mute.isClear()).isFalse();
  }

  @Test
  void lawSaysNothingOfMessagesThatArePracticedOrWhereNoPackSpeaksOfThem() {
    CallingGrounds practice = new CallingGrounds(true, false, null, Saying.MESSAGE, Map.of());
    CallingGrounds real = new CallingGrounds(false, false, null, Saying.MESSAGE, Map.of());

    assertThat(
            Clearance.of(practice, LegalStanding.NONE, List.of(MESSAGES), NEW_YORK, NOW).isClear())
        .isTrue();
    assertThat(Clearance.of(real, LegalStanding.NONE, List.of(US), NEW_YORK, NOW).isClear())
        .isTrue();
  }

  private static final RulePack MESSAGES =
      new RulePack(
          "US",
          1,
          "US",
          US.hours(),
          List.of(),
          15,
          Duration.ZERO,
          List.of("a test"),
          null,
          new AutomatedRule(ConsentScope.AUTOMATED, true, List.of("a test")));

  private static Clearance says(Saying saying, LegalStanding standing) {
    CallingGrounds grounds = new CallingGrounds(false, true, null, saying, Map.of());
    return Clearance.of(grounds, standing, List.of(MESSAGES), NEW_YORK, NOW);
  }

  private static Clearance required(@Nullable ConsentScope scope, LegalStanding standing) {
    return Clearance.of(grounds(scope, Map.of("US", NEW)), standing, List.of(US), NEW_YORK, NOW);
  }

  private static boolean isCurrent(RulePack pack, String data, Instant now) {
    Map<String, LocalDate> here = Map.of(pack.jurisdiction(), LocalDate.parse(data));
    return clearance(pack, here, LegalStanding.NONE, NEW_YORK, now).outdated().isEmpty();
  }

  private static Clearance clearance(
      RulePack pack, Map<String, LocalDate> here, LegalStanding standing) {
    return clearance(pack, here, standing, NEW_YORK, NOW);
  }

  private static Clearance clearance(
      RulePack pack,
      Map<String, LocalDate> here,
      LegalStanding standing,
      List<ZoneId> zones,
      Instant now) {
    return Clearance.of(grounds(null, here), standing, List.of(pack), zones, now);
  }

  private static CallingGrounds grounds(
      @Nullable ConsentScope required, Map<String, LocalDate> here) {
    return new CallingGrounds(false, true, required, here);
  }

  private static RulePack pack(String jurisdiction, int days, ConsentScope... exempt) {
    RulePack plain = Packs.pack(jurisdiction, Packs.daily("08:00", "21:00"));
    return new RulePack(
        jurisdiction,
        1,
        jurisdiction,
        plain.hours(),
        plain.caps(),
        plain.leastRingSeconds(),
        plain.restAfterAbandoned(),
        plain.sources(),
        new RegistryRule("A list", days, Set.of(exempt), List.of("a test")),
        null);
  }
}
