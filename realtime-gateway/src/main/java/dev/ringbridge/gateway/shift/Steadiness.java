package dev.ringbridge.gateway.shift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database was reached without a gap for as long as a lease lasts. After an outage, a
 * pause of the process or a start, every lease looks lost and nobody had the chance to renew; so
 * leases are only judged in steady times.
 */
final class Steadiness {
  private static final Duration GAP = Duration.ofSeconds(3);

  private final Clock clock;
  private final Duration lease;
  private @Nullable Instant since;
  private @Nullable Instant last;

  Steadiness(Clock clock, Duration lease) {
    this.clock = clock;
    this.lease = lease;
  }

  /** The database was reached. */
  synchronized void reached() {
    Instant now = clock.instant();
    if (hasGap(now)) {
      since = now;
    }
    last = now;
  }

  /** Whether leases can be judged. */
  synchronized boolean isSteady() {
    Instant now = clock.instant();
    return since != null && !hasGap(now) && !now.isBefore(since.plus(lease));
  }

  private boolean hasGap(Instant now) {
    return last == null || now.isAfter(last.plus(GAP));
  }
}
