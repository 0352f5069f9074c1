package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.carrier.Stopwatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an account's requests apart as they leave this process. Slots say when each is due; where
 * something stood still for a moment (a collection, the disk), all that came due meanwhile would
 * leave at once, and that is what the carrier counts. So they leave one after the other, in the
 * order in which they came, and whoever waited looks again: what stood still were the timers, too.
 */
@ApplicationScoped
public class Spacing {
  /**
   * A timer is a little late each time. So much of it is made up for by the next: otherwise a fast
   * account would lose a millisecond a call.
   */
  static final Duration LATE = Duration.ofMillis(5);

  /** For so long after its first request this process is slow: nothing is loaded or connected. */
  static final Duration COLD = Duration.ofSeconds(2);

  /** For so long compilers take turns with it: now and then requests are 50 to 100 ms late. */
  static final Duration WARMING = Duration.ofSeconds(30);

  /**
   * What is left of the rate meanwhile. While it warms, 32 requests of an account of 30 calls a
   * second take 100 ms more than the second in which 31 may come: so late may one be.
   */
  private static final double WHILE_COLD = 0.5;

  private static final double WHILE_WARMING = 0.955;

  private final Stopwatch stopwatch;
  private final AtomicReference<@Nullable Long> first = new AtomicReference<>();
  private final Map<UUID, Long> moments = new ConcurrentHashMap<>();
  private final Map<UUID, CompletableFuture<@Nullable Void>> last = new ConcurrentHashMap<>();

  Spacing(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  /**
   * Sends a request as soon as the account's last one is long enough ago.
   *
   * @param apart the time between two; a few milliseconds less where the one before was late
   * @param request what is sent
   */
  public <T> Uni<T> leave(UUID accountId, Duration apart, Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .deferred(() -> queue(accountId, apart))
        .invoke(() -> first.compareAndSet(null, stopwatch.nanos()))
        .chain(() -> request.get());
  }

  /**
   * The share of an account's rate that this process may use. Requests of a new process may be long
   * on their way; those that follow are not, and would come too close behind them.
   */
  double share() {
    Long since = first.get();
    long age = since == null ? 0 : stopwatch.nanos() - since;
    if (age < COLD.toNanos()) {
      return WHILE_COLD;
    }
    return age < WARMING.toNanos() ? WHILE_WARMING : 1;
  }

  /**
   * An account as this process takes its slots: at less than its rate while the process is new.
   * Whoever takes a slot asks here.
   */
  public Account paced(Account account) {
    double share = share();
    return share < 1 ? account.at(share) : account;
  }

  /** Completes when it is one's turn. */
  private Uni<Void> queue(UUID accountId, Duration apart) {
    CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> before = last.put(accountId, mine);
    return Uni.createFrom()
        .completionStage(before == null ? CompletableFuture.completedFuture(null) : before)
        .chain(() -> turn(accountId, apart))
        .eventually(() -> pass(accountId, mine));
  }

  private void pass(UUID accountId, CompletableFuture<@Nullable Void> mine) {
    last.remove(accountId, mine);
    mine.complete(null);
  }

  private Uni<Void> turn(UUID accountId, Duration apart) {
    Duration left = take(accountId, apart);
    return left.isZero()
        ? Uni.createFrom().voidItem()
        : pause(left).chain(() -> turn(accountId, apart));
  }

  /** Takes this moment, or says how long it takes until one may be taken. Of one at a time. */
  Duration take(UUID accountId, Duration apart) {
    long now = stopwatch.nanos();
    Long before = moments.get(accountId);
    if (before == null) {
      moments.put(accountId, now);
      return Duration.ZERO;
    }
    long due = before + apart.toNanos();
    if (due - now > 0) {
      return Duration.ofNanos(due - now);
    }
    moments.put(accountId, now - Math.min(LATE.toNanos(), now - due));
    return Duration.ZERO;
  }

  /** Timers count whole milliseconds: a moment is rather met a little late than early. */
  private static Uni<Void> pause(Duration left) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(left.plusMillis(1));
  }
}
