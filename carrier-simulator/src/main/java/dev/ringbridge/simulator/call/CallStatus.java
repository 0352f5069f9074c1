package dev.ringbridge.simulator.call;

import java.util.Optional;
import java.util.stream.Stream;

/** The status of a call in the API. A call that is being dialed and does not ring yet is queued. */
public enum CallStatus {
  QUEUED("queued"),
  RINGING("ringing"),
  IN_PROGRESS("in-progress"),
  COMPLETED("completed"),
  BUSY("busy"),
  FAILED("failed"),
  NO_ANSWER("no-answer"),
  CANCELED("canceled");

  private final String wireName;

  CallStatus(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in the API. */
  public String wireName() {
    return wireName;
  }

  /** Whether the call is over. */
  public boolean isFinal() {
    return compareTo(IN_PROGRESS) > 0;
  }

  /** The status of that name. */
  public static Optional<CallStatus> named(String name) {
    return Stream.of(values()).filter(status -> status.wireName.equals(name)).findFirst();
  }
}
