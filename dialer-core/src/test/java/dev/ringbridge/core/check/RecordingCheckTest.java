package dev.ringbridge.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.check.CampaignFacts.CampaignSettings;
import dev.ringbridge.core.check.CampaignFacts.LeadCounts;
import dev.ringbridge.core.check.CampaignFacts.QueuedPlace;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.lead.RetryRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingCheckTest {
  private static final RecordingTerms NO_KEY =
      new RecordingTerms(RecordingChannels.MIXED, "This call is recorded.", null);

  @Test
  void keyToSayNoIsMissedWhereEverybodyMustAgree() {
    assertThat(findings(NO_KEY, false, place(3, true), place(4, false)))
        .containsExactly(
            new CheckFinding(
                CheckCode.RECORDING_OPT_OUT_MISSING,
                CheckSeverity.WARNING,
                "3 of its leads are where everybody must agree to be recorded: choose a key to say"
                    + " no, and name it in the announcement."));
  }

  @Test
  void nothingIsMissedWhereOnePartyIsEnoughOrNobodyIsRecordedOrItPractices() {
    assertThat(findings(NO_KEY, false, place(4, false))).isEmpty();
    assertThat(findings(null, false, place(4, true))).isEmpty();
    assertThat(findings(NO_KEY, true, place(4, true))).isEmpty();
  }

  @Test
  void keyThatTheAnnouncementDoesNotMentionIsNamed() {
    RecordingTerms unsaid =
        new RecordingTerms(RecordingChannels.MIXED, "This call is recorded.", "9");
    RecordingTerms said = new RecordingTerms(RecordingChannels.MIXED, "Press 9.", "9");

    assertThat(findings(unsaid, false, place(1, true)))
        .extracting(CheckFinding::line)
        .containsExactly(
            "The announcement of the recording does not mention the key 9: nobody knows what to"
                + " press.");
    assertThat(findings(said, false, place(1, true))).isEmpty();
  }

  private static List<CheckFinding> findings(
      @Nullable RecordingTerms terms, boolean practice, QueuedPlace... places) {
    CampaignFacts facts =
        new CampaignFacts(
            practice,
            1,
            true,
            new LeadCounts(9, 0, 0),
            new CampaignSettings(RetryRules.DEFAULT, null, true, "Goodbye.", 30, 30, null, terms),
            List.of(places),
            Instant.parse("2026-11-20T15:00:00Z"));
    return RecordingCheck.RULES.stream().flatMap(rule -> rule.apply(facts).stream()).toList();
  }

  private static QueuedPlace place(long leads, boolean allMustAgree) {
    return new QueuedPlace(
        leads, true, true, Hours.ALWAYS, List.of(), Clearance.CLEAR, allMustAgree);
  }
}
