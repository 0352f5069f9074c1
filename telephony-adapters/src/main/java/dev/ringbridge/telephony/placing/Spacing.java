package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.carrier.Stopwatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps an account's requests apart as they leave this process. Slots say when each is due; where
 * something stood still for a moment (a collection, the disk), all that came due meanwhile would
 * leave at once, and that is what the carrier counts.
 */
@ApplicationScoped
class Spacing {
  private final Stopwatch stopwatch;
  private final Map<UUID, Long> last = new ConcurrentHashMap<>();

  Spacing(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /**
   * Takes the next moment of an account.
   *
   * @param apart the least time from the one before
   * @return how long until then
   */
  Duration next(UUID accountId, Duration apart) {
    long now = stopwatch.nanos();
    long mine =
        last.merge(accountId, now, (before, fresh) -> Math.max(before + apart.toNanos(), fresh));
    return Duration.ofNanos(mine - now);
  }
}
