package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.Departure;
import dev.ringbridge.telephony.carrier.Stopwatch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One request, watched: whether a byte of it can have left, and what status came back. Used by one
 * thread.
 */
final class Exchange {
  private final Optional<Departure> departure;
  private final Stopwatch stopwatch;
  private boolean written;
  private boolean tooLate;
  private OptionalInt status = OptionalInt.empty();

  /**
   * @param departure when the first byte may leave; empty where it does not matter
   */
  Exchange(Optional<Departure> departure, Stopwatch stopwatch) {
    this.departure = departure;
    this.stopwatch = stopwatch;
  }

  /**
   * The connection stands and the first byte is about to be written; waits until it may be.
   *
   * @throws IOException if it is too late for that
   */
  void beforeWriting() throws IOException {
    if (departure.isPresent()) {
      awaitTurn(departure.get());
    }
    written = true;
  }

  private void awaitTurn(Departure when) throws IOException {
    checkDeadline(when.deadline());
    for (Duration left = when.headway().take(); !left.isZero(); left = when.headway().take()) {
      pause(left);
      checkDeadline(when.deadline());
    }
  }

  private void checkDeadline(Deadline deadline) throws IOException {
    if (deadline.isPast(stopwatch.nanos())) {
      tooLate = true;
      throw new IOException("its deadline passed");
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("not sent");
    }
  }

  /** Whether it matters when its first byte leaves, which is so for a create alone. */
  boolean isCreate() {
    return departure.isPresent();
  }

  void heard(int code) {
    status = OptionalInt.of(code);
  }

  boolean wasWritten() {
    return written;
  }

  boolean wasTooLate() {
    return tooLate;
  }

  OptionalInt status() {
    return status;
  }
}
