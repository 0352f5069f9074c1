package dev.ringbridge.queue.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.DialRules;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.queue.compliance.LawBook;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.lead.LeadRules.CampaignRules;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said to leads of the hours in which they may be called again. */
class LeadRulesTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("+12125550132");
  private static final Place PLACE = Place.of(Pattern.of(Locating.of(NUMBER, "")), new LawBook());

  /** Nine at night in New York. */
  private static final Instant END = Instant.parse("2026-01-16T02:00:00Z");

  private static final Instant NEXT_DAY = Instant.parse("2026-01-16T13:00:00Z");

  /** No call is planned in the last half minute: the phone could not ring long enough. */
  @Test
  void leadIsDueWhenItMayBePlannedAndNotInTheLastSecondsOfItsHours() {
    DialRules rules = rules(false);

    assertThat(rules.hours().opens(END.minusSeconds(31))).contains(END.minusSeconds(31));
    assertThat(rules.hours().opens(END.minusSeconds(30))).contains(NEXT_DAY);
    assertThat(rules.hoursOf().get(NUMBER).opens(END.minusSeconds(30))).contains(NEXT_DAY);
  }

  @Test
  void thatIsEarlierWhereAnAgentsPhoneRingsFirst() {
    DialRules rules = rules(true);

    assertThat(rules.hours().opens(END.minusSeconds(46))).contains(END.minusSeconds(46));
    assertThat(rules.hours().opens(END.minusSeconds(45))).contains(NEXT_DAY);
    assertThat(rules.hoursOf().get(NUMBER).opens(END.minusSeconds(45))).contains(NEXT_DAY);
  }

  private static DialRules rules(boolean ringsAgents) {
    return new CampaignRules(RetryRules.DEFAULT, false, null, ringsAgents)
        .at(PLACE, Map.of(NUMBER, PLACE));
  }
}
