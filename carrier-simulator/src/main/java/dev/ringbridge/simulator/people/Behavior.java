package dev.ringbridge.simulator.people;

import java.time.Duration;

/** What a dialed number does. All times are virtual. */
public sealed interface Behavior {

  /**
   * The network cannot reach it.
   *
   * @param sipCode why, as SIP says it
   */
  record Unreachable(int sipCode) implements Behavior {}

  /** The line is busy. */
  record Busy() implements Behavior {}

  /** It rings, and nobody comes. */
  record RingsOut() implements Behavior {}

  /**
   * Somebody declines.
   *
   * @param ring after ringing this long
   */
  record Declines(Duration ring) implements Behavior {}

  /**
   * Something picks up.
   *
   * @param ring after ringing this long
   * @param signalsRinging whether the network says that it rings
   * @param answerer who or what
   */
  record PicksUp(Duration ring, boolean signalsRinging, Answerer answerer) implements Behavior {}
}
