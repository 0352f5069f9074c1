package dev.ringbridge.simulator.audio;

/** The sine from a table: many voices at once cost little. */
final class Sine {
  private static final int STEPS = 2_048;
  private static final double[] TABLE = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      TABLE[i] = Math.sin(2 * Math.PI * i / STEPS);
    }
  }

  private Sine() {}

  /**
   * The sine.
   *
   * @param turns of the circle; not negative
   */
  static double of(double turns) {
    return TABLE[(int) ((turns - (long) turns) * STEPS)];
  }
}
