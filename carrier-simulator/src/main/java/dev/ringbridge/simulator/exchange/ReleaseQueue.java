package dev.ringbridge.simulator.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The carrier's queue of one account: calls leave it one by one at the account's rate. A late timer
 * is caught up with, so the rate holds in the long run.
 */
final class ReleaseQueue {
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final Map<String, Instant> waiting = new LinkedHashMap<>();
  private Duration interval;
  private Instant nextFree = Instant.MIN;

  ReleaseQueue(double perSecond) {
    interval = interval(perSecond);
  }

  void setRate(double perSecond) {
    interval = interval(perSecond);
  }

  /** Queues a call. Returns how long it will wait, by what is known now. */
  Duration offer(String sid, Instant now) {
    if (nextFree.isBefore(now) && waiting.isEmpty()) {
      nextFree = now;
    }
    Duration ahead = interval.multipliedBy(waiting.size());
    waiting.put(sid, now);
    Duration wait = Duration.between(now, nextFree).plus(ahead);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Takes out the calls whose turn has come. */
  List<String> release(Instant now) {
    List<String> released = new ArrayList<>();
    Iterator<String> next = waiting.keySet().iterator();
    while (next.hasNext() && !nextFree.isAfter(now)) {
      released.add(next.next());
      next.remove();
      nextFree = nextFree.plus(interval);
    }
    return released;
  }

  /** Takes out the calls that have waited for a day. */
  List<String> expire(Instant now) {
    Instant oldest = now.minus(LONGEST_WAIT);
    List<String> expired =
        waiting.entrySet().stream()
            .takeWhile(call -> call.getValue().isBefore(oldest))
            .map(Map.Entry::getKey)
            .toList();
    waiting.keySet().removeAll(expired);
    return expired;
  }

  void remove(String sid) {
    waiting.remove(sid);
  }

  /** When the next call's turn comes, if one waits. */
  Optional<Instant> nextRelease() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(nextFree);
  }

  private static Duration interval(double perSecond) {
    return Duration.ofNanos((long) (1e9 / perSecond));
  }
}
