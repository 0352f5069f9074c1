package dev.ringbridge.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when it is told to: a day in a moment, and always the same. */
public final class ManualTimers implements Timers {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::order));
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private long order;

  private record Task(Instant due, long order, Runnable work) {}

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    Duration wait = delay.isNegative() ? Duration.ZERO : delay;
    Task task = new Task(now.plus(wait), order++, work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Whether nothing waits for its time. */
  public boolean isIdle() {
    return tasks.isEmpty();
  }

  /** Lets time pass, and everything happen that is due by then, in order. */
  public void advance(Duration length) {
    Instant end = now.plus(length);
    while (!tasks.isEmpty() && !tasks.element().due().isAfter(end)) {
      Task task = tasks.remove();
      now = task.due();
      task.work().run();
    }
    now = end;
  }
}
