package dev.ringbridge.queue.audit;

/** What people do that others will ask about later. */
public enum AuditAction {
  CAMPAIGN_STARTED,
  CAMPAIGN_PAUSED,
  CAMPAIGN_STOPPED,
  /** All dialing of the organization was stopped. */
  DIALING_STOPPED,
  /** The stop of all dialing was released. */
  DIALING_RELEASED
}
