package dev.ringbridge.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.check.CampaignFacts.CampaignSettings;
import dev.ringbridge.core.check.CampaignFacts.LeadCounts;
import dev.ringbridge.core.check.CampaignFacts.QueuedPlace;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.DayHours;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.disposition.Delay;
import dev.ringbridge.core.lead.RetryRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One test for each rule: what it finds, and what it passes over. */
class CampaignCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final RulePack FLORIDA = pack("US-FL", "08:00", "20:00", 3, 0, 15);
  private static final RulePack NOTHING = pack("US", "08:00", "21:00", 0, 0, 0);
  private static final RetryRules RETRY =
      new RetryRules(3, Map.of(Outcome.NO_ANSWER, Delay.fixed(Duration.ofHours(12))));
  private static final QueuedPlace NEARBY = place(2, NOTHING, NEW_YORK);

  @Test
  void campaignThatIsSetUpWellHasNoFinding() {
    assertThat(CampaignCheck.of(facts(settings(RETRY), NEARBY))).isEmpty();
  }

  @Test
  void closedAccountIsAnErrorAndSaysWhichKindIsWanted() {
    CampaignFacts real =
        new CampaignFacts(false, 1, false, leads(2, 0), settings(RETRY), List.of(NEARBY), NOW);
    CampaignFacts practice =
        new CampaignFacts(true, 1, false, leads(2, 0), settings(RETRY), List.of(NEARBY), NOW);

    assertThat(CampaignCheck.of(real))
        .containsExactly(
            finding(
                CheckCode.NO_ACCOUNT,
                CheckSeverity.ERROR,
                "No carrier account takes calls: set one up, or see why it is closed."));
    assertThat(CampaignCheck.of(practice).get(0).line()).startsWith("No simulated carrier account");
  }

  @Test
  void campaignWithoutLeadsMayStartBecauseTheyMayComeByApi() {
    CampaignFacts facts =
        new CampaignFacts(false, 1, true, leads(0, 0), settings(RETRY), List.of(), NOW);

    assertThat(codes(facts, CheckSeverity.WARNING)).containsExactly(CheckCode.NO_LEADS);
  }

  @Test
  void leadsThatMustAllNotBeCalledAreAnErrorAndFinishedOnesAWarning() {
    CampaignFacts suppressed =
        new CampaignFacts(false, 1, true, leads(2, 2), settings(RETRY), List.of(), NOW);
    CampaignFacts finished =
        new CampaignFacts(false, 1, true, leads(2, 1), settings(RETRY), List.of(), NOW);

    assertThat(codes(suppressed, CheckSeverity.ERROR)).containsExactly(CheckCode.ALL_SUPPRESSED);
    assertThat(codes(finished, CheckSeverity.WARNING)).containsExactly(CheckCode.NOBODY_LEFT);
  }

  @Test
  void filterThatLeavesNobodyIsAWarningAndOneThatLeavesSomebodyIsNoted() {
    LeadCounts counts = new LeadCounts(9, 0, 3);
    CampaignFacts nobody =
        new CampaignFacts(false, 1, true, counts, settings(RETRY), List.of(), NOW);
    CampaignFacts some =
        new CampaignFacts(false, 1, true, counts, settings(RETRY), List.of(NEARBY), NOW);

    assertThat(CampaignCheck.of(nobody))
        .containsExactly(
            finding(
                CheckCode.OUTSIDE_FILTER,
                CheckSeverity.WARNING,
                "Its filter leaves nobody: none of the 3 leads that wait fits it. Change the filter, or add leads that fit."));
    assertThat(CampaignCheck.of(some))
        .containsExactly(
            finding(
                CheckCode.OUTSIDE_FILTER,
                CheckSeverity.NOTE,
                "2 of the 5 leads that wait fit its filter; the others are not dialed."));
  }

  @Test
  void nobodyAssignedIsAWarning() {
    CampaignFacts facts =
        new CampaignFacts(false, 0, true, leads(2, 0), settings(RETRY), List.of(NEARBY), NOW);

    assertThat(codes(facts, CheckSeverity.WARNING)).containsExactly(CheckCode.NO_AGENTS);
  }

  /** 8:00 to 9:00 in New York is 3:00 to 4:00 in Honolulu in winter: never open together. */
  @Test
  void hoursThatNeverMeetStopEverybodyOrSome() {
    RulePack hour = pack("US", "08:00", "09:00", 0, 0, 0);
    QueuedPlace never = place(3, hour, NEW_YORK, ZoneId.of("Pacific/Honolulu"));

    assertThat(CampaignCheck.of(facts(settings(RETRY), never)))
        .containsExactly(
            finding(
                CheckCode.HOURS_NEVER_OPEN,
                CheckSeverity.ERROR,
                "All of its 3 leads may be in places whose calling hours are never open together."));
    assertThat(CampaignCheck.of(facts(settings(RETRY), never, NEARBY)))
        .containsExactly(
            finding(
                CheckCode.HOURS_NEVER_OPEN,
                CheckSeverity.WARNING,
                "3 of its 5 leads may be in places whose calling hours are never open together."));
  }

  @Test
  void lawHasNothingToSayToACampaignThatPractices() {
    RulePack hour = pack("US-FL", "08:00", "09:00", 1, 72, 60);
    QueuedPlace never = place(3, hour, NEW_YORK, ZoneId.of("Pacific/Honolulu"));
    QueuedPlace unknown =
        new QueuedPlace(1, false, true, Hours.NEVER, List.of(hour), Clearance.CLEAR);
    CampaignFacts facts =
        new CampaignFacts(
            true, 1, true, leads(4, 0), settings(RETRY), List.of(never, unknown), NOW);

    assertThat(CampaignCheck.of(facts)).isEmpty();
  }

  @Test
  void placeOrCountryThatKeepsLeadsFromBeingDialedIsNamed() {
    QueuedPlace unknown =
        new QueuedPlace(1, false, true, Hours.NEVER, List.of(NOTHING), Clearance.CLEAR);
    QueuedPlace abroad =
        new QueuedPlace(1, true, false, NEARBY.hours(), List.of(NOTHING), Clearance.CLEAR);

    assertThat(codes(facts(settings(RETRY), unknown), CheckSeverity.ERROR))
        .containsExactly(CheckCode.PLACE_UNKNOWN);
    assertThat(codes(facts(settings(RETRY), abroad), CheckSeverity.ERROR))
        .containsExactly(CheckCode.COUNTRY_NOT_ALLOWED);
    assertThat(codes(facts(settings(RETRY), abroad, NEARBY), CheckSeverity.WARNING))
        .containsExactly(CheckCode.COUNTRY_NOT_ALLOWED);
  }

  /**
   * Three in a day, every twelve hours: the fourth would come after 36 hours, which the cap allows.
   */
  @Test
  void capThatTheRetriesMeetIsNotedAndOneTheyKeepIsNot() {
    RetryRules five =
        new RetryRules(5, Map.of(Outcome.NO_ANSWER, Delay.fixed(Duration.ofHours(8))));
    RetryRules fast =
        new RetryRules(5, Map.of(Outcome.NO_ANSWER, Delay.fixed(Duration.ofMinutes(479))));

    assertThat(codes(facts(settings(RETRY), place(1, FLORIDA, NEW_YORK)), CheckSeverity.NOTE))
        .isEmpty();
    assertThat(codes(facts(settings(five), place(1, FLORIDA, NEW_YORK)), CheckSeverity.NOTE))
        .containsExactly(CheckCode.CAP_BELOW_ATTEMPTS);
    assertThat(codes(facts(settings(fast), place(1, FLORIDA, NEW_YORK)), CheckSeverity.NOTE))
        .containsExactly(CheckCode.RETRY_FASTER_THAN_CAP, CheckCode.CAP_BELOW_ATTEMPTS);
  }

  @Test
  void ownCapAboveTheLawsIsAWarning() {
    assertThat(codes(facts(capped(4), place(1, FLORIDA, NEW_YORK)), CheckSeverity.WARNING))
        .containsExactly(CheckCode.CALLS_PER_DAY_ABOVE_LAW);
    assertThat(codes(facts(capped(3), place(1, FLORIDA, NEW_YORK)), CheckSeverity.WARNING))
        .isEmpty();
  }

  @Test
  void retryThatNeverComesAndOneThatIsMissingAreWarnings() {
    RetryRules rules =
        new RetryRules(
            2,
            Map.of(
                Outcome.COMPLETED,
                Delay.fixed(Duration.ofHours(1)),
                Outcome.EXPIRED,
                Delay.fixed(Duration.ofHours(1))));

    assertThat(CampaignCheck.of(facts(settings(rules), NEARBY)))
        .extracting(CheckFinding::code)
        .containsExactly(CheckCode.RETRY_NEVER_COMES, CheckCode.RETRY_MISSING);
    assertThat(CampaignCheck.of(facts(settings(rules), NEARBY)).get(0).line())
        .isEqualTo("A retry is set after: completed, expired. No lead is ever tried again by it.");
    assertThat(codes(facts(settings(new RetryRules(1, Map.of())), NEARBY), CheckSeverity.WARNING))
        .isEmpty();
  }

  @Test
  void restThatTheLawPutsBehindAnAbandonedCallIsNoted() {
    RetryRules soon =
        new RetryRules(
            2,
            Map.of(
                Outcome.NO_ANSWER,
                Delay.fixed(Duration.ofDays(1)),
                Outcome.ABANDONED,
                Delay.fixed(Duration.ofHours(71))));
    RetryRules late =
        new RetryRules(
            2,
            Map.of(
                Outcome.NO_ANSWER,
                Delay.fixed(Duration.ofDays(1)),
                Outcome.ABANDONED,
                Delay.fixed(Duration.ofDays(3))));
    QueuedPlace britain =
        place(1, pack("GB", "09:00", "20:00", 0, 72, 15), ZoneId.of("Europe/London"));

    assertThat(codes(facts(settings(soon), britain), CheckSeverity.NOTE))
        .containsExactly(CheckCode.RETRY_WITHIN_REST);
    assertThat(codes(facts(settings(late), britain), CheckSeverity.NOTE)).isEmpty();
  }

  @Test
  void settingsThatLeaveSomebodyWithoutAWordOrTimeAreFound() {
    RetryRules machines =
        new RetryRules(
            2,
            Map.of(
                Outcome.NO_ANSWER,
                Delay.fixed(Duration.ofDays(1)),
                Outcome.MACHINE,
                Delay.fixed(Duration.ofDays(1))));
    CampaignSettings settings = new CampaignSettings(machines, null, false, " ", 0, 10, null);

    assertThat(CampaignCheck.of(facts(settings, place(1, FLORIDA, NEW_YORK))))
        .extracting(CheckFinding::code, CheckFinding::severity)
        .containsExactly(
            tuple(CheckCode.SAFE_HARBOR_EMPTY, CheckSeverity.WARNING),
            tuple(CheckCode.NO_WRAP_UP, CheckSeverity.WARNING),
            tuple(CheckCode.MACHINES_NOT_DETECTED, CheckSeverity.NOTE),
            tuple(CheckCode.RING_LIMIT_RAISED, CheckSeverity.NOTE));
  }

  @Test
  void consentAndOfficialListsThatKeepLeadsFromBeingDialedAreNamed() {
    QueuedPlace refused = cleared(new Clearance(false, false, List.of()));
    QueuedPlace listed = cleared(new Clearance(true, true, List.of()));
    QueuedPlace outdated = cleared(new Clearance(true, false, List.of(NOTHING)));

    assertThat(codes(facts(settings(RETRY), refused), CheckSeverity.ERROR))
        .containsExactly(CheckCode.CONSENT_MISSING);
    assertThat(codes(facts(settings(RETRY), listed), CheckSeverity.ERROR))
        .containsExactly(CheckCode.LISTED);
    assertThat(codes(facts(settings(RETRY), outdated, NEARBY), CheckSeverity.WARNING))
        .containsExactly(CheckCode.REGISTRY_MISSING);
  }

  private static QueuedPlace cleared(Clearance clearance) {
    return new QueuedPlace(1, true, true, NEARBY.hours(), List.of(NOTHING), clearance);
  }

  private static List<CheckCode> codes(CampaignFacts facts, CheckSeverity severity) {
    return CampaignCheck.of(facts).stream()
        .filter(finding -> finding.severity() == severity)
        .map(CheckFinding::code)
        .toList();
  }

  private static CheckFinding finding(CheckCode code, CheckSeverity severity, String line) {
    return new CheckFinding(code, severity, line);
  }

  private static CampaignFacts facts(CampaignSettings settings, QueuedPlace... places) {
    return new CampaignFacts(false, 1, true, leads(9, 0), settings, List.of(places), NOW);
  }

  private static LeadCounts leads(long all, long suppressed) {
    return new LeadCounts(all, suppressed, 0);
  }

  private static CampaignSettings settings(RetryRules retry) {
    return new CampaignSettings(retry, null, true, "Goodbye.", 30, 30, null);
  }

  private static CampaignSettings capped(@Nullable Integer callsPerDay) {
    return new CampaignSettings(RETRY, callsPerDay, true, "Goodbye.", 30, 30, null);
  }

  private static QueuedPlace place(long leads, RulePack pack, ZoneId... zones) {
    return new QueuedPlace(
        leads, true, true, Hours.of(List.of(pack), List.of(zones)), List.of(pack), Clearance.CLEAR);
  }

  private static RulePack pack(
      String jurisdiction, String from, String to, int callsPerDay, int rest, int ring) {
    DayHours day = new DayHours(LocalTime.parse(from), LocalTime.parse(to));
    Map<DayOfWeek, DayHours> week =
        Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), d -> day));
    List<AttemptCap> caps =
        callsPerDay == 0 ? List.of() : List.of(new AttemptCap(callsPerDay, Duration.ofDays(1)));
    return new RulePack(
        jurisdiction,
        1,
        jurisdiction,
        new CallingHours(week, Set.of()),
        caps,
        ring,
        Duration.ofHours(rest),
        List.of("a test"));
  }
}
