package dev.ringbridge.simulator.call;

/**
 * How a call ends.
 *
 * @param sipCode the network's last word
 */
public record Ending(CallStatus status, Ender by, int sipCode) {
  private static final int OK = 200;
  private static final int BUSY_HERE = 486;
  private static final int TERMINATED = 487;
  private static final int DECLINED = 603;

  /** It was connected, and somebody ended it. */
  public static Ending completed(Ender by) {
    return new Ending(CallStatus.COMPLETED, by, OK);
  }

  /** The line was taken. */
  public static Ending busy(Ender by) {
    return new Ending(CallStatus.BUSY, by, BUSY_HERE);
  }

  /** The network could not do it. */
  public static Ending failed(Ender by, int sipCode) {
    return new Ending(CallStatus.FAILED, by, sipCode);
  }

  /** Somebody did not want it. */
  public static Ending declined(Ender by) {
    return new Ending(CallStatus.NO_ANSWER, by, DECLINED);
  }

  /** Nobody picked up in time. */
  public static Ending rangOut() {
    return new Ending(CallStatus.NO_ANSWER, Ender.RING_TIMEOUT, TERMINATED);
  }

  /** It was given up before anybody picked up. */
  public static Ending canceled(Ender by) {
    return new Ending(CallStatus.CANCELED, by, TERMINATED);
  }
}
