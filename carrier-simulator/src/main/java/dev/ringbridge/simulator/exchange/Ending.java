package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;

/**
 * How a call ends.
 *
 * @param sipCode the network's last word
 */
record Ending(CallStatus status, Ender by, int sipCode) {
  private static final int OK = 200;
  private static final int BUSY_HERE = 486;
  private static final int TERMINATED = 487;
  private static final int DECLINED = 603;

  /** It was connected, and somebody ended it. */
  static Ending completed(Ender by) {
    return new Ending(CallStatus.COMPLETED, by, OK);
  }

  static Ending busy(Ender by) {
    return new Ending(CallStatus.BUSY, by, BUSY_HERE);
  }

  static Ending failed(Ender by, int sipCode) {
    return new Ending(CallStatus.FAILED, by, sipCode);
  }

  static Ending declined(Ender by) {
    return new Ending(CallStatus.NO_ANSWER, by, DECLINED);
  }

  static Ending rangOut() {
    return new Ending(CallStatus.NO_ANSWER, Ender.RING_TIMEOUT, TERMINATED);
  }

  /** It was given up before anybody picked up. */
  static Ending canceled(Ender by) {
    return new Ending(CallStatus.CANCELED, by, TERMINATED);
  }
}
