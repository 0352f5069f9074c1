package dev.ringbridge.telephony.callerid;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that calls may show, as it stands today.
 *
 * @param number in E.164 form
 * @param dailyCap how many calls show it in a day at most; null is any number
 * @param agentId whose own it is; null where it is nobody's
 * @param campaignIds in whose pools it is
 * @param resting whether somebody lets it rest
 * @param calls how many calls showed it today
 */
record CallerIdStanding(
    String number,
    @Nullable Integer dailyCap,
    @Nullable UUID agentId,
    Set<UUID> campaignIds,
    boolean resting,
    int calls) {
  CallerIdStanding {
    campaignIds = Set.copyOf(campaignIds);
  }

  /** One for which nothing is set and which no call has shown today. */
  static CallerIdStanding fresh(String number) {
    return new CallerIdStanding(number, null, null, Set.of(), false, 0);
  }

  boolean isUsable() {
    return !resting && (dailyCap == null || calls < dailyCap);
  }

  /** Its number is not for all to see. */
  @Override
  public String toString() {
    return "CallerIdStanding[" + calls + " calls]";
  }
}
