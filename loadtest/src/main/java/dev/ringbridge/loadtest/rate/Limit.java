package dev.ringbridge.loadtest.rate;

import java.time.Duration;

/**
 * What a carrier lets an account do.
 *
 * @param requests how many
 * @param per within which time
 * @param window over which time it is judged: a carrier that lets what is more wait averages, one
 *     that refuses it does not
 */
record Limit(int requests, Duration per, Duration window) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static Limit perSecond(int calls) {
    return new Limit(calls, SECOND, TEN_SECONDS);
  }

  static Limit perMinute(int requests) {
    return new Limit(requests, MINUTE, MINUTE);
  }

  /** As {@code 30/s}. */
  String name() {
    return requests + (per.equals(MINUTE) ? "/min" : "/s");
  }

  /** What the account may place a second, as it is set up: more than the minute allows, barely. */
  int callsPerSecond() {
    return (int) Math.ceil(within(SECOND));
  }

  /** How many there may be within a time. */
  double within(Duration time) {
    return requests * (double) time.toMillis() / per.toMillis();
  }
}
