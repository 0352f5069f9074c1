package dev.ringbridge.core.carrier;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.RecordingTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A minute of an account whose carrier counts every request, of whatever kind, and refuses what is
 * more. Calls are made evenly over it, so that one old request leaves it every few tenths of a
 * second, and a stock is left to those who answer: whoever is to be put through goes before calls
 * that are not made yet, and waits for the next request to leave where the stock is used up.
 *
 * @param limit how many requests the carrier takes within any 60 seconds
 * @param requests when those within sight were made, or will be
 * @param demand what they were for, and what the calls in being may need
 */
public record Minute(int limit, List<Instant> requests, Demand demand) {
  /**
   * How long a request may be on its way, from the moment that it is counted with until it is
   * answered. What takes longer is counted anew when it is answered.
   */
  public static final Duration ON_ITS_WAY = Duration.ofMillis(500);

  /**
   * The carrier counts requests as they arrive. Two that are so far apart when they are counted
   * with here are a minute apart there, however long each was on its way.
   */
  public static final Duration WINDOW = Duration.ofSeconds(60).plus(ON_ITS_WAY);

  /** The least that is left to others. */
  private static final int LEAST_STOCK = 2;

  private static final double FULL = 0.75;

  public Minute {
    requests = requests.stream().sorted().toList();
  }

  /** The time that a call takes of the minute, with what is asked before it. */
  public Duration interval() {
    return apart().multipliedBy(1 + demand.before());
  }

  /**
   * The time that one request takes of the minute, so that what is made evenly leaves the stock
   * untouched. A request that goes before calls puts the next one off by it: otherwise what came
   * together once would leave a gap behind it, in which nothing leaves the minute, and which comes
   * again each minute.
   */
  public Duration apart() {
    int evenly = Math.max(1, limit - stock(0, 1));
    return Duration.ofNanos(WINDOW.toNanos() / evenly)
        .truncatedTo(ChronoUnit.MICROS)
        .plusNanos(1000);
  }

  /**
   * How many requests a call of these rules may need once it is made: to put it through, or speak
   * to it, and to end it; one that is recorded has to be told so, and its announcement to be said;
   * none where nothing can be asked for it. The database adds up the same of calls in being ({@code
   * calls_in_sight}), and one more for a lead on hold, who is let back.
   */
  public int heldBy(CallRules rules) {
    return demand.asksMore() ? 1 + atOnce(rules) : 0;
  }

  private static int atOnce(CallRules rules) {
    RecordingTerms terms = rules.recording();
    int recorded = terms == null ? 0 : 1;
    int announced = terms == null || terms.announcement() == null ? 0 : 1;
    return 1 + recorded + announced;
  }

  /**
   * When there is room for one more call of these rules; {@link Instant#MAX} while calls must end
   * first.
   */
  public Instant earliestCall(CallRules rules, Instant from) {
    int left = left(heldBy(rules), atOnce(rules));
    return earliest(from, left + demand.asked() + demand.before());
  }

  /** When there is room for another try of a call that is counted among those in being. */
  public Instant earliestAgain(Instant from) {
    return earliest(from, left(0, 1) + demand.asked());
  }

  /** When a request may be made that somebody waits for. */
  public Instant earliest(Instant from) {
    return earliest(from, 0);
  }

  /**
   * Whether something may be asked now that can be asked later as well: while the minute is not
   * full, or little of it went into the like, and what calls may need is left.
   *
   * @param share the part of the minute that such requests may take from calls
   */
  public boolean hasRoomAside(Instant now, double share) {
    boolean room = earliest(now, left(0, 1) + demand.asked()).equals(now);
    return room && (requests.size() < limit * FULL || demand.asides() < limit * share);
  }

  /** The same with one more call, made then. */
  public Minute with(CallRules rules, Instant slot) {
    List<Instant> more = new ArrayList<>(requests);
    more.add(slot);
    return new Minute(limit, more, demand.with(heldBy(rules), atOnce(rules)));
  }

  /**
   * How many requests are left to whoever answers: as many as rarely are needed sooner than the
   * minute lets others go, and no more than all calls in being may ever need.
   */
  int stock(int holds, int atOnce) {
    return Math.max(LEAST_STOCK, Math.min(demand.held() + holds, demand.likely(limit, atOnce)));
  }

  /**
   * How many must be left when another is made. Calls are so far apart that the stock is left; one
   * less is enough, or each that is a little late would put off those of all minutes to come.
   */
  private int left(int holds, int atOnce) {
    return Math.max(1, Math.min(demand.held() + holds, demand.likely(limit, atOnce) - 1));
  }

  /**
   * The first moment from which on one more request is not too many, in any window.
   *
   * @param spare how many are to be left
   */
  private Instant earliest(Instant from, int spare) {
    int most = limit - spare;
    if (most < 1) {
      return Instant.MAX;
    }
    Instant at = afterFullWindows(from, most);
    while (within(at) >= most) {
      at = requests.get(until(at) - most).plus(WINDOW);
    }
    return at;
  }

  /** One that is made before a request with a slot counts in its window, too. */
  private Instant afterFullWindows(Instant from, int most) {
    for (int last = requests.size() - 1; last >= 0; last--) {
      Instant slot = requests.get(last);
      if (!slot.isAfter(from)) {
        return from;
      }
      if (within(slot) >= most) {
        return slot;
      }
    }
    return from;
  }

  /** How many requests there are in the window that ends then. */
  private int within(Instant end) {
    return until(end) - until(end.minus(WINDOW));
  }

  /** How many requests there are until then. */
  private int until(Instant end) {
    int low = 0;
    int high = requests.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (requests.get(middle).isAfter(end)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
