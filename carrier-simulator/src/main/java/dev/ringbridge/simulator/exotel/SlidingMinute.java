package dev.ringbridge.simulator.exotel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets so many requests in within any 60 seconds; what is refused does not count. */
final class SlidingMinute {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Deque<Instant> admitted = new ArrayDeque<>();
  private int most;
  private long all;
  private long refused;

  boolean admit(Instant now, int limit) {
    Instant begin = now.minus(WINDOW);
    while (!admitted.isEmpty() && !admitted.element().isAfter(begin)) {
      admitted.remove();
    }
    boolean room = admitted.size() < limit;
    if (room) {
      admitted.add(now);
      all++;
      most = Math.max(most, admitted.size());
    } else {
      refused++;
    }
    return room;
  }

  /** How many were let in so far. */
  long all() {
    return all;
  }

  /** The most that were let in within any minute so far. */
  int most() {
    return most;
  }

  /** How many were not let in so far. */
  long refused() {
    return refused;
  }
}
