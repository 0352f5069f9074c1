package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.carrier.Stopwatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps an account's requests apart as they leave this process. Slots say when each is due; where
 * something stood still for a moment (a collection, the disk), all that came due meanwhile would
 * leave at once, and that is what the carrier counts. So whoever waited looks again: what stood
 * still were the timers, too.
 */
@ApplicationScoped
public class Spacing {
  private final Stopwatch stopwatch;
  private final Map<UUID, Long> last = new HashMap<>();

  Spacing(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /**
   * Sends a request as soon as the account's last one is long enough ago.
   *
   * @param apart the least time between two
   * @param request what is sent
   */
  public <T> Uni<T> leave(UUID accountId, Duration apart, Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Duration left = take(accountId, apart);
              return left.isZero()
                  ? request.get()
                  : pause(left).chain(() -> leave(accountId, apart, request));
            });
  }

  /** Takes this moment, or says how long it takes until one may be taken. */
  synchronized Duration take(UUID accountId, Duration apart) {
    long now = stopwatch.nanos();
    Long before = last.get(accountId);
    long left = before == null ? 0 : before + apart.toNanos() - now;
    if (left > 0) {
      return Duration.ofNanos(left);
    }
    last.put(accountId, now);
    return Duration.ZERO;
  }

  /** Timers count whole milliseconds: a moment is rather met a little late than early. */
  private static Uni<Void> pause(Duration left) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(left.plusMillis(1));
  }
}
