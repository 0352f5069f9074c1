package dev.ringbridge.simulator.time;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Timers of an event loop: thousands of them cost no thread, and one timer of the loop. Time passes
 * as it does, and besides by leaps, in which all happens that would have, in its order.
 */
public final class LoopTimers implements Timers {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final Vertx vertx;
  private final Clock clock;
  private final ConcurrentNavigableMap<Due, Runnable> waiting =
      new ConcurrentSkipListMap<>(Comparator.comparingLong(Due::nanos).thenComparing(Due::order));
  private final AtomicLong orders = new AtomicLong();
  private volatile Duration ahead = Duration.ZERO;
  private final AtomicLong leapt = new AtomicLong();
  private volatile long armedFor = NEVER;
  private long armed;

  /** When a task is due; of two at one moment the older comes first. */
  private record Due(long nanos, long order) {}

  /** Timers of these loops; what is due runs on the one that was the last to arm. */
  public LoopTimers(Vertx vertx, Clock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return steady().plus(ahead);
  }

  @Override
  public Instant steady() {
    return clock.instant().plusNanos(leapt.get()).truncatedTo(ChronoUnit.MICROS);
  }

  /** How much too late it is by the carrier's clock; below zero where it is behind. */
  public Duration ahead() {
    return ahead;
  }

  /** Sets the carrier's clock wrong, or right again. */
  public void setAhead(Duration wrong) {
    ahead = wrong;
  }

  /** By how much time has leapt so far, without what passed meanwhile. */
  public Duration leapt() {
    return Duration.ofNanos(leapt.get());
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    if (delay.isZero() || delay.isNegative()) {
      return soonOnLoop(task);
    }
    Due due = new Due(nanos() + delay.toNanos(), orders.incrementAndGet());
    waiting.put(due, task);
    arm();
    return () -> waiting.remove(due);
  }

  /**
   * Lets time pass at once. Whatever is due by the end of it happens, in order, each at its moment;
   * whenever something is under way that takes time of its own, as a request, that is waited for.
   *
   * @param length how far
   * @param idle whether nothing is under way
   * @param done runs when it is over
   */
  public void leap(Duration length, BooleanSupplier idle, Runnable done) {
    leapTo(nanos() + length.toNanos(), idle, done);
  }

  private void leapTo(long end, BooleanSupplier idle, Runnable done) {
    if (!idle.getAsBoolean()) {
      vertx.setTimer(1, later -> leapTo(end, idle, done));
      return;
    }
    long next = next();
    if (next > end) {
      advanceTo(end);
      done.run();
      return;
    }
    advanceTo(next);
    try {
      runDue();
    } finally {
      vertx.runOnContext(then -> leapTo(end, idle, done));
    }
  }

  /** What the loop was to wake up for comes sooner now. */
  private synchronized void advanceTo(long moment) {
    leapt.addAndGet(Math.max(0, moment - nanos()));
    vertx.cancelTimer(armed);
    armedFor = NEVER;
    arm();
  }

  /** The oldest task that is due, if one is. */
  private void runDue() {
    Map.Entry<Due, Runnable> first = waiting.firstEntry();
    if (first != null
        && first.getKey().nanos() <= nanos()
        && waiting.remove(first.getKey(), first.getValue())) {
      first.getValue().run();
    }
  }

  private long next() {
    Map.Entry<Due, Runnable> first = waiting.firstEntry();
    return first == null ? NEVER : first.getKey().nanos();
  }

  /** Has the loop wake up for what is due first. */
  private synchronized void arm() {
    long next = next();
    if (next >= armedFor) {
      return;
    }
    vertx.cancelTimer(armed);
    armedFor = next;
    // Rounded up: a timer is never early.
    long ms = Math.max(1, (next - nanos() + NANOS_PER_MS - 1) / NANOS_PER_MS);
    armed = vertx.setTimer(ms, fired -> wake());
  }

  /** One task at a time, so that a bug in one is none of the others'. */
  private void wake() {
    armedFor = NEVER;
    try {
      runDue();
    } finally {
      if (next() <= nanos()) {
        armedFor = Long.MIN_VALUE;
        vertx.runOnContext(again -> wake());
      } else {
        arm();
      }
    }
  }

  private long nanos() {
    return System.nanoTime() + leapt.get();
  }

  private Timer soonOnLoop(Runnable task) {
    boolean[] canceled = new boolean[1];
    vertx.runOnContext(
        nothing -> {
          if (!canceled[0]) {
            task.run();
          }
        });
    return () -> canceled[0] = true;
  }
}
