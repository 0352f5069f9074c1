package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.carrier.Deadline;
import dev.ringbridge.telephony.carrier.Stopwatch;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request, watched: whether a byte of it can have left, and what status came back. Used by one
 * thread.
 */
final class Exchange {
  private final Optional<Deadline> deadline;
  private final Stopwatch stopwatch;
  private boolean written;
  private boolean tooLate;
  private OptionalInt status = OptionalInt.empty();

  /**
   * @param deadline past this no byte may leave; empty where it does not matter
   */
  Exchange(Optional<Deadline> deadline, Stopwatch stopwatch) {
    this.deadline = deadline;
    this.stopwatch = stopwatch;
  }

  /**
   * The connection stands and the first byte is about to be written.
   *
   * @throws IOException if it is too late for that
   */
  void beforeWriting() throws IOException {
    if (deadline.filter(end -> end.isPast(stopwatch.nanos())).isPresent()) {
      tooLate = true;
      throw new IOException("its deadline passed");
    }
    written = true;
  }

  /** Whether it matters when its first byte leaves, which is so for a create alone. */
  boolean hasDeadline() {
    return deadline.isPresent();
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
