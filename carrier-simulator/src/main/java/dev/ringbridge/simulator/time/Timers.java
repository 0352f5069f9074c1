package dev.ringbridge.simulator.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and the timers of the switch. Everything it runs, it runs on one thread. */
public interface Timers {

  /** What the carrier's clock says, to the microsecond; it may be wrong. */
  Instant now();

  /** What lengths are measured by, whatever the carrier's clock says. */
  default Instant steady() {
    return now();
  }

  /**
   * Runs a task later, never at once.
   *
   * @param delay in real time; zero means as soon as what runs now is done
   */
  Timer after(Duration delay, Runnable task);

  /** Runs a task as soon as what runs now is done. */
  default Timer soon(Runnable task) {
    return after(Duration.ZERO, task);
  }

  /** A task that waits. */
  interface Timer {
    /** A timer of nothing. */
    Timer NONE = () -> {};

    /** Forgets the task, if it has not run. */
    void cancel();
  }
}
