package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.CallbackAgreed;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.DialedByHand;
import dev.ringbridge.core.lead.LeadEvent.Disposed;
import dev.ringbridge.core.lead.LeadEvent.NumberChosen;
import dev.ringbridge.core.lead.LeadEvent.NumbersChanged;
import dev.ringbridge.core.lead.LeadEvent.Released;
import dev.ringbridge.core.lead.LeadEvent.SentBack;
import dev.ringbridge.core.lead.LeadEvent.Suppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralNumbersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final DialRules RULES = DialRules.only(RetryRules.DEFAULT);
  private static final UUID CALL = new UUID(1, 1);
  private static final UUID NEXT_CALL = new UUID(1, 2);
  private static final PhoneNumber A = new PhoneNumber("+12015550101");
  private static final PhoneNumber B = new PhoneNumber("+12015550102");
  private static final PhoneNumber C = new PhoneNumber("+12015550103");

  /** The states of A, B and C: o open, d dead, s suppressed, b open and barred. */
  @ParameterizedTest(name = "{1} of {0} called: {2} -> {3}, lead {4}")
  @CsvSource({
    "ooo, 0, NO_ANSWER, 1, SCHEDULED",
    "ooo, 1, BUSY, 2, SCHEDULED",
    "ooo, 2, REJECTED, 0, SCHEDULED",
    "ooo, 0, MACHINE, 1, SCHEDULED",
    "ooo, 0, FAILED, 1, SCHEDULED",
    "odo, 0, NO_ANSWER, 2, SCHEDULED",
    "oso, 0, NO_ANSWER, 2, SCHEDULED",
    "obo, 0, NO_ANSWER, 2, SCHEDULED",
    "obs, 0, NO_ANSWER, 0, SCHEDULED",
    "bbd, 0, NO_ANSWER, 1, SCHEDULED",
    "ods, 0, NO_ANSWER, 0, SCHEDULED",
    "ooo, 0, COMPLETED, 0, REACHED",
    "ooo, 1, COMPLETED, 1, REACHED",
    "ooo, 0, ABANDONED, 0, SCHEDULED",
    "ooo, 0, CANCELED, 0, SCHEDULED",
    "ooo, 0, INVALID_NUMBER, 1, SCHEDULED",
    "ods, 0, INVALID_NUMBER, 0, SUPPRESSED",
    "odd, 0, INVALID_NUMBER, 0, INVALID",
  })
  void turnGoesByWhatCameOfTheCall(
      String states, int called, Outcome outcome, int next, DialState state) {
    Lead lead = lead(states, called);

    Lead after = after(lead, new Claimed(CALL), new Attempted(CALL), new Called(CALL, outcome));

    assertThat(after.numbers().next()).isEqualTo(next);
    assertThat(after.dialState()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"NOT_PLACED", "EXPIRED", "CANCELED"})
  void whatWasNeverPlacedDoesNotTurn(Outcome outcome) {
    Lead lead = after(lead("ooo", 1), new Claimed(CALL), new Called(CALL, outcome));

    assertThat(lead.numbers().next()).isEqualTo(1);
    assertThat(lead.dialState()).isEqualTo(DialState.PENDING);
  }

  @Test
  void attemptsCountThePersonAndTheDelayIsThatOfTheOutcome() {
    Lead lead = lead("ooo", 0);
    for (int attempt = 1; attempt <= RetryRules.DEFAULT.maxAttempts(); attempt++) {
      assertThat(lead.numbers().next()).isEqualTo((attempt - 1) % 3);
      lead = tried(lead, new UUID(5, attempt), Outcome.BUSY);
    }

    assertThat(lead.dialState()).isEqualTo(DialState.EXHAUSTED);
    assertThat(lead.attempts()).isEqualTo(RetryRules.DEFAULT.maxAttempts());
    assertThat(tried(lead("ooo", 0), CALL, Outcome.BUSY).dueAt())
        .isEqualTo(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void numberThatDoesNotExistMakesRoomForTheNextAtOnce() {
    Lead.Step step =
        after(lead("oo", 0), new Claimed(CALL), new Attempted(CALL))
            .on(new Called(CALL, Outcome.INVALID_NUMBER), RULES, NOW);

    assertThat(state(step.lead(), 0)).isEqualTo(NumberState.DEAD);
    assertThat(step.lead().dueAt()).isEqualTo(NOW);
    assertThat(step.facts())
        .contains(
            new LeadFact.Rescheduled(NOW, List.of(new DueStep(DueRule.NEXT_NUMBER, "", NOW))));
  }

  @Test
  void capsOnThePersonHoldForAnotherNumberToo() {
    DialRules twice =
        new DialRules(
            RetryRules.DEFAULT,
            List.of(new AttemptCap(1, Duration.ofHours(24))),
            Hours.ALWAYS,
            Duration.ZERO);
    Lead calling = after(lead("oo", 0), new Claimed(CALL), new Attempted(CALL));

    Lead lead = calling.on(new Called(CALL, Outcome.INVALID_NUMBER), twice, NOW).lead();

    assertThat(lead.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void lastAttemptAtAWrongNumberLeavesNoneForTheNext() {
    Lead lead = lead("oo", 0);
    for (int attempt = 1; attempt < RetryRules.DEFAULT.maxAttempts(); attempt++) {
      lead = tried(lead, new UUID(5, attempt), Outcome.BUSY);
    }

    assertThat(tried(lead, CALL, Outcome.INVALID_NUMBER).dialState())
        .isEqualTo(DialState.EXHAUSTED);
  }

  @Test
  void betterReportOfTheSameCallTurnsItBack() {
    Lead turned = tried(lead("oo", 0), CALL, Outcome.INVALID_NUMBER);

    Lead reached = after(turned, new Called(CALL, Outcome.COMPLETED));

    assertThat(reached.dialState()).isEqualTo(DialState.REACHED);
    assertThat(reached.numbers().next()).isZero();
    assertThat(state(reached, 0)).isEqualTo(NumberState.OPEN);
  }

  @Test
  void callThatTurnsOutToBeAliveHasItsNumberBack() {
    Lead back =
        after(
            lead("oo", 0),
            new Claimed(CALL),
            new Called(CALL, Outcome.NOT_PLACED),
            new Suppressed(List.of(A)));

    assertThat(back.numbers().next()).isOne();
    assertThat(after(back, new Attempted(CALL)).numbers().next()).isZero();
  }

  @Test
  void callbackGoesToTheNumberThatReachedThem() {
    Lead lead =
        after(
            tried(lead("ooo", 0), CALL, Outcome.NO_ANSWER),
            new Claimed(NEXT_CALL),
            new Attempted(NEXT_CALL),
            new Called(NEXT_CALL, Outcome.COMPLETED),
            new CallbackAgreed(NEXT_CALL, NOW.plus(Duration.ofHours(3)), new Callback(null)));

    assertThat(lead.numbers().next()).isOne();
    assertThat(lead.dialState()).isEqualTo(DialState.SCHEDULED);
  }

  @Test
  void wrongNumberIsNotThePersonsAndSaysNothingOfThem() {
    Lead lead = after(reached("oo"), new Disposed(CALL, disposition("CONNECTED_WRONG_NUMBER")));

    assertThat(state(lead, 0)).isEqualTo(NumberState.DEAD);
    assertThat(lead.numbers().next()).isOne();
    assertThat(lead.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(lead.salesStatus()).isNotEqualTo(SalesStatus.LOST);
  }

  @Test
  void lastWordCountsForTheNumberToo() {
    Lead lead =
        after(
            reached("oo"),
            new Disposed(CALL, disposition("CONNECTED_WRONG_NUMBER")),
            new Disposed(CALL, disposition("CONNECTED_INTERESTED")));

    assertThat(state(lead, 0)).isEqualTo(NumberState.OPEN);
    assertThat(lead.numbers().next()).isZero();
    assertThat(lead.dialState()).isEqualTo(DialState.REACHED);
  }

  @Test
  void whoAsksNotToBeCalledIsCalledAtNoNumber() {
    Lead lead = after(reached("od"), new Disposed(CALL, disposition("SPECIAL_DND")));

    assertThat(lead.dialState()).isEqualTo(DialState.SUPPRESSED);
    assertThat(lead.numbers().all()).allMatch(number -> number.state() == NumberState.SUPPRESSED);
  }

  @Test
  void suppressedNumberIsPassedOverAndTheLeadKeepsItsPlace() {
    Lead lead = after(lead("ooo", 0), new Suppressed(List.of(A, B)));

    assertThat(lead.dialState()).isEqualTo(DialState.PENDING);
    assertThat(lead.numbers().next()).isEqualTo(2);
    assertThat(lead.suppressed()).isFalse();
    assertThat(lead.dueAt()).isEqualTo(lead("ooo", 0).dueAt());
  }

  @Test
  void leadIsSuppressedWithTheLastOfItsOpenNumbersAndBackWithTheFirst() {
    Lead silent = after(lead("odo", 0), new Suppressed(List.of(A)), new Suppressed(List.of(C)));
    assertThat(silent.dialState()).isEqualTo(DialState.SUPPRESSED);
    assertThat(silent.suppressed()).isTrue();

    Lead back = after(silent, new Released(List.of(C)));
    assertThat(back.dialState()).isEqualTo(DialState.PENDING);
    assertThat(back.suppressed()).isFalse();
    assertThat(back.numbers().next()).isEqualTo(2);
    assertThat(state(back, 0)).isEqualTo(NumberState.SUPPRESSED);
  }

  @Test
  void deadNumberIsDeadAlsoOnceNoListHasItAnyMore() {
    Lead lead = after(lead("od", 0), new Suppressed(List.of(B)), new Released(List.of(B)));

    assertThat(state(lead, 1)).isEqualTo(NumberState.DEAD);
  }

  @Test
  void numberOfALiveCallTurnsWhenTheCallIsOver() {
    Lead calling = after(lead("oo", 0), new Claimed(CALL), new Suppressed(List.of(A)));
    assertThat(calling.numbers().next()).isZero();
    assertThat(calling.mustNotBeCalled()).isTrue();

    Lead over = after(calling, new Called(CALL, Outcome.SUPPRESSED));
    assertThat(over.numbers().next()).isOne();
    assertThat(over.dialState()).isEqualTo(DialState.PENDING);
    assertThat(over.mustNotBeCalled()).isFalse();
  }

  @Test
  void chosenNumberIsDialedAndTheTurnGoesOnFromIt() {
    Lead lead =
        after(
            lead("ooo", 0),
            new NumberChosen(B),
            new DialedByHand(CALL),
            new Attempted(CALL),
            new Called(CALL, Outcome.NO_ANSWER));

    assertThat(lead.numbers().next()).isEqualTo(2);
    assertThat(after(lead("oo", 0), new Claimed(CALL), new NumberChosen(B)).numbers().next())
        .describedAs("not under a live call")
        .isZero();
    assertThat(after(lead("os", 0), new NumberChosen(B)).mustNotBeCalled())
        .describedAs("whoever chooses it does not unlock it")
        .isTrue();
  }

  @Test
  void newNumberBringsBackWhoHadNoneLeft() {
    assertThat(after(in(lead("do", 0), DialState.INVALID, false), new NumbersChanged()))
        .satisfies(
            lead -> {
              assertThat(lead.dialState()).isEqualTo(DialState.SCHEDULED);
              assertThat(lead.numbers().next()).isOne();
            });
    assertThat(after(in(lead("so", 0), DialState.SUPPRESSED, true), new NumbersChanged()))
        .satisfies(
            lead -> {
              assertThat(lead.dialState()).isEqualTo(DialState.PENDING);
              assertThat(lead.numbers().next()).isOne();
            });
  }

  @Test
  void whoLosesTheLastOpenNumberIsNotDialed() {
    assertThat(after(lead("sd", 0), new NumbersChanged()).dialState())
        .isEqualTo(DialState.SUPPRESSED);
    assertThat(after(lead("dd", 0), new NumbersChanged()).dialState()).isEqualTo(DialState.INVALID);
  }

  @Test
  void lawThatBarsTheNextNumberLetsAnotherTakeItsTurn() {
    assertThat(after(lead("bo", 0), new NumbersChanged()).numbers().next()).isOne();
    assertThat(after(lead("bb", 0), new NumbersChanged()).numbers().next()).isZero();
  }

  @Test
  void supervisorWhoSendsBackWantsTheDeadNumbersTriedAgain() {
    Lead lead = after(in(lead("dd", 0), DialState.INVALID, false), new SentBack());

    assertThat(lead.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(lead.numbers().all()).allMatch(LeadNumber::isOpen);
  }

  @Test
  void leadIsDueByTheClockOfTheNumberWhoseTurnItIs() {
    Hours afternoon = Hours.ALWAYS;
    DialRules rules =
        new DialRules(
            RetryRules.DEFAULT, List.of(), Hours.NEVER, Duration.ZERO, Map.of(B, afternoon));

    assertThat(rules.dialing(lead("oo", 1).numbers()).hours()).isSameAs(afternoon);
    assertThat(rules.dialing(lead("oo", 0).numbers()).hours()).isSameAs(Hours.NEVER);
    assertThat(rules.dialing(Numbers.ONE)).isSameAs(rules);
  }

  @Test
  void numberOfSomebodyElseIsNoneOfThese() {
    List<LeadNumber> both = lead("oo", 0).numbers().all();

    assertThatThrownBy(() -> Numbers.of(both, C, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Numbers.of(both, B, C).called()).isOne();
    assertThat(Numbers.of(both, B, A).called()).isZero();
  }

  private static Lead reached(String states) {
    return tried(lead(states, 0), CALL, Outcome.COMPLETED);
  }

  private static Lead tried(Lead lead, UUID call, Outcome outcome) {
    return after(lead, new Claimed(call), new Attempted(call), new Called(call, outcome));
  }

  private static Lead after(Lead lead, LeadEvent... events) {
    Lead next = lead;
    for (LeadEvent event : events) {
      next = next.on(event, RULES, NOW).lead();
    }
    return next;
  }

  private static NumberState state(Lead lead, int place) {
    return lead.numbers().all().get(place).state();
  }

  private static Disposition disposition(String code) {
    return Dispositions.find(code).orElseThrow();
  }

  private static Lead lead(String states, int next) {
    Lead fresh = Lead.fresh(new UUID(9, 9), Standing.PLAIN, NOW.minusSeconds(60));
    List<LeadNumber> all = new ArrayList<>();
    List<PhoneNumber> phones = List.of(A, B, C);
    for (int place = 0; place < states.length(); place++) {
      all.add(number(phones.get(place), states.charAt(place)));
    }
    return fresh.numbered(Numbers.of(all, phones.get(next), null));
  }

  private static LeadNumber number(PhoneNumber phone, char state) {
    return new LeadNumber(phone, state == 'd', state == 's', state == 'b');
  }

  private static Lead in(Lead lead, DialState state, boolean suppressed) {
    LeadDraft draft = new LeadDraft(lead);
    draft.dialState = state;
    draft.suppressed = suppressed;
    return draft.lead();
  }
}
