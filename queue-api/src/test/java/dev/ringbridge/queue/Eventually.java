package dev.ringbridge.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what happens soon, by asking again. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  /** Repeats the assertion until it holds, or fails with its last complaint. */
  public static void assertSoon(Runnable assertion) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        assertion.run();
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  /** Asks until the answer is there. */
  public static <T> T soon(Supplier<T> question) {
    Instant end = Instant.now().plus(PATIENCE);
    T answer = question.get();
    while (answer == null && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(20_000_000);
      answer = question.get();
    }
    return answer;
  }
}
