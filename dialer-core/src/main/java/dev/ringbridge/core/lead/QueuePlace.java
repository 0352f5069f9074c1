package dev.ringbridge.core.lead;

import java.util.Locale;

/**
 * Where a due lead stands in line: personal callbacks, callbacks, then by priority, and by
 * temperature within it; among equals the oldest is first.
 *
 * @param tier the lower is dialed first
 */
public record QueuePlace(int tier) {
  private static final int PERSONAL_CALLBACK = 0;
  private static final int CALLBACK = 1;
  private static final int FIRST_OF_PRIORITIES = 2;

  /** The place of a lead as it is now. */
  public static QueuePlace of(Lead lead) {
    return of(lead, lead.standing());
  }

  /** The place of a lead as it is now, once this is said of it. */
  public static QueuePlace of(Lead lead, Standing standing) {
    Callback callback = lead.callback();
    if (callback != null) {
      return new QueuePlace(callback.isPersonal() ? PERSONAL_CALLBACK : CALLBACK);
    }
    int temperatures = Temperature.values().length;
    return new QueuePlace(
        FIRST_OF_PRIORITIES
            + standing.priority().rank() * temperatures
            + Temperature.of(standing.score(), lead.salesStatus(), lead.attempts()).rank());
  }

  /** The place in words. */
  public String words() {
    if (tier < FIRST_OF_PRIORITIES) {
      return tier == PERSONAL_CALLBACK ? "a callback of one agent" : "a callback";
    }
    int temperatures = Temperature.values().length;
    int rank = tier - FIRST_OF_PRIORITIES;
    return "priority %s, %s"
        .formatted(
            Priority.ofRank(rank / temperatures).name().toLowerCase(Locale.ROOT),
            Temperature.ofRank(rank % temperatures).name().toLowerCase(Locale.ROOT));
  }

  /** How many tiers there are. */
  public static int tiers() {
    return FIRST_OF_PRIORITIES + Priority.values().length * Temperature.values().length;
  }
}
