package dev.ringbridge.simulator.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a call came where.
 *
 * @param started when it left the queue, null before
 * @param answered when it was picked up, null if it was not
 * @param ended when it was over, null before
 */
public record Moments(
    Instant created,
    Instant updated,
    @Nullable Instant started,
    @Nullable Instant answered,
    @Nullable Instant ended) {

  /** A call or leg that was just asked for. */
  public static Moments created(Instant now) {
    return new Moments(now, now, null, null, null);
  }

  /** Something about it changed. */
  public Moments updated(Instant now) {
    return new Moments(created, now, started, answered, ended);
  }

  /** It left the queue. */
  public Moments started(Instant now) {
    return new Moments(created, now, now, answered, ended);
  }

  /** It was picked up. */
  public Moments answered(Instant now) {
    return new Moments(created, now, started, now, ended);
  }

  /** It is over. */
  public Moments ended(Instant now) {
    return new Moments(created, now, started, answered, now);
  }
}
