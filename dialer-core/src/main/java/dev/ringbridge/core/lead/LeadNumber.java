package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.PhoneNumber;

/**
 * One of several numbers of a lead.
 *
 * @param dead whether there is no such number, or it is somebody else's
 * @param suppressed whether a do-not-call list has it, or the person asked not to be called
 * @param barred whether consents or official lists keep its campaign from calling it today
 */
public record LeadNumber(PhoneNumber phone, boolean dead, boolean suppressed, boolean barred) {
  /** What is known of it. */
  public NumberState state() {
    return NumberState.of(dead, suppressed);
  }

  /** Whether it may lead to the person, whatever the law says today. */
  public boolean isOpen() {
    return state() == NumberState.OPEN;
  }

  /** Whether nothing keeps it from being dialed when its turn comes. */
  public boolean mayBeDialed() {
    return isOpen() && !barred;
  }

  LeadNumber dead(boolean is) {
    return new LeadNumber(phone, is, suppressed, barred);
  }

  LeadNumber suppressed(boolean is) {
    return new LeadNumber(phone, dead, is, barred);
  }
}
