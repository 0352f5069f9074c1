package dev.ringbridge.core.disposition;

/** What a disposition sets going (requirements, row 6.02). */
public enum AutoAction {
  SCHEDULE_VISIT,
  NURTURE_CAMPAIGN,
  RESCHEDULE,
  MARK_INVALID,
  REASSIGN,
  RETRY,
  MARK_DND,
  ASSIGN_MANAGER
}
