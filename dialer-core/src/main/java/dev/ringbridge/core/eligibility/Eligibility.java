package dev.ringbridge.core.eligibility;

import dev.ringbridge.core.lead.DialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a lead may be dialed now, and what each rule says. The claim takes a lead if and only if
 * this says that it may be dialed: a test holds them against each other.
 *
 * @param findings one of each rule, in the order in which they are told
 * @param opensAt when the lead can be dialed: now, or once all that only time keeps from it has
 *     passed; null where somebody must act first
 */
public record Eligibility(List<Finding> findings, @Nullable Instant opensAt) {
  private static final List<BiFunction<LeadFacts, Instant, Finding>> RULES =
      List.of(
          Eligibility::notSuppressed,
          Eligibility::notFinished,
          Eligibility::notOnACall,
          Eligibility::campaignRunning,
          Eligibility::listActive,
          Eligibility::fitsFilter,
          Eligibility::accountOpen,
          Eligibility::countryAllowed,
          Eligibility::placeKnown,
          Eligibility::languageSpoken,
          Eligibility::consentGiven,
          Eligibility::optOutOffered,
          Eligibility::notListed,
          Eligibility::registryCurrent,
          Eligibility::due,
          Eligibility::callingHours);

  public Eligibility {
    findings = List.copyOf(findings);
  }

  /** Asks every rule. */
  public static Eligibility of(LeadFacts facts, Instant now) {
    List<Finding> findings = RULES.stream().map(rule -> rule.apply(facts, now)).toList();
    boolean timeHelps =
        findings.stream().allMatch(finding -> finding.holds() || finding.opensAt() != null);
    return new Eligibility(findings, timeHelps ? opens(facts, now) : null);
  }

  /** Once it is due, fits and may be called at that hour; null where it is too old by then. */
  private static @Nullable Instant opens(LeadFacts facts, Instant now) {
    Instant due = facts.dueAt().isAfter(now) ? facts.dueAt() : now;
    return facts
        .hours()
        .opens(facts.filter().notBefore(due))
        .filter(facts.filter()::lasts)
        .orElse(null);
  }

  /** Whether it may be dialed now. */
  public boolean isEligible() {
    return findings.stream().allMatch(Finding::holds);
  }

  /** The rule that stops it; of several the first. */
  public Optional<Finding> stoppedBy() {
    return findings.stream().filter(finding -> !finding.holds()).findFirst();
  }

  private static Finding notSuppressed(LeadFacts facts, Instant now) {
    boolean stopped = facts.suppressed() || facts.dialState() == DialState.SUPPRESSED;
    return Finding.of(GateRule.NOT_SUPPRESSED, !stopped);
  }

  private static Finding notFinished(LeadFacts facts, Instant now) {
    boolean finished = facts.dialState().isFinal() && facts.dialState() != DialState.SUPPRESSED;
    return Finding.of(GateRule.NOT_FINISHED, !finished);
  }

  private static Finding notOnACall(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.NOT_ON_A_CALL, facts.dialState() != DialState.CALLING);
  }

  private static Finding campaignRunning(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.CAMPAIGN_RUNNING, facts.campaignRunning());
  }

  private static Finding listActive(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.LIST_ACTIVE, facts.listActive());
  }

  private static Finding fitsFilter(LeadFacts facts, Instant now) {
    FilterFit filter = facts.filter();
    return new Finding(GateRule.FITS_FILTER, filter.fits(), filter.fits() ? null : filter.from());
  }

  private static Finding accountOpen(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.ACCOUNT_OPEN, facts.accountOpen());
  }

  private static Finding countryAllowed(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.COUNTRY_ALLOWED, facts.countryAllowed());
  }

  private static Finding placeKnown(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.PLACE_KNOWN, facts.placeKnown());
  }

  private static Finding languageSpoken(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.LANGUAGE_SPOKEN, facts.languageSpoken());
  }

  private static Finding consentGiven(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.CONSENT_GIVEN, facts.clearance().consented());
  }

  private static Finding optOutOffered(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.OPT_OUT_OFFERED, facts.clearance().withoutOptOut().isEmpty());
  }

  private static Finding notListed(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.NOT_LISTED, !facts.clearance().listed());
  }

  private static Finding registryCurrent(LeadFacts facts, Instant now) {
    return Finding.of(GateRule.REGISTRY_CURRENT, facts.clearance().outdated().isEmpty());
  }

  private static Finding due(LeadFacts facts, Instant now) {
    return facts.dueAt().isAfter(now)
        ? new Finding(GateRule.DUE, false, facts.dueAt())
        : Finding.holds(GateRule.DUE);
  }

  private static Finding callingHours(LeadFacts facts, Instant now) {
    return facts.hours().isOpen(now)
        ? Finding.holds(GateRule.CALLING_HOURS)
        : new Finding(GateRule.CALLING_HOURS, false, facts.hours().opens(now).orElse(null));
  }
}
