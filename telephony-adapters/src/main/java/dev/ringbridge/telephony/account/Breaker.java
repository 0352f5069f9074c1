package dev.ringbridge.telephony.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a carrier still does what it is asked, judged by the last requests of this process: a
 * circuit breaker by share (as in Nygard, Release It!, 2nd edition, 5.2).
 */
final class Breaker {
  private static final int REMEMBERED = 50;

  private final int failures;
  private final double share;
  private final Duration within;
  private final Deque<Request> lately = new ArrayDeque<>();

  /**
   * @param failures how many requests in vain it takes at least
   * @param share and which part of all requests
   * @param within what counts as lately
   */
  Breaker(int failures, double share, Duration within) {
    this.failures = failures;
    this.share = share;
    this.within = within;
  }

  /**
   * Takes in what became of a request.
   *
   * @return whether that is enough; from then on it counts anew
   */
  synchronized boolean trips(boolean failed, Instant now) {
    lately.addLast(new Request(now, failed));
    while (lately.size() > REMEMBERED || lately.getFirst().at().isBefore(now.minus(within))) {
      lately.removeFirst();
    }
    long inVain = lately.stream().filter(Request::failed).count();
    boolean enough = inVain >= failures && inVain >= share * lately.size();
    if (enough) {
      lately.clear();
    }
    return enough;
  }

  private record Request(Instant at, boolean failed) {}
}
