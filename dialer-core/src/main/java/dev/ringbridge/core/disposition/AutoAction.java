package dev.ringbridge.core.disposition;

/** What a disposition sets going (requirements, row 6.02). */
public enum AutoAction {
  /** Whoever arranges visits is told; the lead is not dialed again by itself. */
  SCHEDULE_VISIT,
  /** Whoever keeps in touch by other means is told; dialed again much later, where a delay says. */
  NURTURE_CAMPAIGN,
  /** Dialed again at the time agreed on, or after the delay. */
  RESCHEDULE,
  /** The number is not this person's: never dialed again. */
  MARK_INVALID,
  /** Dialed again now, for an agent who speaks the person's language. */
  REASSIGN,
  /** Dialed again after the delay, while attempts are left. */
  RETRY,
  /** Never dialed again, by anybody of the organization. */
  MARK_DND,
  /** Put before the supervisors. */
  ASSIGN_MANAGER;

  /** Whether it means nothing without a delay. */
  boolean needsDelay() {
    return this == RESCHEDULE || this == RETRY;
  }

  /** Whether a delay means something for it. */
  boolean mayDelay() {
    return needsDelay() || this == NURTURE_CAMPAIGN;
  }
}
