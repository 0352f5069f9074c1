package dev.ringbridge.telephony.account;

import dev.ringbridge.telephony.carrier.Departure.Headway;
import dev.ringbridge.telephony.carrier.Stopwatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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
  /** For so long after its first request this process is slow: nothing is loaded or connected. */
  static final Duration COLD = Duration.ofSeconds(2);

  /** So long requests may wait for their first byte before slots are taken further apart. */
  static final Duration BEHIND = Duration.ofMillis(100);

  private static final double WHILE_COLD = 0.5;

  /** What waits is gone after ten times as long. */
  private static final double WHILE_BEHIND = 0.9;

  private final Stopwatch stopwatch;
  private final AtomicReference<@Nullable Long> first = new AtomicReference<>();
  private final Moments leaving;
  private final Moments writing;
  private final Map<UUID, Long> waited = new ConcurrentHashMap<>();
  private final Map<UUID, CompletableFuture<@Nullable Void>> last = new ConcurrentHashMap<>();

  Spacing(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    this.leaving = new Moments(stopwatch);
    this.writing = new Moments(stopwatch);
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
   * What keeps the first byte of a request away from that of the account's last one. Between
   * leaving and writing a thread is found and a connection opened, which takes one longer than the
   * next.
   *
   * @param apart the time between two
   */
  public Headway headway(UUID accountId, Duration apart) {
    AtomicReference<@Nullable Long> asked = new AtomicReference<>();
    return () -> {
      asked.compareAndSet(null, stopwatch.nanos());
      Duration left = writing.take(accountId, apart);
      if (left.isZero()) {
        waited.put(accountId, stopwatch.nanos() - Objects.requireNonNull(asked.get()));
      }
      return left;
    };
  }

  /**
   * The share of an account's rate that this process may use. Requests of a new process may be long
   * on their way; those that follow are not, and would come too close behind them. Where something
   * stood still for long, what waits for its first byte is to become less.
   */
  double share(UUID accountId) {
    if (isCold()) {
      return WHILE_COLD;
    }
    return waited.getOrDefault(accountId, 0L) > BEHIND.toNanos() ? WHILE_BEHIND : 1;
  }

  private boolean isCold() {
    Long since = first.get();
    return since == null || stopwatch.nanos() - since < COLD.toNanos();
  }

  /**
   * An account as this process takes its slots: at less than its rate while the process is new, or
   * its requests wait. Whoever takes a slot asks here.
   */
  public Account paced(Account account) {
    double share = share(account.id());
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
    Duration left = leaving.take(accountId, apart);
    return left.isZero()
        ? Uni.createFrom().voidItem()
        : pause(left).chain(() -> turn(accountId, apart));
  }

  /** Timers count whole milliseconds: a moment is rather met a little late than early. */
  private static Uni<Void> pause(Duration left) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(left.plusMillis(1));
  }
}
