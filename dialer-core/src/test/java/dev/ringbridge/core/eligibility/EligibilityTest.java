package dev.ringbridge.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.lead.DialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(4));
  private static final Instant BEFORE = NOW.minus(Duration.ofHours(4));

  private static final RulePack PACK =
      new RulePack(
          "US",
          1,
          "A pack",
          new CallingHours(Map.of(), Set.of()),
          List.of(),
          0,
          Duration.ZERO,
          List.of());

  static Stream<Arguments> whatProtectsTheCalled() {
    return Stream.of(
        Arguments.of(
            GateRule.NOT_SUPPRESSED,
            new LeadFacts(
                true,
                true,
                DialState.PENDING,
                true,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.NOT_SUPPRESSED,
            new LeadFacts(
                true,
                true,
                DialState.SUPPRESSED,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.NOT_FINISHED,
            new LeadFacts(
                true,
                true,
                DialState.INVALID,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.NOT_FINISHED,
            new LeadFacts(
                true,
                true,
                DialState.EXHAUSTED,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.NOT_ON_A_CALL,
            new LeadFacts(
                true,
                true,
                DialState.CALLING,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.CAMPAIGN_RUNNING,
            new LeadFacts(
                false,
                true,
                DialState.PENDING,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.ACCOUNT_OPEN,
            new LeadFacts(
                true,
                true,
                DialState.PENDING,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                false,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.COUNTRY_ALLOWED,
            new LeadFacts(
                true,
                true,
                DialState.PENDING,
                false,
                BEFORE,
                true,
                Hours.ALWAYS,
                true,
                false,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.PLACE_KNOWN,
            new LeadFacts(
                true,
                true,
                DialState.PENDING,
                false,
                BEFORE,
                false,
                Hours.ALWAYS,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(
            GateRule.CALLING_HOURS,
            new LeadFacts(
                true,
                true,
                DialState.PENDING,
                false,
                BEFORE,
                true,
                Hours.NEVER,
                true,
                true,
                true,
                Clearance.CLEAR,
                FilterFit.ALWAYS)),
        Arguments.of(GateRule.CONSENT_GIVEN, with(new Clearance(false, false, List.of()))),
        Arguments.of(
            GateRule.OPT_OUT_OFFERED,
            with(new Clearance(true, false, List.of(), List.of(), List.of(PACK)))),
        Arguments.of(GateRule.NOT_LISTED, with(new Clearance(true, true, List.of()))),
        Arguments.of(GateRule.REGISTRY_CURRENT, with(new Clearance(true, false, List.of(PACK)))));
  }

  private static LeadFacts with(Clearance clearance) {
    return new LeadFacts(
        true,
        true,
        DialState.PENDING,
        false,
        BEFORE,
        true,
        Hours.ALWAYS,
        true,
        true,
        true,
        clearance,
        FilterFit.ALWAYS);
  }

  @ParameterizedTest
  @MethodSource("whatProtectsTheCalled")
  void gateRefusesByHandWhatItRefusesTheClaim(GateRule rule, LeadFacts facts) {
    assertThat(Eligibility.of(facts, NOW).stoppedBy()).map(Finding::rule).contains(rule);
    assertThat(Eligibility.of(facts.byHand(BEFORE), NOW)).isEqualTo(Eligibility.of(facts, NOW));
  }

  @Test
  void agentNeedNotWaitForTheNextTryButForTheCaps() {
    LeadFacts retry =
        new LeadFacts(
            true,
            true,
            DialState.SCHEDULED,
            false,
            LATER,
            true,
            Hours.ALWAYS,
            true,
            true,
            true,
            Clearance.CLEAR,
            FilterFit.ALWAYS);

    assertThat(Eligibility.of(retry, NOW).stoppedBy()).map(Finding::rule).contains(GateRule.DUE);
    assertThat(Eligibility.of(retry.byHand(NOW), NOW).isEligible()).isTrue();
    assertThat(Eligibility.of(retry.byHand(LATER), NOW).opensAt()).isEqualTo(LATER);
  }

  @Test
  void agentMayCallAgainWhomTheyReached() {
    LeadFacts reached =
        new LeadFacts(
            true,
            true,
            DialState.REACHED,
            false,
            BEFORE,
            true,
            Hours.ALWAYS,
            true,
            true,
            true,
            Clearance.CLEAR,
            FilterFit.ALWAYS);

    assertThat(Eligibility.of(reached, NOW).isEligible()).isFalse();
    assertThat(Eligibility.of(reached.byHand(NOW), NOW).isEligible()).isTrue();
  }

  @Test
  void filterHoldsTheCampaignAndNoAgentWhoDialsByHand() {
    LeadFacts outside = filtered(BEFORE, new FilterFit(false, null, null));

    Eligibility answer = Eligibility.of(outside, NOW);

    assertThat(answer.stoppedBy()).map(Finding::rule).contains(GateRule.FITS_FILTER);
    assertThat(answer.opensAt()).isNull();
    assertThat(Eligibility.of(outside.previewed(), NOW).isEligible()).isFalse();
    assertThat(Eligibility.of(outside.byHand(BEFORE), NOW).isEligible()).isTrue();
  }

  @Test
  void leadThatGrowsIntoTheFilterOpensThenAndOneThatGrowsOutOfItDoesNot() {
    Instant soon = NOW.plus(Duration.ofHours(1));

    assertThat(Eligibility.of(filtered(BEFORE, new FilterFit(false, LATER, null)), NOW).opensAt())
        .isEqualTo(LATER);
    assertThat(Eligibility.of(filtered(LATER, new FilterFit(false, soon, null)), NOW).opensAt())
        .isEqualTo(LATER);
    assertThat(Eligibility.of(filtered(LATER, new FilterFit(true, null, soon)), NOW).opensAt())
        .isNull();
    assertThat(Eligibility.of(filtered(soon, new FilterFit(true, null, LATER)), NOW).opensAt())
        .isEqualTo(soon);
  }

  private static LeadFacts filtered(Instant dueAt, FilterFit filter) {
    return new LeadFacts(
        true,
        true,
        DialState.SCHEDULED,
        false,
        dueAt,
        true,
        Hours.ALWAYS,
        true,
        true,
        true,
        Clearance.CLEAR,
        filter);
  }
}
