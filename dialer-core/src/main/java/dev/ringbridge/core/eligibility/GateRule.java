package dev.ringbridge.core.eligibility;

/** What must hold for a lead to be dialed; the first that does not is the reason one is told. */
public enum GateRule {
  /** Nothing and nobody says that it must not be called. */
  NOT_SUPPRESSED,
  /** It is not one that was reached, given up or found to be no number. */
  NOT_FINISHED,
  /** No call to it is live. */
  NOT_ON_A_CALL,
  /** Its campaign is running. */
  CAMPAIGN_RUNNING,
  /** Its list is dialed. */
  LIST_ACTIVE,
  /** It fits the campaign's filter, or was promised a call back. */
  FITS_FILTER,
  /** A carrier account takes calls of this campaign. */
  ACCOUNT_OPEN,
  /** The account may call the country. */
  COUNTRY_ALLOWED,
  /** One knows by which clock the person lives. */
  PLACE_KNOWN,
  /** An agent of its campaign speaks the language that it needs. */
  LANGUAGE_SPOKEN,
  /** Its owner took no consent back that the campaign needs, and gave the one that it requires. */
  CONSENT_GIVEN,
  /** Who hears a message may opt out of it by a key, where the law asks for that. */
  OPT_OUT_OFFERED,
  /** No official list forbids it, or a ground to call it is known. */
  NOT_LISTED,
  /** The official lists that must be consulted before calls there are here and new enough. */
  REGISTRY_CURRENT,
  /** Its time has come: by its retry, its callback, and the caps on attempts. */
  DUE,
  /** The law lets one call there now. */
  CALLING_HOURS
}
