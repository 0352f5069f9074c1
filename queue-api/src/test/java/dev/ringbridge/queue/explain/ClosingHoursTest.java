package dev.ringbridge.queue.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.eligibility.FilterFit;
import dev.ringbridge.core.eligibility.GateRule;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.Standing;
import dev.ringbridge.queue.compliance.LawBook;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import dev.ringbridge.queue.compliance.Patterns.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is explained of a lead in the last seconds of its calling hours. */
class ClosingHoursTest {
  private static final String NUMBER = "+12125550131";
  private static final CallingGrounds GROUNDS = new CallingGrounds(false, false, null, Map.of());

  /** Nine at night in New York. */
  private static final Instant END = Instant.parse("2026-01-16T02:00:00Z");

  @Test
  void leadWhosePhoneCouldNotRingLongEnoughIsNotDialedAndTheRuleSaysWhy() {
    LeadExplanation before = at(END.minusSeconds(31));
    LeadExplanation closing = at(END.minusSeconds(30));
    LeadExplanation after = at(END);

    assertThat(before.eligible()).isTrue();
    assertThat(closing.eligible()).isFalse();
    assertThat(closing.stoppedBy()).isEqualTo(GateRule.CALLING_HOURS);
    assertThat(closing.line())
        .contains("end too soon")
        .contains("America/New_York")
        .contains("ring as long as the law asks");
    assertThat(closing.opensAt()).isEqualTo(Instant.parse("2026-01-16T13:00:00Z"));
    assertThat(after.line()).contains("outside the calling hours");
  }

  private static LeadExplanation at(Instant now) {
    Place place = Place.of(Pattern.of(Locating.of(new PhoneNumber(NUMBER), "")), new LawBook());
    return new ExplainedLead(
            Lead.fresh(new UUID(1, 1), new Standing(Priority.MEDIUM, 0), Instant.EPOCH),
            new UUID(1, 2),
            CampaignState.RUNNING,
            true,
            GROUNDS,
            place,
            LeadRoute.of(Routing.of(List.of(account()), GROUNDS), place, NUMBER),
            Optional.empty(),
            Optional.empty(),
            true,
            List.of(),
            new ExplainedFilter(FilterFit.ALWAYS, Optional.empty(), false, false),
            now)
        .explanation();
  }

  private static AccountSnapshot account() {
    return new AccountSnapshot(
        new UUID(1, 3),
        new Tenancy(new UUID(2, 1), new UUID(2, 2)),
        10,
        Set.of("US"),
        false,
        10,
        true,
        false,
        true,
        1,
        Instant.EPOCH);
  }
}
