package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.RangUs;
import dev.ringbridge.core.lead.LeadEvent.Suppressed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leads that called us and got nobody. */
class RingingBackTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(120);
  private static final DialRules RULES = DialRules.only(RetryRules.DEFAULT);
  private static final UUID CALL = new UUID(1, 1);
  private static final UUID OWNER = new UUID(3, 3);
  private static final PhoneNumber FIRST = new PhoneNumber("+12125550100");
  private static final PhoneNumber SECOND = new PhoneNumber("+12125550101");
  private static final Callback ANYONE = new Callback(null);
  private static final Lead FRESH =
      Lead.fresh(new UUID(9, 9), Standing.PLAIN, NOW.minusSeconds(60));

  private static RangUs rang(UUID owner) {
    return new RangUs(FIRST, SOON, new Callback(owner));
  }

  private static Lead after(Lead lead, LeadEvent... events) {
    Lead next = lead;
    for (LeadEvent event : events) {
      next = next.on(event, RULES, NOW).lead();
    }
    return next;
  }

  @Test
  void leadThatWaitsIsCalledBackByItsOwnerOnceItIsOffTheLine() {
    Lead.Step step = FRESH.on(rang(OWNER), RULES, NOW);

    assertThat(step.lead().dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(step.lead().dueAt()).isEqualTo(SOON);
    assertThat(step.lead().callback()).isEqualTo(new Callback(OWNER));
    assertThat(step.lead().category()).isEqualTo(Category.CALLBACK);
    assertThat(step.facts())
        .contains(new LeadFact.Rescheduled(SOON, List.of(new DueStep(DueRule.RANG_US, "", SOON))));
  }

  @Test
  void leadThatWasReachedOrGivenUpIsCalledBack() {
    Lead reached =
        after(FRESH, new Claimed(CALL), new Attempted(CALL), new Called(CALL, Outcome.COMPLETED));
    assertThat(reached.dialState()).isEqualTo(DialState.REACHED);
    assertThat(after(reached, rang(null)).dialState()).isEqualTo(DialState.SCHEDULED);

    Lead exhausted = reached.at(DialState.EXHAUSTED, reached.salesStatus());
    assertThat(after(exhausted, rang(null)).dialState()).isEqualTo(DialState.SCHEDULED);
  }

  @Test
  void leadThatIsNotCalledBackIsNotDialedWhileItIsOnTheLineEither() {
    RangUs only = new RangUs(FIRST, SOON, null);
    Lead held = after(FRESH, only);
    assertThat(held.dialState()).isEqualTo(DialState.PENDING);
    assertThat(held.callback()).isNull();
    assertThat(held.dueAt()).isEqualTo(SOON);

    Instant tomorrow = NOW.plusSeconds(86_400);
    Lead agreed = FRESH.due(RULES, Wish.now(DueRule.CALLBACK, "", tomorrow), ANYONE);
    assertThat(after(agreed, only)).isEqualTo(agreed);
  }

  @Test
  void leadThatMustNotBeCalledOrWhoseNumberIsWrongStaysAsItIs() {
    Lead suppressed = after(FRESH, new Suppressed());
    assertThat(after(suppressed, rang(OWNER))).isEqualTo(suppressed);

    Lead invalid = FRESH.at(DialState.INVALID, FRESH.salesStatus());
    assertThat(after(invalid, rang(OWNER))).isEqualTo(invalid);
  }

  @Test
  void leadWhoseCallNeverLeftIsCalledBackAfterwards() {
    Lead calling = after(FRESH, new Claimed(CALL), rang(OWNER));
    assertThat(calling.dialState()).isEqualTo(DialState.CALLING);

    Lead back = after(calling, new Called(CALL, Outcome.CANCELED));
    assertThat(back.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(back.dueAt()).isEqualTo(SOON);
    assertThat(back.callback()).isEqualTo(new Callback(OWNER));
  }

  @Test
  void leadThatIsTalkedWithNeedsNoCallback() {
    Lead talked =
        after(
            FRESH,
            new Claimed(CALL),
            new Attempted(CALL),
            rang(OWNER),
            new Called(CALL, Outcome.COMPLETED));

    assertThat(talked.dialState()).isEqualTo(DialState.REACHED);
    assertThat(talked.callback()).isNull();
  }

  @Test
  void whoPromisedToCallKeepsThePromise() {
    UUID promised = new UUID(4, 4);
    Lead agreed = FRESH.due(RULES, Wish.now(DueRule.CALLBACK, "", SOON), new Callback(promised));

    assertThat(after(agreed, rang(OWNER)).callback()).isEqualTo(new Callback(promised));
  }

  @Test
  void timeThatWasAgreedOnStands() {
    Instant tomorrow = NOW.plusSeconds(86_400);
    for (Callback agreed : List.of(ANYONE, new Callback(new UUID(4, 4)))) {
      Lead lead = FRESH.due(RULES, Wish.now(DueRule.CALLBACK, "", tomorrow), agreed);
      assertThat(after(lead, rang(OWNER))).isEqualTo(lead);
    }
  }

  @Test
  void leadThatWasPutThroughAndMetNobodyIsCalledBack() {
    Lead missed = after(FRESH, rang(OWNER), new Claimed(CALL), new Called(CALL, Outcome.MISSED));

    assertThat(missed.dialState()).isEqualTo(DialState.SCHEDULED);
    assertThat(missed.dueAt()).isEqualTo(SOON);
    assertThat(missed.callback()).isEqualTo(new Callback(OWNER));
    assertThat(missed.attempts()).isZero();
  }

  @Test
  void leadThatWasPutThroughAndTalkedIsReachedWithoutAnAttempt() {
    Lead talked = after(FRESH, rang(OWNER), new Claimed(CALL), new Called(CALL, Outcome.COMPLETED));

    assertThat(talked.dialState()).isEqualTo(DialState.REACHED);
    assertThat(talked.callback()).isNull();
    assertThat(talked.attempts()).isZero();
  }

  @Test
  void numberThatTheyCalledFromIsDialedNextUnlessItMustNotBe() {
    Lead two = FRESH.numbered(numbers(false));
    RangUs fromTheSecond = new RangUs(SECOND, SOON, new Callback(null));
    assertThat(after(two, fromTheSecond).numbers().current().orElseThrow().phone())
        .isEqualTo(SECOND);

    Lead silent = FRESH.numbered(numbers(true));
    assertThat(after(silent, fromTheSecond).numbers().current().orElseThrow().phone())
        .isEqualTo(FIRST);
  }

  private static Numbers numbers(boolean secondSuppressed) {
    return Numbers.of(
        List.of(
            new LeadNumber(FIRST, false, false, false),
            new LeadNumber(SECOND, false, secondSuppressed, false)),
        FIRST,
        null);
  }
}
