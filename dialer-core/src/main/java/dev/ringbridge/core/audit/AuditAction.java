package dev.ringbridge.core.audit;

/** What people do that others will ask about later. */
public enum AuditAction {
  CAMPAIGN_CREATED,
  /** Its rules, each from what to what. */
  CAMPAIGN_CHANGED,
  /** Others work in it. */
  CAMPAIGN_STAFFED,
  CAMPAIGN_STARTED,
  CAMPAIGN_PAUSED,
  CAMPAIGN_STOPPED,
  /** All dialing of the organization was stopped. */
  DIALING_STOPPED,
  /** The stop of all dialing was released. */
  DIALING_RELEASED,
  /** The filter of a campaign. */
  FILTER_CHANGED,
  /** What may come of the calls of a campaign. */
  DISPOSITIONS_CHANGED,
  /** The lists of a campaign, or who is first within one. */
  LISTS_CHANGED,
  /** An official do-not-call list came in. */
  REGISTRY_UPLOADED,
  /** Somebody entered who must not be called. */
  SUPPRESSION_ADDED,
  SUPPRESSION_REMOVED,
  /** Of a lead. */
  CONSENT_ADDED,
  CONSENT_REVOKED,
  USER_CREATED,
  USER_CHANGED,
  ORGANIZATION_CHANGED,
  /** At a carrier. */
  CARRIER_ACCOUNT_ADDED,
  CARRIER_ACCOUNT_CHANGED,
  /** What calls may cost. */
  LIMITS_CHANGED,
  /** No call is placed, whoever asks for it. */
  PLACING_STOPPED,
  PLACING_RELEASED,
  /** Who shows a number, and how often. */
  CALLER_ID_CHANGED,
  /** Whom calls may be handed over to. */
  DIRECTORY_ENTRY_ADDED,
  DIRECTORY_ENTRY_REMOVED,
  /** Where an agent's phone is called. */
  AGENT_CONTACT_SET,
  AGENT_CONTACT_REMOVED,
  RECORDING_SETTINGS_CHANGED,
  /** By request: of one call. */
  RECORDING_DELETED,
  /** How callers are answered. */
  INCOMING_SETTINGS_CHANGED
}
