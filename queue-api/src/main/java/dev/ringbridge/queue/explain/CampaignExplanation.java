package dev.ringbridge.queue.explain;

import dev.ringbridge.queue.explain.LeadExplanation.AccountAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a campaign dials, or dials nothing.
 *
 * @param dialing whether it would place a call at the next tick
 * @param line the reason in a sentence
 * @param queue the leads in its queue by what keeps them from being dialed
 * @param opensAt when a lead can be dialed that only time keeps from it; null where none is
 * @param freeAgents its agents who are available
 * @param accounts which carrier accounts it is dialed with, and why not the others
 */
record CampaignExplanation(
    UUID campaignId,
    boolean dialing,
    String line,
    List<QueuedLeads> queue,
    @Nullable Instant opensAt,
    int freeAgents,
    List<AccountAnswer> accounts) {

  /**
   * Leads in the queue that the same rule keeps back.
   *
   * @param reason which
   * @param leads how many
   * @param atLeast whether there are more: a long queue is not counted to its end
   * @param opensAt when the first of them can be dialed; null where somebody must act first
   */
  record QueuedLeads(QueueReason reason, long leads, boolean atLeast, @Nullable Instant opensAt) {}

  /** What keeps leads in the queue. */
  enum QueueReason {
    /** Nothing: they may be dialed now. */
    READY,
    /** The law lets nobody call them at this hour. */
    CALLING_HOURS,
    /** They are to be tried or called back later. */
    DUE,
    /** Their list is paused. */
    LIST_ACTIVE,
    /** They do not fit the campaign's filter. */
    FITS_FILTER,
    /** No carrier account that takes calls may call their country, or has a route to it. */
    COUNTRY_ALLOWED,
    /** The carrier account that they go through waits, and others do not. */
    ACCOUNT_OPEN,
    /** Nobody knows by which clock they live. */
    PLACE_KNOWN,
    /** No agent of the campaign speaks their language. */
    LANGUAGE_SPOKEN,
    /** Consent that the campaign needs is missing or was taken back. */
    CONSENT_GIVEN,
    /** The law asks for a key to opt out of the message, and there is none. */
    OPT_OUT_OFFERED,
    /** An official list says that they must not be called. */
    NOT_LISTED,
    /** An official list that must be consulted is missing or too old. */
    REGISTRY_CURRENT
  }
}
