package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.CallStatus;
import java.util.Locale;

/** Where a leg is. */
public enum LegState {
  CONNECTING,
  RINGING,
  ANSWERED,
  TERMINATED,
  /** It could not even be made. */
  FAILED;

  /** Its name in the API: not confirmed. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a leg whose call, as phones see it, has that status. */
  static LegState of(CallStatus status) {
    return switch (status) {
      case QUEUED -> CONNECTING;
      case RINGING -> RINGING;
      case IN_PROGRESS -> ANSWERED;
      case FAILED -> FAILED;
      case COMPLETED, BUSY, NO_ANSWER, CANCELED -> TERMINATED;
    };
  }
}
