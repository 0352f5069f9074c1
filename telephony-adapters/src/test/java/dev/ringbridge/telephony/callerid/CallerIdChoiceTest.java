package dev.ringbridge.telephony.callerid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdDay;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerIdChoiceTest {
  private static final String NEW_YORK = "+12125550001";
  private static final String CHICAGO = "+13125550002";
  private static final String LONDON = "+442079460003";
  private static final UUID CAMPAIGN = new UUID(3, 3);
  private static final UUID AGENT = new UUID(4, 4);

  private static CallerIdStanding standing(
      String number, Integer cap, UUID agent, Set<UUID> pools, boolean resting, int calls) {
    return new CallerIdStanding(number, cap, agent, pools, resting, calls);
  }

  private static CallerIdChoice choice(CallerIdStanding... standings) {
    return new CallerIdChoice(new Nearness(), List.of(standings));
  }

  private static PlaceCall job(String number, boolean reserved) {
    CallRef call = new CallRef(UUID.randomUUID(), CAMPAIGN, UUID.randomUUID(), Examples.TENANCY);
    return new PlaceCall(
        call,
        new PhoneNumber(number),
        new UUID(9, 9),
        Instant.MAX,
        Examples.RULES,
        reserved ? new Reservation(AGENT, 1) : null,
        Instant.EPOCH);
  }

  @Test
  void numberOfTheLeadsAreaComesFirstThenOfTheCountry() {
    CallerIdChoice choice =
        choice(
            CallerIdStanding.fresh(LONDON),
            CallerIdStanding.fresh(CHICAGO),
            standing(NEW_YORK, null, null, Set.of(), false, 50));

    assertThat(choice.take(job("+12125550100", false))).contains(NEW_YORK);
    assertThat(choice.take(job("+17135550100", false))).contains(CHICAGO);
    assertThat(choice.take(job("+442079460100", false))).contains(LONDON);
  }

  @Test
  void numbersTakeTurnsByHowOftenTheyWereShownToday() {
    CallerIdChoice choice =
        choice(
            standing(NEW_YORK, null, null, Set.of(), false, 2),
            standing(CHICAGO, null, null, Set.of(), false, 0));

    assertThat(
            List.of(
                choice.take(job("+17135550100", false)).orElseThrow(),
                choice.take(job("+17135550101", false)).orElseThrow(),
                choice.take(job("+17135550102", false)).orElseThrow(),
                choice.take(job("+17135550103", false)).orElseThrow()))
        .containsExactly(CHICAGO, CHICAGO, NEW_YORK, CHICAGO);
  }

  @Test
  void agentsOwnComesBeforeThePoolAndThatBeforeAllOthers() {
    CallerIdStanding own = standing(LONDON, null, AGENT, Set.of(), false, 9);
    CallerIdStanding pool = standing(CHICAGO, null, null, Set.of(CAMPAIGN), false, 9);
    CallerIdStanding other = standing("+12125550004", null, null, Set.of(new UUID(5, 5)), false, 0);

    assertThat(choice(own, pool, CallerIdStanding.fresh(NEW_YORK)).take(job("+12125550100", true)))
        .contains(LONDON);
    assertThat(choice(own, pool, CallerIdStanding.fresh(NEW_YORK)).take(job("+12125550100", false)))
        .contains(CHICAGO);
    assertThat(
            choice(own, other, CallerIdStanding.fresh(NEW_YORK)).take(job("+442079460100", false)))
        .contains(NEW_YORK);
    assertThat(choice(own, other).take(job("+442079460100", false))).contains(other.number());
    assertThat(choice(own).take(job("+442079460100", false))).as("it is the agent's").isEmpty();
  }

  @Test
  void numberThatRestsOrReachedItsCapIsPassedOverUntilThereIsNone() {
    CallerIdChoice choice =
        choice(
            standing(NEW_YORK, 1, null, Set.of(CAMPAIGN), false, 0),
            standing(CHICAGO, null, null, Set.of(CAMPAIGN), true, 0),
            standing(LONDON, 1, null, Set.of(), false, 0));

    assertThat(choice.take(job("+12125550100", false))).contains(NEW_YORK);
    assertThat(choice.take(job("+12125550100", false))).contains(LONDON);
    assertThat(choice.isExhausted()).as("nobody asked in vain yet").isFalse();
    assertThat(choice.take(job("+12125550100", false))).isEmpty();
    assertThat(choice.isExhausted()).isTrue();
  }

  @Test
  void callWithoutANumberDoesNotHoldThoseOfAnAgentWhoHasOne() {
    CallerIdChoice choice = choice(standing(LONDON, 1, AGENT, Set.of(), false, 0));

    assertThat(choice.take(job("+442079460100", false))).isEmpty();
    assertThat(choice.isExhausted()).isFalse();
    assertThat(choice.take(job("+442079460100", true))).contains(LONDON);
    assertThat(choice.isExhausted()).as("its cap is reached").isTrue();
  }

  @Test
  void rateThatFallsMuchBelowTheDaysBeforeIsSaid() {
    CallerIdDay good = new CallerIdDay(LocalDate.EPOCH, 100, 100, 40);
    CallerIdDay bad = new CallerIdDay(LocalDate.EPOCH, 100, 100, 10);
    CallerIdDay few = new CallerIdDay(LocalDate.EPOCH, 10, 10, 0);

    assertThat(AnswerRate.of(List.of(bad, good, good))).isEqualTo(new AnswerRate(30.0, true));
    assertThat(AnswerRate.of(List.of(good, bad)).falling()).isFalse();
    assertThat(AnswerRate.of(List.of(few, good)).falling()).isFalse();
    assertThat(AnswerRate.of(List.of(few))).isEqualTo(new AnswerRate(null, false));
    assertThat(AnswerRate.of(List.of()).pct()).isNull();
  }
}
