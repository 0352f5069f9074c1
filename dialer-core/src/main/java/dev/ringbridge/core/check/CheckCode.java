package dev.ringbridge.core.check;

/** What a check of a campaign may find. */
public enum CheckCode {
  /** It has no leads. */
  NO_LEADS,
  /** Nobody is assigned to it. */
  NO_AGENTS,
  /** No carrier account takes its calls. */
  NO_ACCOUNT,
  /** Every one of its leads is on a do-not-call list. */
  ALL_SUPPRESSED,
  /** Its leads are finished, or must not be called. */
  NOBODY_LEFT,
  /** Leads that wait do not fit the campaign's filter, some or all of them. */
  OUTSIDE_FILTER,
  /** It is not known where leads are, so no calling hours can be kept. */
  PLACE_UNKNOWN,
  /** The account may not call their country. */
  COUNTRY_NOT_ALLOWED,
  /** The hours of the places that leads may be in are never open together. */
  HOURS_NEVER_OPEN,
  /** Consent that the campaign needs is missing or was taken back. */
  CONSENT_MISSING,
  /** Official lists say that leads must not be called. */
  LISTED,
  /** An official list that must be consulted is missing or too old. */
  REGISTRY_MISSING,
  /** The least number of calls in a day that applies leaves attempts over for other days. */
  CAP_BELOW_ATTEMPTS,
  /** Retries would come faster than a cap lets them. */
  RETRY_FASTER_THAN_CAP,
  /** The campaign's own cap is above the law's. */
  CALLS_PER_DAY_ABOVE_LAW,
  /** Who answered and got nobody would be called sooner than the law's rest is over. */
  RETRY_WITHIN_REST,
  /** A retry is set for an outcome after which leads are never tried again. */
  RETRY_NEVER_COMES,
  /** An outcome that happens often is never tried again though attempts are left. */
  RETRY_MISSING,
  /** Machines are not looked for, and a retry waits for them. */
  MACHINES_NOT_DETECTED,
  /** A broadcast has no message. */
  MESSAGE_EMPTY,
  /** The law asks for a key to opt out of the message, and there is none. */
  OPT_OUT_MISSING,
  /** A key means something, and the message does not say so. */
  KEY_NOT_SAID,
  /** Nothing is dialed: the phones of agents are on an account that cannot take its calls. */
  AGENTS_ELSEWHERE,
  /** Everybody must agree to be recorded where leads may be, and no key says no. */
  RECORDING_OPT_OUT_MISSING,
  /** Nobody would hear anything when no agent is free. */
  SAFE_HARBOR_EMPTY,
  /** Agents have no time to say what came of a call. */
  NO_WRAP_UP,
  /** A phone rings longer than the campaign says, because the law asks for it. */
  RING_LIMIT_RAISED
}
