package dev.ringbridge.core.check;

import static dev.ringbridge.core.check.CheckFinding.error;
import static dev.ringbridge.core.check.CheckFinding.note;
import static dev.ringbridge.core.check.CheckFinding.warning;

import dev.ringbridge.core.check.CampaignFacts.QueuedPlace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one should know before a campaign dials: whether anything leaves it nobody to call, and
 * which of its rules contradict each other. What stops all of its leads is an error, what stops
 * some is a warning; a time that has not come stops nobody.
 */
public final class CampaignCheck {
  private static final List<Function<CampaignFacts, Optional<CheckFinding>>> RULES =
      List.of(
          CampaignCheck::noAccount,
          CampaignCheck::noLeads,
          CampaignCheck::allSuppressed,
          CampaignCheck::nobodyLeft,
          CampaignCheck::outsideFilter,
          CampaignCheck::placeUnknown,
          CampaignCheck::countryNotAllowed,
          CampaignCheck::hoursNeverOpen,
          CampaignCheck::consentMissing,
          CampaignCheck::listed,
          CampaignCheck::registryMissing,
          CampaignCheck::noAgents);

  private CampaignCheck() {}

  /** Asks every rule; what is found first is worst. */
  public static List<CheckFinding> of(CampaignFacts facts) {
    return Stream.of(RULES, BroadcastCheck.RULES, RecordingCheck.RULES, RuleCheck.RULES)
        .flatMap(List::stream)
        .flatMap(rule -> rule.apply(facts).stream())
        .sorted((one, other) -> one.severity().compareTo(other.severity()))
        .toList();
  }

  private static Optional<CheckFinding> noAccount(CampaignFacts facts) {
    String which = facts.practice() ? "simulated carrier account" : "carrier account";
    String able = facts.settings().broadcast() == null ? "" : " that says messages and hears keys";
    return found(
        !facts.accountOpen() && !facts.agentsElsewhere(),
        error(
            CheckCode.NO_ACCOUNT,
            "No %s%s takes calls: set one up, or see why it is closed.".formatted(which, able)));
  }

  private static Optional<CheckFinding> noLeads(CampaignFacts facts) {
    return found(
        facts.leads().all() == 0 && facts.queued() + facts.leads().outsideFilter() == 0,
        warning(CheckCode.NO_LEADS, "It has no leads: upload a file, or add leads by API."));
  }

  private static Optional<CheckFinding> allSuppressed(CampaignFacts facts) {
    return found(
        areAllSuppressed(facts),
        error(
            CheckCode.ALL_SUPPRESSED,
            "Every one of its %d leads is on a do-not-call list.".formatted(facts.leads().all())));
  }

  private static Optional<CheckFinding> nobodyLeft(CampaignFacts facts) {
    return found(
        facts.leads().all() > 0
            && facts.queued() + facts.leads().outsideFilter() == 0
            && !areAllSuppressed(facts),
        warning(
            CheckCode.NOBODY_LEFT,
            "None of its %d leads waits in the queue: each is finished, being called, or must not be called."
                .formatted(facts.leads().all())));
  }

  /** A warning where it leaves nobody: leads that fit may still come, so that it may start. */
  private static Optional<CheckFinding> outsideFilter(CampaignFacts facts) {
    long outside = facts.leads().outsideFilter();
    long waiting = facts.queued() + outside;
    return found(
        outside > 0,
        facts.queued() == 0
            ? warning(
                CheckCode.OUTSIDE_FILTER,
                "Its filter leaves nobody: none of the %d leads that wait fits it. Change the filter, or add leads that fit."
                    .formatted(waiting))
            : note(
                CheckCode.OUTSIDE_FILTER,
                "%d of the %d leads that wait fit its filter; the others are not dialed."
                    .formatted(facts.queued(), waiting)));
  }

  private static boolean areAllSuppressed(CampaignFacts facts) {
    long all = facts.leads().all();
    return all > 0 && facts.queued() == 0 && facts.leads().suppressed() == all;
  }

  private static Optional<CheckFinding> placeUnknown(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.PLACE_UNKNOWN,
        place -> !facts.practice() && !place.known(),
        "have numbers that do not say where they are, so no calling hours can be kept");
  }

  private static Optional<CheckFinding> countryNotAllowed(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.COUNTRY_NOT_ALLOWED,
        place -> facts.accountOpen() && !place.countryAllowed(),
        "are in countries that the carrier account may not call");
  }

  private static Optional<CheckFinding> hoursNeverOpen(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.HOURS_NEVER_OPEN,
        place -> !facts.practice() && place.known() && place.hours().opens(facts.now()).isEmpty(),
        "may be in places whose calling hours are never open together");
  }

  private static Optional<CheckFinding> consentMissing(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.CONSENT_MISSING,
        place -> !place.clearance().consented(),
        "did not give the consent that the campaign or the law requires, or took it back");
  }

  private static Optional<CheckFinding> listed(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.LISTED,
        place -> place.clearance().listed(),
        "are on an official do-not-call list, and no ground to call them is known");
  }

  private static Optional<CheckFinding> registryMissing(CampaignFacts facts) {
    return stopped(
        facts,
        CheckCode.REGISTRY_MISSING,
        place -> !place.clearance().outdated().isEmpty(),
        "are where an official do-not-call list must be consulted that is missing or too old: upload it, or say in the"
            + " campaign's rules that the law exempts its calls");
  }

  private static Optional<CheckFinding> noAgents(CampaignFacts facts) {
    return found(
        facts.agents() == 0 && facts.settings().hasConversations(),
        warning(CheckCode.NO_AGENTS, "Nobody is assigned to it: choose its agents."));
  }

  /** An error where it stops every lead that is left, a warning where it stops some. */
  static Optional<CheckFinding> stopped(
      CampaignFacts facts, CheckCode code, Predicate<QueuedPlace> stops, String what) {
    long stopped = facts.places().stream().filter(stops).mapToLong(QueuedPlace::leads).sum();
    boolean all = stopped == facts.queued();
    String line =
        (all ? "All" : String.valueOf(stopped))
            + " of its "
            + facts.queued()
            + " leads "
            + what
            + ".";
    return found(stopped > 0, all ? error(code, line) : warning(code, line));
  }

  static Optional<CheckFinding> found(boolean holds, CheckFinding finding) {
    return holds ? Optional.of(finding) : Optional.empty();
  }
}
