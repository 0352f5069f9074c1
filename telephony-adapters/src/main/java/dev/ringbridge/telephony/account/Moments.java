package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.carrier.Stopwatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** When each account's last request was, which keeps the next one away. */
final class Moments {
  /**
   * A timer is a little late each time. So much of it is made up for by the next: otherwise a fast
   * account would lose a millisecond a call.
   */
  static final Duration LATE = Duration.ofMillis(5);

  private final Stopwatch stopwatch;
  private final Map<UUID, Long> last = new HashMap<>();

  Moments(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /** Takes this moment, or says how long it takes until one may be taken. */
  synchronized Duration take(UUID accountId, Duration apart) {
    long now = stopwatch.nanos();
    Long before = last.get(accountId);
    if (before == null) {
      last.put(accountId, now);
      return Duration.ZERO;
    }
    long due = before + apart.toNanos();
    if (due - now > 0) {
      return Duration.ofNanos(due - now);
    }
    last.put(accountId, now - Math.min(LATE.toNanos(), now - due));
    return Duration.ZERO;
  }
}
