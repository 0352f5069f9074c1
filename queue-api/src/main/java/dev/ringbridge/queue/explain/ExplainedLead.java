package dev.ringbridge.queue.explain;

import dev.ringbridge.core.campaign.CampaignState;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RecordingRule;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.eligibility.Eligibility;
import dev.ringbridge.core.eligibility.Finding;
import dev.ringbridge.core.eligibility.GateRule;
import dev.ringbridge.core.eligibility.LeadFacts;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.QueuePlace;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.explain.LeadExplanation.LeadPlace;
import dev.ringbridge.queue.explain.LeadExplanation.LeadRecording;
import dev.ringbridge.queue.explain.LeadExplanation.LeadStanding;
import dev.ringbridge.queue.explain.LeadExplanation.NumberAnswer;
import dev.ringbridge.queue.explain.LeadExplanation.RuleAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A lead with all that decides about it, put into words.
 *
 * @param route which carrier account its number is dialed with
 * @param suppression why it must not be called, where that is known
 * @param language what its agent must speak; empty where any will do
 * @param languageSpoken whether an agent of its campaign does
 * @param recording what recording a call to it asks for, in each place
 * @param filter how it stands to the campaign's filter
 * @param now the database's time
 */
public record ExplainedLead(
    Lead lead,
    UUID campaignId,
    CampaignState campaign,
    boolean listActive,
    CallingGrounds grounds,
    Place place,
    LeadRoute route,
    Optional<String> suppression,
    Optional<String> language,
    boolean languageSpoken,
    List<RecordingRule> recording,
    ExplainedFilter filter,
    Instant now) {

  LeadExplanation explanation() {
    Eligibility eligibility = Eligibility.of(facts(), now);
    Optional<Finding> stopped = eligibility.stoppedBy();
    return new LeadExplanation(
        lead.id(),
        campaignId,
        eligibility.isEligible(),
        stopped.map(Finding::rule).orElse(null),
        stopped.map(this::text).orElse("It may be dialed now, as soon as it is first in line."),
        eligibility.opensAt(),
        eligibility.findings().stream().map(this::answer).toList(),
        new LeadPlace(
            place.pattern().jurisdictions(),
            place.pattern().zones(),
            packs(),
            LeadRecording.of(recording)),
        new LeadStanding(
            lead.category(),
            lead.standing().priority(),
            lead.temperature(),
            QueuePlace.of(lead).tier()),
        NumberAnswer.of(lead.numbers()),
        route.answers());
  }

  /** The account that takes a call to it now; empty where none does. */
  public Optional<AccountSnapshot> account() {
    return route.account();
  }

  /**
   * Whether an agent may dial it by hand now.
   *
   * @param capsKeptAt when the caps on attempts let it be called
   */
  public Eligibility byHand(Instant capsKeptAt) {
    return Eligibility.of(facts().byHand(capsKeptAt), now);
  }

  /**
   * The same for a call that somebody talks on from its answer.
   *
   * @param accounts which of them such calls are dialed with
   */
  public ExplainedLead talked(Routing accounts) {
    return new ExplainedLead(
        lead,
        campaignId,
        campaign,
        listActive,
        grounds.byHand(),
        place,
        new LeadRoute(accounts, route.countries(), route.digits()),
        suppression,
        language,
        languageSpoken,
        recording,
        filter,
        now);
  }

  /**
   * Whether a call to it that is planned may be placed.
   *
   * @param byHand whether an agent asked for it
   * @param capsKeptAt when the caps on attempts let it be called
   */
  public Eligibility planned(boolean byHand, Instant capsKeptAt) {
    LeadFacts facts = facts().planned(capsKeptAt);
    return Eligibility.of(byHand ? facts.byHand(capsKeptAt) : facts, now);
  }

  /** Whether it may be dialed now that an agent has looked at it. */
  public Eligibility previewed() {
    return Eligibility.of(facts().previewed(), now);
  }

  private LeadFacts facts() {
    return new LeadFacts(
        campaign == CampaignState.RUNNING,
        listActive,
        lead.dialState(),
        lead.mustNotBeCalled() || suppression.isPresent(),
        lead.dueAt(),
        practice() || place.isKnown(),
        hours(),
        route.isOpen(),
        route.isAllowed(),
        languageSpoken,
        clearance(),
        filter.fit());
  }

  private boolean practice() {
    return grounds.practice();
  }

  private Clearance clearance() {
    return place.clearance(grounds, now);
  }

  private Hours hours() {
    return practice() ? Hours.ALWAYS : place.planning(route.ringsAgents());
  }

  private List<String> packs() {
    return place.packs().stream().map(pack -> pack.jurisdiction() + " v" + pack.version()).toList();
  }

  private RuleAnswer answer(Finding finding) {
    return new RuleAnswer(
        finding.rule(), finding.holds(), text(finding), finding.opensAt(), sources(finding.rule()));
  }

  private List<String> sources(GateRule rule) {
    if (practice()) {
      return List.of();
    }
    return switch (rule) {
      case CALLING_HOURS ->
          place.packs().stream().flatMap(pack -> pack.sources().stream()).toList();
      case NOT_LISTED, REGISTRY_CURRENT ->
          place.packs().stream()
              .flatMap(pack -> Stream.ofNullable(pack.registry()))
              .flatMap(registry -> registry.sources().stream())
              .toList();
      case CONSENT_GIVEN, OPT_OUT_OFFERED ->
          grounds.saying() == Saying.NOTHING
              ? List.of()
              : place.packs().stream()
                  .flatMap(pack -> Stream.ofNullable(pack.automated()))
                  .flatMap(automated -> automated.sources().stream())
                  .toList();
      default -> List.of();
    };
  }

  /** What a rule says, in a sentence. */
  public String text(Finding finding) {
    return finding.holds() ? holds(finding.rule()) : stops(finding);
  }

  private String holds(GateRule rule) {
    return switch (rule) {
      case NOT_SUPPRESSED -> "It is on no do-not-call list.";
      case NOT_FINISHED -> "It is not finished.";
      case NOT_ON_A_CALL -> "No call to it is live.";
      case CAMPAIGN_RUNNING -> "Its campaign is running.";
      case LIST_ACTIVE -> "Its list is dialed.";
      case FITS_FILTER -> filter.holds();
      case ACCOUNT_OPEN -> "A carrier account takes calls.";
      case COUNTRY_ALLOWED -> "The account may call its country.";
      case PLACE_KNOWN -> "It is known where it may be.";
      case LANGUAGE_SPOKEN ->
          language
              .map(one -> "It waits for an agent who speaks " + one + "; its campaign has some.")
              .orElse("Any agent may talk with it.");
      case CONSENT_GIVEN -> ClearanceWords.consented(grounds, place.standing());
      case OPT_OUT_OFFERED -> ClearanceWords.optOut(grounds);
      case NOT_LISTED -> ClearanceWords.notListed(grounds, place.standing());
      case REGISTRY_CURRENT -> ClearanceWords.current(grounds);
      case DUE -> "Its time has come.";
      case CALLING_HOURS ->
          practice()
              ? "The campaign practices on a simulated carrier: no calling hours apply."
              : "It is within calling hours everywhere it may be.";
    };
  }

  private String stops(Finding finding) {
    return switch (finding.rule()) {
      case NOT_SUPPRESSED ->
          suppression
              .map(reason -> "It must not be called: " + reason + ".")
              .orElse("It must not be called.");
      case NOT_FINISHED -> finished();
      case NOT_ON_A_CALL -> "A call to it is live now.";
      case CAMPAIGN_RUNNING -> "Its campaign is " + campaign.name().toLowerCase(Locale.ROOT) + ".";
      case LIST_ACTIVE -> "Its list is paused.";
      case FITS_FILTER -> filter.stops();
      case ACCOUNT_OPEN -> route.closed(grounds);
      case COUNTRY_ALLOWED -> route.refused();
      case PLACE_KNOWN -> "Its number does not say where it is, so no calling hours can be kept.";
      case LANGUAGE_SPOKEN ->
          "It waits for an agent who speaks "
              + language.orElse("its language")
              + ", and no agent of its campaign does.";
      case CONSENT_GIVEN -> ClearanceWords.notConsented(grounds, place.standing(), clearance());
      case OPT_OUT_OFFERED -> ClearanceWords.noOptOut(clearance());
      case NOT_LISTED -> ClearanceWords.listed();
      case REGISTRY_CURRENT -> ClearanceWords.outdated(clearance(), grounds);
      case DUE -> due();
      case CALLING_HOURS -> outside();
    };
  }

  private String finished() {
    return switch (lead.dialState()) {
      case REACHED -> "It was reached, and nothing more is planned.";
      case EXHAUSTED -> "Every attempt that the campaign allows was made.";
      case INVALID -> "There is no such number, or it is the wrong one.";
      default -> "It is finished.";
    };
  }

  private String due() {
    return switch (lead.category()) {
      case CALLBACK -> "It is to be called back later.";
      case RETRY ->
          "It is to be tried again later, by the campaign's rules and the caps on attempts.";
      case FRESH -> "Its time has not come.";
    };
  }

  private String outside() {
    return hours()
        .binding(now)
        .map(
            clause ->
                place.hours().isOpen(now)
                    ? closing(clause.pack(), clause.zone().getId())
                    : outside(clause.pack(), clause.zone().getId()))
        .orElse("It is outside calling hours.");
  }

  private static String closing(RulePack pack, String zone) {
    return "The calling hours of %s end too soon, by the clock of %s, for its phone to ring as long as the law asks."
        .formatted(pack.name(), zone);
  }

  private static String outside(RulePack pack, String zone) {
    return "It is outside the calling hours of " + pack.name() + ", by the clock of " + zone + ".";
  }
}
