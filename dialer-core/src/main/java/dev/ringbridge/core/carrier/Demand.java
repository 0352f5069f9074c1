package dev.ringbridge.core.carrier;

/**
 * What an account's last minute went into, and what its calls in being may need of the next.
 *
 * @param before how many requests are made, at most, before the one that makes a call
 * @param asksMore whether anything can be asked for a call once it is made
 * @param calls requests within the window that made calls, or will
 * @param commands those that were about calls in being
 * @param asides those that could have waited
 * @param unanswered calls in being that nobody answered yet
 * @param unmade of these, those whose request is not answered yet
 * @param held how many requests all calls in being need at most
 * @param atOnce how many one of them needs, at most, as it is answered
 */
public record Demand(
    int before,
    boolean asksMore,
    int calls,
    int commands,
    int asides,
    int unanswered,
    int unmade,
    int held,
    int atOnce) {
  /** Less often than this a request has to wait for longer than a second. */
  static final double RARELY = 1e-3;

  /**
   * So long the stock has to last, in seconds, and a few requests' time: calls that have their
   * slots go first, and they are published a second ahead.
   */
  private static final double LASTS = 1;

  private static final double SLOTS = 2;

  private static final double SECONDS = 60;

  /**
   * Of so many that ring one is expected to answer in any case: the leads to come may be others
   * than those of the last minute.
   */
  private static final int TURNS = 5;

  /** An account without calls. */
  public static Demand none(int before, boolean asksMore) {
    return new Demand(before, asksMore, 0, 0, 0, 0, 0, 0, 1);
  }

  Demand with(int holds, int once) {
    return new Demand(
        before,
        asksMore,
        calls + 1,
        commands,
        asides,
        unanswered + 1,
        unmade + 1,
        held + holds,
        Math.max(atOnce, once));
  }

  /** How many are kept for what is asked before calls that have their slots. */
  int asked() {
    return before * unmade;
  }

  /**
   * How many requests about calls there are, rarely, within the time that a stock lasts. They come
   * by themselves, some at once: of the calls whose fate is known so many needed one, and no more
   * calls can be made, with what they need, than the minute has requests. As long as nothing is
   * known this bounds nothing.
   */
  int likely(int limit, int once) {
    int known = calls - unanswered;
    if (known <= 0) {
      return Integer.MAX_VALUE;
    }
    double perCall = atMost(commands) / known;
    double perSecond = limit / SECONDS * perCall / (1 + perCall);
    double seconds = LASTS + SLOTS * SECONDS / limit;
    int together = Math.max(atOnce, once);
    int answers = fewest(perSecond * seconds / together);
    return together * Math.max(answers, unanswered / TURNS);
  }

  /** No more than this are to be expected where so many were seen, with 97.5 %. */
  private static double atMost(int seen) {
    double root = Math.sqrt(seen + 1.0) + 1;
    return root * root;
  }

  /** The least number that is reached {@link #RARELY}, where so many come on average. */
  static int fewest(double mean) {
    double share = -mean;
    double below = Math.exp(share);
    int number = 1;
    while (1 - below > RARELY) {
      share += Math.log(mean / number);
      below += Math.exp(share);
      number++;
    }
    return number;
  }
}
