package dev.ringbridge.core.compliance;

import java.time.LocalTime;

/**
 * The part of a day in which calls may be made, by the called person's clock.
 *
 * @param from the first moment at which one may call
 * @param to the first moment at which one may not; midnight (00:00) is the end of the day
 */
public record DayHours(LocalTime from, LocalTime to) {
  public DayHours {
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException("hours from " + from + " to " + to);
    }
  }
}
