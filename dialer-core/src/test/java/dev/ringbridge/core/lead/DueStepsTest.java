package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.DayHours;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.disposition.Delay;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.CallbackAgreed;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.Disposed;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The facts say which rule made a lead due when it is. */
class DueStepsTest {
  /** Friday, 18:00 in New York. */
  private static final Instant NOW = Instant.parse("2026-11-20T23:00:00Z");

  private static final UUID CALL = new UUID(1, 1);
  private static final AttemptCap THREE_A_DAY = new AttemptCap(3, Duration.ofHours(24));
  private static final Hours NEW_YORK =
      Hours.of(List.of(florida()), List.of(ZoneId.of("America/New_York")));
  private static final Lead FRESH =
      Lead.fresh(new UUID(9, 9), Standing.PLAIN, NOW.minusSeconds(60));

  @Test
  void delayThatNothingMovesIsTheOnlyStep() {
    assertThat(steps(FRESH, DialRules.only(RetryRules.DEFAULT), Outcome.BUSY))
        .containsExactly(
            new DueStep(DueRule.RETRY_DELAY, "BUSY", Instant.parse("2026-11-21T01:00:00Z")));
  }

  /** Busy at 18:00: two hours later is 20:00, when Florida's day is over; it opens at 8:00. */
  @Test
  void timeThatFallsOutsideTheHoursIsMovedByThePackThatIsClosed() {
    DialRules rules = new DialRules(RetryRules.DEFAULT, List.of(), NEW_YORK, Duration.ZERO);

    assertThat(steps(FRESH, rules, Outcome.BUSY))
        .containsExactly(
            new DueStep(DueRule.RETRY_DELAY, "BUSY", Instant.parse("2026-11-21T01:00:00Z")),
            new DueStep(
                DueRule.CALLING_HOURS,
                "US-FL v3 in America/New_York",
                Instant.parse("2026-11-21T13:00:00Z")));
  }

  /** Called at 17:00 and 17:30 and now: the first of the three is a day old tomorrow at 17:00. */
  @Test
  void capMovesTheTimeBeforeTheHoursDo() {
    DialRules rules =
        new DialRules(RetryRules.DEFAULT, List.of(THREE_A_DAY), NEW_YORK, Duration.ZERO);
    Lead tried = tried(NOW.minusSeconds(3600), NOW.minusSeconds(1800));

    assertThat(steps(tried, rules, Outcome.BUSY))
        .extracting(DueStep::rule, DueStep::by, DueStep::to)
        .containsExactly(
            tuple(DueRule.RETRY_DELAY, "BUSY", Instant.parse("2026-11-21T01:00:00Z")),
            tuple(
                DueRule.ATTEMPT_CAP, "3 calls in 24 hours", Instant.parse("2026-11-21T22:00:00Z")));
  }

  @Test
  void restOfWhoGotNobodyIsTheLawsWhereItIsLonger() {
    RetryRules retry = new RetryRules(5, Map.of(Outcome.ABANDONED, Delay.minutes(60)));
    DialRules rules = new DialRules(retry, List.of(), Hours.ALWAYS, Duration.ofDays(3));

    assertThat(steps(FRESH, rules, Outcome.ABANDONED))
        .containsExactly(
            new DueStep(
                DueRule.REST_AFTER_ABANDONED, "ABANDONED", Instant.parse("2026-11-23T23:00:00Z")));
  }

  @Test
  void dispositionAndAgreedTimeSayWhoAsked() {
    DialRules rules = DialRules.only(RetryRules.DEFAULT);
    Disposition callback = Dispositions.find("CONNECTED_CALLBACK").orElseThrow();
    Lead talked = after(FRESH, rules, new Called(CALL, Outcome.COMPLETED));
    Instant agreed = NOW.plus(Duration.ofDays(3));

    assertThat(steps(talked.on(new Disposed(CALL, callback), rules, NOW)))
        .extracting(DueStep::rule, DueStep::by)
        .containsExactly(tuple(DueRule.DISPOSITION, "CONNECTED_CALLBACK"));
    assertThat(steps(talked.on(new CallbackAgreed(CALL, agreed, new Callback(null)), rules, NOW)))
        .containsExactly(new DueStep(DueRule.CALLBACK, "", agreed));
  }

  /** Whatever the rules: the steps go forward, and the last is the time at which it is due. */
  @Test
  void stepsEndAtTheTimeAtWhichTheLeadIsDue() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      List<AttemptCap> caps =
          List.of(new AttemptCap(1 + random.nextInt(4), Duration.ofHours(1 + random.nextInt(96))));
      DialRules rules =
          new DialRules(RetryRules.DEFAULT, caps, NEW_YORK, Duration.ofHours(random.nextInt(100)));
      Instant now = NOW.plusSeconds(random.nextInt(7 * 86_400));
      Lead lead = tried(now.minusSeconds(random.nextInt(90_000)), now.minusSeconds(60));
      Outcome outcome = random.nextBoolean() ? Outcome.ABANDONED : Outcome.NO_ANSWER;

      Lead.Step step = called(lead, rules, outcome, now);

      List<Instant> times = steps(step).stream().map(DueStep::to).toList();
      assertThat(times).isSorted().last().isEqualTo(step.lead().dueAt());
    }
  }

  private static List<DueStep> steps(Lead lead, DialRules rules, Outcome outcome) {
    return steps(called(lead, rules, outcome, NOW));
  }

  private static Lead.Step called(Lead lead, DialRules rules, Outcome outcome, Instant now) {
    return lead.on(new Claimed(CALL), rules, now)
        .lead()
        .on(new Attempted(CALL), rules, now)
        .lead()
        .on(new Called(CALL, outcome), rules, now);
  }

  private static Lead after(Lead lead, DialRules rules, LeadEvent last) {
    return lead.on(new Claimed(CALL), rules, NOW)
        .lead()
        .on(new Attempted(CALL), rules, NOW)
        .lead()
        .on(last, rules, NOW)
        .lead();
  }

  private static List<DueStep> steps(Lead.Step step) {
    return step.facts().stream()
        .filter(LeadFact.Rescheduled.class::isInstance)
        .map(LeadFact.Rescheduled.class::cast)
        .findFirst()
        .orElseThrow()
        .steps();
  }

  private static Lead tried(Instant... when) {
    List<Instant> lately = new ArrayList<>(List.of(when));
    return new Lead(
        FRESH.id(),
        FRESH.standing(),
        DialState.SCHEDULED,
        FRESH.salesStatus(),
        lately.size(),
        lately,
        FRESH.dueAt(),
        null,
        new UUID(1, 0),
        true,
        false,
        Numbers.ONE);
  }

  private static RulePack florida() {
    DayHours day = new DayHours(LocalTime.of(8, 0), LocalTime.of(20, 0));
    Map<DayOfWeek, DayHours> week =
        Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), d -> day));
    return new RulePack(
        "US-FL",
        3,
        "Florida",
        new CallingHours(week, Set.of()),
        List.of(),
        15,
        Duration.ZERO,
        List.of("a test"));
  }
}
