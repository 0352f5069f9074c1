package dev.ringbridge.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.lead.LeadEvent.Attempted;
import dev.ringbridge.core.lead.LeadEvent.Called;
import dev.ringbridge.core.lead.LeadEvent.Claimed;
import dev.ringbridge.core.lead.LeadEvent.DialedByHand;
import dev.ringbridge.core.lead.LeadEvent.Skipped;
import dev.ringbridge.core.lead.LeadEvent.Suppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leads that people choose, and pass over. */
class LeadByHandTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final DialRules RULES = DialRules.only(RetryRules.DEFAULT);
  private static final UUID CALL = new UUID(1, 1);
  private static final UUID OTHER_CALL = new UUID(1, 2);
  private static final Lead FRESH =
      Lead.fresh(new UUID(9, 9), Standing.PLAIN, NOW.minusSeconds(60));

  @Test
  void leadThatWaitsIsDialedByHandBeforeItsTime() {
    Lead retry = after(FRESH, new Claimed(CALL), new Attempted(CALL), called(Outcome.BUSY));
    assertThat(retry.dueAt()).isAfter(NOW);

    Lead dialed = after(retry, new DialedByHand(OTHER_CALL));

    assertThat(dialed.dialState()).isEqualTo(DialState.CALLING);
    assertThat(dialed.callId()).isEqualTo(OTHER_CALL);
    assertThat(after(dialed, new Called(OTHER_CALL, Outcome.EXPIRED)))
        .extracting(Lead::dueAt)
        .isEqualTo(retry.dueAt());
  }

  @Test
  void reachedLeadIsDialedAgainByHandOnly() {
    Lead reached = after(FRESH, new Claimed(CALL), new Attempted(CALL), called(Outcome.COMPLETED));

    assertThat(after(reached, new Claimed(OTHER_CALL))).isEqualTo(reached);
    assertThat(after(reached, new DialedByHand(OTHER_CALL)).dialState())
        .isEqualTo(DialState.CALLING);
  }

  @Test
  void leadThatMustNotBeCalledOrIsCalledIsNotDialedByHand() {
    Lead silent = after(FRESH, new Suppressed());
    Lead calling = after(FRESH, new Claimed(CALL));

    assertThat(after(silent, new DialedByHand(OTHER_CALL))).isEqualTo(silent);
    assertThat(after(calling, new DialedByHand(OTHER_CALL))).isEqualTo(calling);
  }

  @Test
  void skippedLeadWaitsLonger() {
    Lead skipped = after(FRESH, new Skipped(NOW.plusSeconds(900)));

    assertThat(skipped.dialState()).isEqualTo(DialState.PENDING);
    assertThat(skipped.dueAt()).isEqualTo(NOW.plusSeconds(900));
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"NOT_PLACED", "EXPIRED", "CANCELED"})
  void leadThatIsSkippedBeforeItsCallIsPlacedWaitsOnceThatCameToNothing(Outcome outcome) {
    Lead skipped = after(FRESH, new Claimed(CALL), new Skipped(NOW.plusSeconds(900)));
    assertThat(skipped.dialState()).isEqualTo(DialState.CALLING);

    Lead back = after(skipped, called(outcome));

    assertThat(back.dialState()).isEqualTo(DialState.PENDING);
    assertThat(back.attempts()).isZero();
    assertThat(back.dueAt()).isEqualTo(NOW.plusSeconds(900));
  }

  @Test
  void skipOfACallThatWasPlacedAfterAllDecidesNothing() {
    Lead tried =
        after(
            FRESH,
            new Claimed(CALL),
            new Skipped(NOW.plusSeconds(900)),
            new Attempted(CALL),
            called(Outcome.NO_ANSWER));

    assertThat(tried.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
  }

  @Test
  void finishedLeadIsNotSkipped() {
    Lead gone = after(FRESH, new Claimed(CALL), called(Outcome.INVALID_NUMBER));

    assertThat(after(gone, new Skipped(NOW.plusSeconds(900)))).isEqualTo(gone);
  }

  @Test
  void capsAreKeptWhateverTheHours() {
    DialRules rules =
        new DialRules(
            RetryRules.DEFAULT,
            List.of(new AttemptCap(2, Duration.ofHours(24))),
            Hours.NEVER,
            Duration.ZERO);
    List<Instant> attempts = List.of(NOW.minusSeconds(7_200), NOW.minusSeconds(3_600));

    assertThat(rules.capsKept(attempts, NOW))
        .isEqualTo(NOW.minusSeconds(7_200).plus(Duration.ofHours(24)));
    assertThat(rules.capsKept(attempts.subList(1, 2), NOW)).isEqualTo(NOW);
  }

  private static Called called(Outcome outcome) {
    return new Called(CALL, outcome);
  }

  private static Lead after(Lead lead, LeadEvent... events) {
    for (LeadEvent event : events) {
      lead = lead.on(event, RULES, NOW).lead();
    }
    return lead;
  }
}
