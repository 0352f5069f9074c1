package dev.ringbridge.simulator;

import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * The mix of people behind numbers that are not scripted. The probabilities sum up to 1; the means
 * are in virtual time and every person's own delay is drawn around them.
 *
 * @param human a person picks up
 * @param machine an answering machine picks up
 * @param noAnswer it rings until the caller gives up
 * @param busy the line is busy
 * @param rejected a person declines while it rings
 * @param invalid the network knows no such number
 * @param ring mean time it rings before something happens
 * @param talk mean time a person stays on the line, or a machine records
 * @param greeting mean length of a machine's greeting; people say hello for a second
 */
public record People(
    double human,
    double machine,
    double noAnswer,
    double busy,
    double rejected,
    double invalid,
    Duration ring,
    Duration talk,
    Duration greeting) {
  private static final double ROUNDING = 1e-6;

  /** A plausible list of leads: about every third call reaches a person. */
  public static final People DEFAULT =
      new People(
          0.35,
          0.15,
          0.32,
          0.08,
          0.05,
          0.05,
          Duration.ofSeconds(8),
          Duration.ofSeconds(60),
          Duration.ofSeconds(6));

  public People {
    double[] all = {human, machine, noAnswer, busy, rejected, invalid};
    if (DoubleStream.of(all).anyMatch(p -> !(p >= 0))) {
      throw new IllegalArgumentException("a probability is below 0");
    }
    if (Math.abs(DoubleStream.of(all).sum() - 1) > ROUNDING) {
      throw new IllegalArgumentException("the probabilities must sum up to 1");
    }
    if (ring.isNegative() || talk.isNegative() || greeting.isNegative()) {
      throw new IllegalArgumentException("a mean is below 0");
    }
  }

  /**
   * Only people who pick up.
   *
   * @param ring mean time before they do
   * @param talk mean time they stay
   */
  public static People allHuman(Duration ring, Duration talk) {
    return new People(1, 0, 0, 0, 0, 0, ring, talk, DEFAULT.greeting);
  }
}
