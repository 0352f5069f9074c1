package dev.ringbridge.telephony.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much each account's carrier is off by its clock, as its own news tells. News comes after what
 * it tells of, never before: the freshest of the last minutes is off by the clock alone, and what
 * is older than that is late. Without this a carrier whose clock is a minute behind would seem to
 * tell of people who picked up a minute ago, and nobody would talk with them.
 */
@ApplicationScoped
class CarrierClocks {
  /** A clock that is further off is not believed to be: its news is late. */
  static final Duration MOST = Duration.ofMinutes(2);

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final Map<UUID, Freshest> accounts = new ConcurrentHashMap<>();
  private final Clock clock;

  CarrierClocks(Clock clock) {
    this.clock = clock;
  }

  /** The report with its time as our clock would have it. */
  CallReport read(CallReport report) {
    return report
        .carrierTime()
        .map(at -> report.timed(read(report.leg().accountId(), at, clock.instant())))
        .orElse(report);
  }

  private Instant read(UUID accountId, Instant said, Instant now) {
    Duration ahead = Duration.between(now, said);
    Freshest freshest =
        accounts.merge(
            accountId, new Freshest(ahead, ahead, now), (known, one) -> known.with(ahead, now));
    return said.minus(freshest.ahead());
  }

  /**
   * The freshest news of an account.
   *
   * @param before of the minutes before these
   * @param lately of these minutes
   * @param since when these minutes began
   */
  private record Freshest(Duration before, Duration lately, Instant since) {
    Freshest with(Duration ahead, Instant now) {
      return since.plus(REMEMBERED).isBefore(now)
          ? new Freshest(lately, ahead, now)
          : new Freshest(before, longer(lately, ahead), since);
    }

    /** How much the clock is ahead; below zero where it is behind. */
    Duration ahead() {
      Duration best = longer(before, lately);
      return best.abs().compareTo(MOST) > 0 ? Duration.ZERO : best;
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) >= 0 ? one : other;
    }
  }
}
