package dev.ringbridge.simulator.people;

import java.time.Duration;
import java.util.Optional;

/**
 * Who or what picks up, in virtual time.
 *
 * @param voice what it is
 * @param greeting how long it speaks at first: a person's hello, a machine's announcement
 * @param leaves when it is gone, counted from the answer; empty if it stays until the other side
 *     ends
 * @param carrierDrops whether it is the network that cuts the call then
 * @param verdictAfter when detection has its verdict, if not by the greeting's own length
 */
public record Answerer(
    Voice voice,
    Duration greeting,
    Optional<Duration> leaves,
    boolean carrierDrops,
    Optional<Duration> verdictAfter) {

  /** Somebody who stays until the other side ends. */
  public static Answerer staying(Voice voice, Duration greeting) {
    return new Answerer(voice, greeting, Optional.empty(), false, Optional.empty());
  }

  static Answerer leaving(Voice voice, Duration greeting, Duration leaves) {
    return new Answerer(voice, greeting, Optional.of(leaves), false, Optional.empty());
  }

  Answerer droppedByCarrier() {
    return new Answerer(voice, greeting, leaves, true, verdictAfter);
  }

  Answerer judgedAfter(Duration delay) {
    return new Answerer(voice, greeting, leaves, carrierDrops, Optional.of(delay));
  }
}
