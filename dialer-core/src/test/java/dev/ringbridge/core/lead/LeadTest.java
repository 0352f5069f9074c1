package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Delay;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.DispositionGroup;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.CallbackAgreed;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.Disposed;
import dev.ringbridge.core.lead.LeadEvent.Released;
import dev.ringbridge.core.lead.LeadEvent.RulesChanged;
import dev.ringbridge.core.lead.LeadEvent.SentBack;
import dev.ringbridge.core.lead.LeadEvent.Suppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeadTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final DialRules RULES = DialRules.only(RetryRules.DEFAULT);
  private static final UUID CALL = new UUID(1, 1);
  private static final UUID OTHER_CALL = new UUID(1, 2);
  private static final Callback ANYONE = new Callback(null);
  private static final Lead FRESH =
      Lead.fresh(new UUID(9, 9), Standing.PLAIN, NOW.minusSeconds(60));

  @Test
  void pendingLeadIsCallingOnceClaimed() {
    Lead.Step step = FRESH.on(new Claimed(CALL), RULES, NOW);

    assertThat(step.lead().dialState()).isEqualTo(DialState.CALLING);
    assertThat(step.facts())
        .containsExactly(new LeadFact.Moved(DialState.PENDING, DialState.CALLING));
  }

  @Test
  void scheduledLeadIsCallingOnceClaimed() {
    Lead scheduled =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY));

    assertThat(after(scheduled, new Claimed(OTHER_CALL)).dialState()).isEqualTo(DialState.CALLING);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"NOT_PLACED", "EXPIRED", "CANCELED"})
  void leadOfACallThatNeverLeftGetsItsOldPlaceBack(Outcome outcome) {
    Lead lead = after(FRESH, new Claimed(CALL), new Called(CALL, outcome));

    assertThat(lead.dialState()).isEqualTo(DialState.PENDING);
    assertThat(lead.dueAt()).isEqualTo(FRESH.dueAt());
    assertThat(lead.attempts()).isZero();
  }

  @Test
  void attemptThatWasNoneInTheEndIsTakenBack() {
    Lead tried =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY));
    Lead back =
        after(
            tried,
            new Claimed(OTHER_CALL),
            new Attempted(OTHER_CALL),
            new Called(OTHER_CALL, Outcome.NOT_PLACED));

    assertThat(back.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(back.attempts()).isOne();
    assertThat(back.lately()).isEqualTo(tried.lately());
    assertThat(after(back, new Attempted(OTHER_CALL)).attempts()).isEqualTo(2);
  }

  @Test
  void leadThatWasTriedBeforeGoesBackToItsSchedule() {
    Lead tried =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY));
    Lead back = after(tried, new Claimed(OTHER_CALL), new Called(OTHER_CALL, Outcome.EXPIRED));

    assertThat(back.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(back.dueAt()).isEqualTo(tried.dueAt());
  }

  @Test
  void leadThatWaitsKeepsTheCapsAsTheyAreNow() {
    Lead tried =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY));
    DialRules oneADay =
        new DialRules(
            RetryRules.DEFAULT,
            List.of(new AttemptCap(1, Duration.ofDays(1))),
            Hours.ALWAYS,
            Duration.ZERO);

    assertThat(tried.on(new RulesChanged(false), oneADay, NOW).lead().dueAt())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(tried.on(new RulesChanged(false), RULES, NOW).lead()).isEqualTo(tried);
    assertThat(FRESH.on(new RulesChanged(true), oneADay, NOW).lead()).isEqualTo(FRESH);
    Lead calling = after(tried, new Claimed(OTHER_CALL));
    assertThat(calling.on(new RulesChanged(true), oneADay, NOW).lead()).isEqualTo(calling);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"NOT_PLACED", "EXPIRED", "CANCELED", "SUPPRESSED"})
  void leadThatIsGivenBackKeepsCapsThatWereTightenedDuringItsCall(Outcome outcome) {
    Lead tried =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY));
    Lead calling = after(tried, new Claimed(OTHER_CALL));
    DialRules oneADay =
        new DialRules(
            RetryRules.DEFAULT,
            List.of(new AttemptCap(1, Duration.ofDays(1))),
            Hours.ALWAYS,
            Duration.ZERO);

    Lead back = calling.on(new Called(OTHER_CALL, outcome), oneADay, NOW).lead();

    assertThat(back.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(back.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(calling.on(new Called(OTHER_CALL, outcome), RULES, NOW).lead().dueAt())
        .isEqualTo(tried.dueAt());
  }

  @Test
  void leadThatWaitsIsGivenUpOnlyWhereFewerAttemptsAreAllowedThanItHad() {
    Lead tried =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY));
    DialRules once = DialRules.only(new RetryRules(1, RetryRules.DEFAULT.delays()));

    assertThat(tried.on(new RulesChanged(false), once, NOW).lead()).isEqualTo(tried);
    assertThat(tried.on(new RulesChanged(true), RULES, NOW).lead()).isEqualTo(tried);
    assertThat(tried.on(new RulesChanged(true), once, NOW).lead().dialState())
        .isEqualTo(DialState.EXHAUSTED);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_ANSWER,4",
    "BUSY,2",
    "REJECTED,4",
    "MACHINE,4",
    "FAILED,1",
    "CANCELED,1",
    "ABANDONED,72"
  })
  void unreachedLeadIsTriedAgainAfterTheHoursOfItsOutcome(Outcome outcome, int hours) {
    Lead lead = after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, outcome));

    assertThat(lead.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(lead.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(hours)));
    assertThat(lead.attempts()).isOne();
  }

  @Test
  void leadIsExhaustedAfterItsLastAttempt() {
    Lead lead = FRESH;
    for (int attempt = 1; attempt <= RetryRules.DEFAULT.maxAttempts(); attempt++) {
      UUID call = new UUID(5, attempt);
      lead =
          after(lead, new Claimed(call), new Attempted(call), new Called(call, Outcome.NO_ANSWER));
    }

    assertThat(lead.dialState()).isEqualTo(DialState.EXHAUSTED);
    assertThat(lead.attempts()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"INVALID_NUMBER,INVALID", "COMPLETED,REACHED"})
  void finalOutcomesEndTheLead(Outcome outcome, DialState expected) {
    assertThat(
            after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, outcome))
                .dialState())
        .isEqualTo(expected);
  }

  static Stream<Arguments> dispositions() {
    return Stream.of(
        Arguments.of("CONNECTED_INTERESTED", DialState.REACHED, null, SalesStatus.INTERESTED),
        Arguments.of(
            "CONNECTED_NOT_INTERESTED", DialState.SCHEDULED, 2160, SalesStatus.NOT_INTERESTED),
        Arguments.of("CONNECTED_CALLBACK", DialState.SCHEDULED, 24, SalesStatus.CONTACTED),
        Arguments.of("CONNECTED_WRONG_NUMBER", DialState.INVALID, null, SalesStatus.LOST),
        Arguments.of("CONNECTED_LANGUAGE_BARRIER", DialState.SCHEDULED, 0, SalesStatus.CONTACTED),
        Arguments.of("NOT_CONNECTED_BUSY", DialState.SCHEDULED, 2, SalesStatus.CONTACTED),
        Arguments.of("NOT_CONNECTED_NO_ANSWER", DialState.SCHEDULED, 4, SalesStatus.CONTACTED),
        Arguments.of(
            "NOT_CONNECTED_OUT_OF_SERVICE", DialState.INVALID, null, SalesStatus.CONTACTED),
        Arguments.of("NOT_CONNECTED_SWITCHED_OFF", DialState.SCHEDULED, 6, SalesStatus.CONTACTED),
        Arguments.of("SPECIAL_DND", DialState.SUPPRESSED, null, SalesStatus.LOST),
        Arguments.of("SPECIAL_ESCALATE", DialState.REACHED, null, SalesStatus.CONTACTED),
        Arguments.of("SPECIAL_TECHNICAL_ISSUE", DialState.SCHEDULED, 1, SalesStatus.CONTACTED));
  }

  @ParameterizedTest
  @MethodSource("dispositions")
  void dispositionMovesAReachedLead(
      String code, DialState state, Integer hours, SalesStatus status) {
    Lead lead = after(reached(), new Disposed(CALL, disposition(code)));

    assertThat(lead.dialState()).isEqualTo(state);
    assertThat(lead.salesStatus()).isEqualTo(status);
    assertThat(lead.dueAt())
        .isEqualTo(hours == null ? FRESH.dueAt() : NOW.plus(Duration.ofHours(hours)));
  }

  @Test
  void everyDispositionOfTheTableIsTested() {
    assertThat(dispositions().map(row -> row.get()[0]))
        .containsExactlyElementsOf(Dispositions.DEFAULT.stream().map(Disposition::code).toList());
  }

  @Test
  void leadSuppressedDuringItsCallIsSuppressedWhenTheCallIsOver() {
    Lead calling = after(FRESH, new Claimed(CALL), new Attempted(CALL), new Suppressed());

    assertThat(calling.dialState()).isEqualTo(DialState.CALLING);
    assertThat(after(calling, new Called(CALL, Outcome.NO_ANSWER)).dialState())
        .isEqualTo(DialState.SUPPRESSED);
  }

  @Test
  void callThatAnEntryEndedGivesTheLeadItsPlaceBackWhereTheEntryIsGone() {
    Lead calling = after(FRESH, new Claimed(CALL), new Suppressed());

    assertThat(after(calling, new Called(CALL, Outcome.SUPPRESSED)).dialState())
        .isEqualTo(DialState.SUPPRESSED);
    assertThat(after(calling, new Released(), new Called(CALL, Outcome.SUPPRESSED)).dialState())
        .isEqualTo(DialState.PENDING);
  }

  /** Whatever an agent says: only the list decides whether it may be called. */
  @ParameterizedTest
  @MethodSource("dispositions")
  void nothingThatIsSaidBringsASuppressedLeadBackIntoTheQueue(String code) {
    Lead lead =
        after(
            reached(),
            new Suppressed(),
            new Disposed(CALL, disposition(code)),
            new CallbackAgreed(CALL, NOW, new Callback(null)));

    assertThat(lead.suppressed()).isTrue();
    assertThat(lead.dialState().isQueued()).isFalse();
  }

  @Test
  void leadThatIsReleasedKeepsItsCallback() {
    Lead promised =
        after(reached(), new CallbackAgreed(CALL, NOW.plusSeconds(60), new Callback(CALL)));

    assertThat(after(promised, new Suppressed()).dialState()).isEqualTo(DialState.SUPPRESSED);
    assertThat(after(promised, new Suppressed(), new Released())).isEqualTo(promised);
  }

  @Test
  void leadThatIsReleasedAfterAMissedCallStillWaitsForItsNextTry() {
    Lead missed =
        after(
            FRESH,
            new Claimed(CALL),
            new Attempted(CALL),
            new Suppressed(),
            new Called(CALL, Outcome.NO_ANSWER),
            new Released());

    assertThat(missed)
        .isEqualTo(
            after(
                FRESH,
                new Claimed(CALL),
                new Attempted(CALL),
                new Called(CALL, Outcome.NO_ANSWER)));
  }

  @Test
  void whoAskedNotToBeCalledIsNotDialedWhenTheEntryIsGone() {
    Lead silent = after(reached(), new Disposed(CALL, disposition("SPECIAL_DND")));

    assertThat(after(silent, new Released()).dialState()).isEqualTo(DialState.REACHED);
  }

  @Test
  void whoAskedOnAnEarlierCallIsSuppressedNowOrAfterTheLiveOne() {
    LeadEvent asked = new Disposed(OTHER_CALL, disposition("SPECIAL_DND"));
    Lead waiting = after(reached(), new CallbackAgreed(CALL, NOW, ANYONE));
    Lead calling = after(FRESH, new Claimed(CALL), new Attempted(CALL));

    assertThat(after(waiting, asked).dialState()).isEqualTo(DialState.SUPPRESSED);
    assertThat(after(calling, asked).dialState()).isEqualTo(DialState.CALLING);
    assertThat(after(calling, asked, new Called(CALL, Outcome.BUSY)).dialState())
        .isEqualTo(DialState.SUPPRESSED);
  }

  @Test
  void delayGrowsWithEachAttemptUpToItsCeiling() {
    Delay doubling = new Delay(Duration.ofHours(2), 2, Duration.ofHours(7));
    DialRules growing = DialRules.only(new RetryRules(9, Map.of(Outcome.BUSY, doubling)));
    List<Duration> waits = new ArrayList<>();
    Lead lead = FRESH;
    for (int attempt = 1; attempt <= 4; attempt++) {
      UUID call = new UUID(6, attempt);
      for (LeadEvent event :
          List.of(new Claimed(call), new Attempted(call), new Called(call, Outcome.BUSY))) {
        lead = lead.on(event, growing, NOW).lead();
      }
      waits.add(Duration.between(NOW, lead.dueAt()));
    }

    assertThat(waits)
        .containsExactly(
            Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(7), Duration.ofHours(7));
  }

  @Test
  void dispositionsDelayGrowsToo() {
    Delay tripling = new Delay(Duration.ofHours(1), 3, Duration.ofDays(1));
    Disposition again =
        new Disposition(
            "AGAIN",
            "Again",
            DispositionGroup.CONNECTED,
            AutoAction.RETRY,
            Optional.of(tripling),
            Optional.empty(),
            List.of());
    Lead twice =
        after(
            reached(),
            new Disposed(CALL, again),
            new Claimed(OTHER_CALL),
            new Attempted(OTHER_CALL),
            new Called(OTHER_CALL, Outcome.COMPLETED),
            new Disposed(OTHER_CALL, again));

    assertThat(twice.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(3)));
  }

  @Test
  void leadThatASupervisorSendsBackIsDueNow() {
    Lead escalated = after(reached(), new Disposed(CALL, disposition("SPECIAL_ESCALATE")));
    Lead back = after(escalated, new SentBack());

    assertThat(back.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(back.dueAt()).isEqualTo(NOW);
    assertThat(after(back, new SentBack())).isEqualTo(back);
    assertThat(after(escalated, new Suppressed(), new SentBack()).dialState().isQueued()).isFalse();
    assertThat(
            after(escalated, new SentBack(), new Claimed(OTHER_CALL), new SentBack()).dialState())
        .isEqualTo(DialState.CALLING);
  }

  @Test
  void lastWordOnACallCounts() {
    Lead corrected =
        after(
            reached(),
            new Disposed(CALL, disposition("CONNECTED_CALLBACK")),
            new Disposed(CALL, disposition("CONNECTED_INTERESTED")));

    assertThat(corrected.dialState()).isEqualTo(DialState.REACHED);
    assertThat(corrected.callback()).isNull();
  }

  @Test
  void queuedLeadIsSuppressedAtOnce() {
    assertThat(after(FRESH, new Suppressed()).dialState()).isEqualTo(DialState.SUPPRESSED);
  }

  @Test
  void callThatWasThoughtNeverPlacedTakesItsLeadOutOfTheQueue() {
    Lead back = after(FRESH, new Claimed(CALL), new Called(CALL, Outcome.NOT_PLACED));
    Lead revived = after(back, new Attempted(CALL));

    assertThat(revived.dialState()).isEqualTo(DialState.CALLING);
    assertThat(revived.attempts()).isOne();
  }

  @Test
  void betterReportOfTheSameCallReachesALeadThatWasGivenBack() {
    Lead scheduled =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.ABANDONED));

    assertThat(after(scheduled, new Called(CALL, Outcome.COMPLETED)).dialState())
        .isEqualTo(DialState.REACHED);
  }

  @Test
  void leadThatHeardTheMessageIsFinishedUnlessARuleSaysItAgain() {
    DialRules monthly =
        DialRules.only(
            new RetryRules(2, Map.of(Outcome.INFORMED, Delay.fixed(Duration.ofDays(30)))));
    Lead heard = after(FRESH, new Claimed(CALL), new Attempted(CALL));
    Called informed = new Called(CALL, Outcome.INFORMED);

    assertThat(after(heard, informed).dialState()).isEqualTo(DialState.REACHED);
    assertThat(heard.on(informed, monthly, NOW).lead().dueAt())
        .isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(twice(heard, informed, monthly).dialState()).isEqualTo(DialState.REACHED);
  }

  /** The same again, in the call after. */
  private static Lead twice(Lead lead, Called called, DialRules rules) {
    Lead next = lead.on(called, rules, NOW).lead();
    for (LeadEvent event :
        List.of(
            new Claimed(OTHER_CALL),
            new Attempted(OTHER_CALL),
            new Called(OTHER_CALL, called.outcome()))) {
      next = next.on(event, rules, NOW).lead();
    }
    return next;
  }

  @Test
  void leadThatHungUpOnTheMessageIsGivenUpUnlessARuleTriesItAgain() {
    Lead left = after(FRESH, new Claimed(CALL), new Attempted(CALL));

    assertThat(after(left, new Called(CALL, Outcome.HUNG_UP)).dialState())
        .isEqualTo(DialState.EXHAUSTED);
  }

  @Test
  void leadThatOptedOutIsSuppressedWhicheverWordComesFirst() {
    Lead calling = after(FRESH, new Claimed(CALL), new Attempted(CALL));
    LeadEvent asked = new Disposed(CALL, disposition("SPECIAL_DND"));
    LeadEvent called = new Called(CALL, Outcome.OPTED_OUT);

    assertThat(after(calling, asked, called).dialState()).isEqualTo(DialState.SUPPRESSED);
    assertThat(after(calling, called, asked).dialState()).isEqualTo(DialState.SUPPRESSED);
    assertThat(after(calling, new Called(CALL, Outcome.HUNG_UP), asked, called).suppressed())
        .isTrue();
  }

  @Test
  void agreedCallbackComesAtItsTimeAndIsFirstInLine() {
    Instant tomorrow = NOW.plus(Duration.ofHours(23));
    Lead lead = after(reached(), new CallbackAgreed(CALL, tomorrow, ANYONE));

    assertThat(lead.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(lead.dueAt()).isEqualTo(tomorrow);
    assertThat(lead.category()).isEqualTo(Category.CALLBACK);
  }

  @Test
  void callbackAgreedForAPastTimeIsDueNow() {
    Lead lead = after(reached(), new CallbackAgreed(CALL, NOW.minusSeconds(3600), ANYONE));

    assertThat(lead.dueAt()).isEqualTo(NOW);
  }

  @Test
  void agreementReplacesTheDispositionsOwnDelay() {
    Instant soon = NOW.plusSeconds(600);
    Lead lead =
        after(
            reached(),
            new Disposed(CALL, disposition("CONNECTED_CALLBACK")),
            new CallbackAgreed(CALL, soon, new Callback(new UUID(7, 7))));

    assertThat(lead.dueAt()).isEqualTo(soon);
    assertThat(lead.callback()).isEqualTo(new Callback(new UUID(7, 7)));
  }

  @Test
  void callbackThatNeverLeftKeepsItsPlace() {
    Lead asked = after(reached(), new CallbackAgreed(CALL, NOW, ANYONE));
    Lead back = after(asked, new Claimed(OTHER_CALL), new Called(OTHER_CALL, Outcome.EXPIRED));

    assertThat(back.category()).isEqualTo(Category.CALLBACK);
    assertThat(back.dueAt()).isEqualTo(asked.dueAt());
  }

  @Test
  void callbackThatWasTriedInVainIsARetry() {
    Lead asked = after(reached(), new CallbackAgreed(CALL, NOW, ANYONE));
    Lead missed =
        after(
            asked,
            new Claimed(OTHER_CALL),
            new Attempted(OTHER_CALL),
            new Called(OTHER_CALL, Outcome.NO_ANSWER));

    assertThat(missed.category()).isEqualTo(Category.RETRY);
  }

  @Test
  void releasedLeadIsWhereItWas() {
    assertThat(after(FRESH, new Suppressed(), new Released())).isEqualTo(FRESH);
    assertThat(after(reached(), new Suppressed(), new Released())).isEqualTo(reached());
  }

  @Test
  void leadReleasedDuringItsCallGoesOnAsIfNothingHadBeen() {
    Lead calling = after(FRESH, new Claimed(CALL), new Suppressed(), new Released());

    assertThat(calling).isEqualTo(after(FRESH, new Claimed(CALL)));
  }

  @Test
  void retryWaitsForTheCapOfTheLaw() {
    DialRules oneADay =
        new DialRules(
            RetryRules.DEFAULT,
            List.of(new AttemptCap(1, Duration.ofHours(24))),
            Hours.ALWAYS,
            Duration.ZERO);
    Lead busy = FRESH;
    for (LeadEvent event :
        List.of(new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.BUSY))) {
      busy = busy.on(event, oneADay, NOW).lead();
    }

    assertThat(busy.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void abandonedLeadRestsAsLongAsTheLongestRuleSays() {
    DialRules week = new DialRules(RetryRules.DEFAULT, List.of(), Hours.ALWAYS, Duration.ofDays(7));
    Lead left = after(FRESH, new Claimed(CALL), new Attempted(CALL));

    assertThat(left.on(new Called(CALL, Outcome.ABANDONED), week, NOW).lead().dueAt())
        .isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(left.on(new Called(CALL, Outcome.BUSY), week, NOW).lead().dueAt())
        .isEqualTo(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void onlyTheLastAttemptsAreRemembered() {
    DialRules often = DialRules.only(new RetryRules(100, RetryRules.DEFAULT.delays()));
    Lead lead = FRESH;
    for (int i = 0; i < 30; i++) {
      UUID call = new UUID(6, i);
      Instant then = NOW.plusSeconds(i);
      lead = lead.on(new Claimed(call), often, then).lead();
      lead = lead.on(new Attempted(call), often, then).lead();
      lead = lead.on(new Called(call, Outcome.BUSY), often, then).lead();
    }

    assertThat(lead.attempts()).isEqualTo(30);
    assertThat(lead.lately()).hasSize(20).endsWith(NOW.plusSeconds(29));
  }

  /** Illegal moves: each of them must change nothing. */
  static Stream<Arguments> nothingNew() {
    Lead calling = after(FRESH, new Claimed(CALL), new Attempted(CALL));
    return Stream.of(
        Arguments.of(calling, new Claimed(OTHER_CALL)),
        Arguments.of(calling, new Attempted(CALL)),
        Arguments.of(calling, new Attempted(OTHER_CALL)),
        Arguments.of(calling, new Called(OTHER_CALL, Outcome.BUSY)),
        Arguments.of(calling, new Disposed(OTHER_CALL, disposition("CONNECTED_CALLBACK"))),
        Arguments.of(reached(), new Claimed(OTHER_CALL)),
        Arguments.of(reached(), new Called(CALL, Outcome.COMPLETED)),
        Arguments.of(reached(), new Called(OTHER_CALL, Outcome.NO_ANSWER)),
        Arguments.of(FRESH, new Released()),
        Arguments.of(calling, new CallbackAgreed(CALL, NOW, ANYONE)),
        Arguments.of(reached(), new CallbackAgreed(OTHER_CALL, NOW, ANYONE)),
        Arguments.of(after(FRESH, new Suppressed()), new Claimed(CALL)),
        Arguments.of(after(FRESH, new Suppressed()), new Suppressed()));
  }

  @ParameterizedTest
  @MethodSource("nothingNew")
  void eventOfAnotherCallOrSaidBeforeChangesNothing(Lead lead, LeadEvent event) {
    Lead.Step step = lead.on(event, RULES, NOW);

    assertThat(step.lead()).isEqualTo(lead);
    assertThat(step.facts()).isEqualTo(List.of(new LeadFact.NothingNew()));
  }

  private static Lead reached() {
    return after(
        FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.COMPLETED));
  }

  private static Disposition disposition(String code) {
    return Dispositions.find(code).orElseThrow();
  }

  private static Lead after(Lead lead, LeadEvent... events) {
    for (LeadEvent event : events) {
      lead = lead.on(event, RULES, NOW).lead();
    }
    return lead;
  }
}
