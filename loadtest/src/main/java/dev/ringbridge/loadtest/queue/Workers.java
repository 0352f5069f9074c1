package dev.ringbridge.loadtest.queue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Several threads that work until nothing is left. */
final class Workers {
  private static final double NANOS = 1e9;

  private Workers() {}

  /**
   * Works everything off.
   *
   * @param round does some of it; false once all is done
   * @return jobs a second
   * @throws IllegalStateException if a round fails
   */
  static double perSecond(int threads, int jobs, Callable<Boolean> round)
      throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    AtomicReference<Exception> failure = new AtomicReference<>();
    long from = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      workers.execute(() -> work(round, failure));
    }
    workers.shutdown();
    boolean ended = workers.awaitTermination(10, TimeUnit.MINUTES);
    long nanos = System.nanoTime() - from;
    if (!ended || failure.get() != null) {
      throw new IllegalStateException("the queue was not worked off", failure.get());
    }
    return jobs * NANOS / nanos;
  }

  private static void work(Callable<Boolean> round, AtomicReference<Exception> failure) {
    try {
      boolean more = true;
      while (more && failure.get() == null) {
        more = round.call();
      }
    } catch (Exception e) {
      failure.set(e);
    }
  }
}
