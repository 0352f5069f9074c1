package dev.ringbridge.telephony.placing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A minute of an account whose carrier counts every request. A call may need two more after the one
 * that makes it: to put it through, or speak to it, and to end it. They are held for every call
 * that is not over, so that nobody who answered waits for a minute to pass.
 *
 * @param limit how many requests the carrier takes within any 60 seconds
 * @param requests when those within sight were made, or will be, the oldest first
 * @param live how many calls are not over
 */
record Minute(int limit, List<Instant> requests, int live) {
  /** A little longer than the carrier's: what leaves here arrives there a little later. */
  static final Duration WINDOW = Duration.ofSeconds(62);

  private static final int HELD_BY_A_CALL = 2;
  private static final int FOR_A_CALL = 1 + HELD_BY_A_CALL;

  /** One in so many is left to agents' legs, questions, and what is told twice. */
  private static final int RESERVE = 20;

  Minute {
    requests = List.copyOf(requests);
  }

  /** When there is room for one more call; {@link Instant#MAX} while calls must end first. */
  Instant earliest(Instant now) {
    List<Instant> counted =
        requests.stream().filter(at -> at.isAfter(now.minus(WINDOW))).sorted().toList();
    int most = limit - limit / RESERVE;
    int over = counted.size() + live * HELD_BY_A_CALL + FOR_A_CALL - most;
    if (over <= 0) {
      return now;
    }
    return over > counted.size() ? Instant.MAX : counted.get(over - 1).plus(WINDOW);
  }

  /** The same with one more call, made then. */
  Minute with(Instant slot) {
    List<Instant> more = new ArrayList<>(requests);
    more.add(slot);
    return new Minute(limit, more, live + 1);
  }
}
