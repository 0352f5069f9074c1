package dev.ringbridge.simulator.time;

import java.time.Duration;

/** How much faster than life people act. Rules' own times (HTTP, rates, pauses) never ask it. */
public final class Tempo {
  private volatile double speed;

  /**
   * Starts at a speed.
   *
   * @param speed at least 1
   */
  public Tempo(double speed) {
    this.speed = checked(speed);
  }

  /** What delays are divided by. */
  public double speed() {
    return speed;
  }

  /** Changes it for delays that begin from now on. */
  public void setSpeed(double factor) {
    speed = checked(factor);
  }

  /** The real time that a virtual one takes. */
  public Duration real(Duration virtual) {
    return Duration.ofNanos((long) (virtual.toNanos() / speed));
  }

  private static double checked(double speed) {
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("speed must be at least 1");
    }
    return speed;
  }
}
