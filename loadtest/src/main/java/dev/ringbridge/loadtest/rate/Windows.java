package dev.ringbridge.loadtest.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The requests of one account as its carrier got them.
 *
 * @param requests when, the oldest first
 */
record Windows(List<Instant> requests) {
  Windows {
    requests = requests.stream().sorted().toList();
  }

  /** The most that came within any time of this length, both ends being part of it. */
  int most(Duration length) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < requests.size(); last++) {
      while (Duration.between(requests.get(first), requests.get(last)).compareTo(length) >= 0) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Those that came from then on, before that. */
  Windows between(Instant from, Instant to) {
    return new Windows(
        requests.stream().filter(at -> !at.isBefore(from) && at.isBefore(to)).toList());
  }
}
