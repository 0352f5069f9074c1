package dev.ringbridge.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.check.CampaignFacts.CampaignSettings;
import dev.ringbridge.core.check.CampaignFacts.LeadCounts;
import dev.ringbridge.core.check.CampaignFacts.QueuedPlace;
import dev.ringbridge.core.compliance.CallingHours;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.disposition.Delay;
import dev.ringbridge.core.lead.RetryRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BroadcastCheckTest {
  private static final RulePack LAW =
      new RulePack(
          "US",
          1,
          "United States",
          new CallingHours(Map.of(), Set.of()),
          List.of(),
          0,
          Duration.ZERO,
          List.of("a test"));
  private static final int WRAP_UP = 30;
  private static final Broadcast COMPLETE =
      new Broadcast("Press 1 to talk or 9 to be left alone.", true, "1", "9", "Bye.", "Busy.");

  @Test
  void broadcastThatIsSetUpWellHasNoFinding() {
    assertThat(codes(COMPLETE, 1, Clearance.CLEAR)).isEmpty();
  }

  @Test
  void broadcastWithoutAMessageDoesNotStart() {
    Broadcast mute = new Broadcast(" ", true, null, null, "", "");

    assertThat(CampaignCheck.of(facts(mute, 0, true, Clearance.CLEAR)))
        .containsExactly(
            new CheckFinding(
                CheckCode.MESSAGE_EMPTY,
                CheckSeverity.ERROR,
                "It has no message to say: write one."));
  }

  @Test
  void messageWithoutAnOptOutKeyIsAnErrorWhereTheLawAsksForOne() {
    Broadcast noWayOut = new Broadcast("Press 1.", true, "1", null, "", "Busy.");
    Clearance refused = new Clearance(true, false, List.of(), List.of(), List.of(LAW));

    assertThat(CampaignCheck.of(facts(noWayOut, 1, true, refused)))
        .extracting(CheckFinding::code, CheckFinding::severity)
        .containsExactly(tuple(CheckCode.OPT_OUT_MISSING, CheckSeverity.ERROR));
  }

  @Test
  void keyThatTheMessageDoesNotMentionIsNamed() {
    Broadcast quiet = new Broadcast("Good news.", true, "1", "9", "Bye.", "Busy.");

    assertThat(CampaignCheck.of(facts(quiet, 1, true, Clearance.CLEAR)))
        .extracting(CheckFinding::line)
        .containsExactly(
            "The message does not mention the key 1 for an agent and the key 9 to opt out: nobody"
                + " knows what to press.");
  }

  @Test
  void agentsAreMissedOnlyWhereAKeyAsksForThem() {
    Broadcast informs = new Broadcast("Press 9.", true, null, "9", "Bye.", "");

    assertThat(codes(COMPLETE, 0, Clearance.CLEAR)).containsExactly(CheckCode.NO_AGENTS);
    assertThat(codes(informs, 0, Clearance.CLEAR)).isEmpty();
  }

  @Test
  void wordsForWhoAskedInVainAreMissedAndMachinesNoted() {
    Broadcast silent = new Broadcast("Press 1.", true, "1", null, "", " ");

    assertThat(CampaignCheck.of(facts(silent, 1, false, Clearance.CLEAR)))
        .extracting(CheckFinding::code)
        .containsExactly(CheckCode.SAFE_HARBOR_EMPTY, CheckCode.MACHINES_NOT_DETECTED);
  }

  @Test
  void thatTheAgentsPhonesBarItsAccountsIsSaidInsteadOfThatThereIsNone() {
    CampaignFacts here = facts(COMPLETE, 1, true, Clearance.CLEAR);

    assertThat(withoutAccount(here, true)).containsExactly(CheckCode.AGENTS_ELSEWHERE);
    assertThat(withoutAccount(here, false)).containsExactly(CheckCode.NO_ACCOUNT);
  }

  private static List<CheckCode> withoutAccount(CampaignFacts here, boolean agentsElsewhere) {
    CampaignFacts facts =
        new CampaignFacts(
            here.practice(),
            here.agents(),
            false,
            agentsElsewhere,
            here.leads(),
            here.settings(),
            here.places(),
            here.now());
    return CampaignCheck.of(facts).stream().map(CheckFinding::code).toList();
  }

  private static List<CheckCode> codes(Broadcast broadcast, int agents, Clearance clearance) {
    return CampaignCheck.of(facts(broadcast, agents, true, clearance)).stream()
        .map(CheckFinding::code)
        .toList();
  }

  private static CampaignFacts facts(
      Broadcast broadcast, int agents, boolean detectMachines, Clearance clearance) {
    RetryRules retry =
        new RetryRules(2, Map.of(Outcome.NO_ANSWER, Delay.fixed(Duration.ofDays(1))));
    return new CampaignFacts(
        false,
        agents,
        true,
        new LeadCounts(2, 0, 0),
        new CampaignSettings(retry, null, detectMachines, "", WRAP_UP, 30, broadcast),
        List.of(new QueuedPlace(2, true, true, Hours.ALWAYS, List.of(LAW), clearance)),
        Instant.parse("2026-11-20T15:00:00Z"));
  }
}
