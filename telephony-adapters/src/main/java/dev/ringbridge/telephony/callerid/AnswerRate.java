package dev.ringbridge.telephony.callerid;

import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answered share of a number's calls. A number that people, or their networks, hold for spam is
 * seen by its share falling (field.md).
 *
 * @param pct in percent; null while too few calls are over
 * @param falling whether the newest day's is much lower than that of the days before
 */
record AnswerRate(@Nullable Double pct, boolean falling) {
  private static final int ENOUGH = 30;
  private static final double MUCH_LOWER = 0.6;
  private static final double PERCENT = 100.0;

  /**
   * The rate of a number.
   *
   * @param days the newest first
   */
  static AnswerRate of(List<CallerIdDay> days) {
    Double all = share(days);
    Double newest = share(days.subList(0, Math.min(1, days.size())));
    Double before = share(days.subList(Math.min(1, days.size()), days.size()));
    return new AnswerRate(
        all == null ? null : all * PERCENT,
        newest != null && before != null && newest < before * MUCH_LOWER);
  }

  private static @Nullable Double share(List<CallerIdDay> days) {
    int ended = days.stream().mapToInt(CallerIdDay::ended).sum();
    int answered = days.stream().mapToInt(CallerIdDay::answered).sum();
    return ended < ENOUGH ? null : Double.valueOf((double) answered / ended);
  }
}
