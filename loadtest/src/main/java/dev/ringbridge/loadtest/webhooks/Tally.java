package dev.ringbridge.loadtest.webhooks;

import dev.ringbridge.loadtest.Percentiles;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was answered, and how soon: from the moment that a webhook was due, not that it was sent.
 */
final class Tally {
  private static final int ACKNOWLEDGED = 204;
  private static final int REFUSED = 403;
  private static final double MILLI = 1e6;

  private final Map<Callback.Kind, Long> right = new EnumMap<>(Callback.Kind.class);
  private long wrong;
  private Percentiles delays = new Percentiles();
  private boolean over;

  synchronized void count(Callback callback, int status, long now) {
    boolean refuse =
        callback.kind() == Callback.Kind.FORGED || callback.kind() == Callback.Kind.ALTERED;
    if (status == (refuse ? REFUSED : ACKNOWLEDGED)) {
      right.merge(callback.kind(), 1L, Long::sum);
    } else {
      wrong++;
    }
    if (!refuse) {
      delays.add((now - callback.dueNanos()) / MILLI);
    }
  }

  synchronized void over(boolean isOver) {
    over = isOver;
  }

  /** Whether all that was due is answered. */
  synchronized boolean isOver() {
    return over;
  }

  /** How many of a kind were answered as they should be. */
  synchronized long right(Callback.Kind kind) {
    return right.getOrDefault(kind, 0L);
  }

  /** How many were answered otherwise. */
  synchronized long wrong() {
    return wrong;
  }

  /** The delays of what is acknowledged since this was last asked. */
  synchronized Percentiles delays() {
    Percentiles until = delays;
    delays = new Percentiles();
    return until;
  }
}
