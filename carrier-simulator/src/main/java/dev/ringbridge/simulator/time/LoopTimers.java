package dev.ringbridge.simulator.time;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Timers of an event loop: thousands of them cost no thread. */
public final class LoopTimers implements Timers {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Vertx vertx;
  private final Clock clock;
  private volatile Duration ahead = Duration.ZERO;

  /** Timers that run on the loop they are set from. */
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
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** How much too late it is by the carrier's clock; below zero where it is behind. */
  public Duration ahead() {
    return ahead;
  }

  /** Sets the carrier's clock wrong, or right again. */
  public void setAhead(Duration wrong) {
    ahead = wrong;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    if (delay.isZero() || delay.isNegative()) {
      return soonOnLoop(task);
    }
    // Rounded up: a timer is never early.
    long ms = Math.max(1, (delay.toNanos() + NANOS_PER_MS - 1) / NANOS_PER_MS);
    long id = vertx.setTimer(ms, fired -> task.run());
    return () -> vertx.cancelTimer(id);
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
