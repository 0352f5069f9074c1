package dev.ringbridge.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param keys the share of people who press each key when they are asked for keys, in order; the
 *     others press none
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
    Duration greeting,
    SortedMap<String, Double> keys) {
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

  /** People who press no key. */
  public People(
      double human,
      double machine,
      double noAnswer,
      double busy,
      double rejected,
      double invalid,
      Duration ring,
      Duration talk,
      Duration greeting) {
    this(
        human,
        machine,
        noAnswer,
        busy,
        rejected,
        invalid,
        ring,
        talk,
        greeting,
        Collections.emptySortedMap());
  }

  public People {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    if (keys.values().stream().anyMatch(p -> !(p >= 0))
        || keys.values().stream().mapToDouble(p -> p).sum() > 1 + ROUNDING) {
      throw new IllegalArgumentException("the shares of keys are below 0, or more than 1");
    }
    if (!keys.keySet().stream().allMatch(key -> key.matches("[0-9*#]{1,10}"))) {
      throw new IllegalArgumentException("a key is none of 0 to 9, * and #");
    }
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

  /** The same people, these shares of whom press these keys when asked for keys. */
  public People pressing(Map<String, Double> shares) {
    return new People(
        human,
        machine,
        noAnswer,
        busy,
        rejected,
        invalid,
        ring,
        talk,
        greeting,
        new TreeMap<>(shares));
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
