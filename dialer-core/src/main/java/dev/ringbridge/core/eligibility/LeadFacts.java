package dev.ringbridge.core.eligibility;

import dev.ringbridge.core.compliance.Clearance;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.lead.DialState;
import java.time.Instant;

/**
 * What decides about a lead.
 *
 * @param campaignRunning whether its campaign is
 * @param listActive whether its list is dialed
 * @param dialState where it stands
 * @param suppressed whether it must not be called
 * @param dueAt when its time comes
 * @param placeKnown whether one knows by which clock the person lives
 * @param hours when they may be called
 * @param accountOpen whether a carrier account takes calls of its campaign
 * @param countryAllowed whether that account may call its country
 * @param languageSpoken whether an agent of its campaign speaks the language that it needs
 * @param clearance whether the campaign may call it at all, by consent and official lists
 * @param filter how it stands to the campaign's filter
 */
public record LeadFacts(
    boolean campaignRunning,
    boolean listActive,
    DialState dialState,
    boolean suppressed,
    Instant dueAt,
    boolean placeKnown,
    Hours hours,
    boolean accountOpen,
    boolean countryAllowed,
    boolean languageSpoken,
    Clearance clearance,
    FilterFit filter) {
  /** The same for a lead that is shown to an agent: the call it is held for is this one. */
  public LeadFacts previewed() {
    return new LeadFacts(
        campaignRunning,
        listActive,
        dialState == DialState.CALLING ? DialState.SCHEDULED : dialState,
        suppressed,
        dueAt,
        placeKnown,
        hours,
        accountOpen,
        countryAllowed,
        languageSpoken,
        clearance,
        filter);
  }

  /**
   * The same for a lead whose call is planned and not placed.
   *
   * @param capsKeptAt when the caps on attempts let it be called
   */
  public LeadFacts planned(Instant capsKeptAt) {
    return previewed().due(capsKeptAt);
  }

  private LeadFacts due(Instant at) {
    return new LeadFacts(
        campaignRunning,
        listActive,
        dialState,
        suppressed,
        at,
        placeKnown,
        hours,
        accountOpen,
        countryAllowed,
        languageSpoken,
        clearance,
        filter);
  }

  /**
   * The same for a person who dials it by hand: they need not wait for the campaign's next try, a
   * callback or a paused list, choose whom they like whatever the filter, and may call again whom
   * they reached, in whatever language they share. Everything that protects the called holds.
   *
   * @param capsKeptAt when the caps on attempts let it be called
   */
  public LeadFacts byHand(Instant capsKeptAt) {
    return new LeadFacts(
        campaignRunning,
        true,
        dialState == DialState.REACHED ? DialState.SCHEDULED : dialState,
        suppressed,
        capsKeptAt,
        placeKnown,
        hours,
        accountOpen,
        countryAllowed,
        true,
        clearance,
        FilterFit.ALWAYS);
  }
}
