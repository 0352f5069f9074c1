package dev.ringbridge.queue.compliance;

import java.time.Duration;
import java.time.Instant;

/**
 * What a call needs until the lead's phone has rung: it stops ringing before the hours end, and no
 * call is made that could not ring as long as the law asks.
 *
 * @param least how long a phone there rings at least
 * @param phones how many ring one after the other: the lead's, and on some accounts the agent's
 *     before it
 */
public record RingTime(Duration least, int phones) {
  /** A call is placed within five seconds of its planning, or not at all. */
  private static final Duration PLACED_WITHIN = Duration.ofSeconds(5);

  /**
   * From its placing until it rings, and what carriers let it ring longer than they are told: up to
   * five seconds.
   */
  private static final Duration RINGS_WITHIN = Duration.ofSeconds(10);

  /**
   * That of calls to a place.
   *
   * @param ringsAgents whether an agent's phone rings before the lead's
   */
  public static RingTime of(int leastSeconds, boolean ringsAgents) {
    return new RingTime(Duration.ofSeconds(leastSeconds), ringsAgents ? 2 : 1);
  }

  /** How long before the end of the hours no call is planned any more. */
  public Duration closing() {
    return PLACED_WITHIN.plus(ringing());
  }

  /** The last moment at which a call is placed. */
  public Instant lastPlacing(Instant closes) {
    return closes.minus(ringing());
  }

  /** How many seconds each phone may ring when the call is placed at a moment. */
  public int mostSeconds(Instant placed, Instant closes) {
    Duration left = Duration.between(placed, closes).minus(RINGS_WITHIN).dividedBy(phones);
    return (int) Math.min(left.toSeconds(), Integer.MAX_VALUE);
  }

  private Duration ringing() {
    return RINGS_WITHIN.plus(least.multipliedBy(phones));
  }
}
