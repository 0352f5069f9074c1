package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.RecordingTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A minute of an account whose carrier counts every request. A call may need some more after the
 * one that makes it: to put it through, or speak to it, to end it, and to record it. They are held
 * for every call that is not over, so that nobody who answered waits for a minute to pass. Some
 * accounts ask the carrier something before each call: that is held until the call is made.
 *
 * @param limit how many requests the carrier takes within any 60 seconds
 * @param requests when those within sight were made, or will be, the oldest first
 * @param held how many are held for calls that are not over
 * @param before how many are made, at most, before the one that makes a call
 * @param asksMore whether anything can be asked for a call once it is made
 */
record Minute(int limit, List<Instant> requests, int held, int before, boolean asksMore) {
  /** A little longer than the carrier's: what leaves here arrives there a little later. */
  static final Duration WINDOW = Duration.ofSeconds(62);

  private static final int HELD_BY_A_CALL = 2;

  /** One in so many is left to agents' legs, questions, and what is told twice. */
  private static final int RESERVE = 20;

  Minute {
    requests = List.copyOf(requests);
  }

  /**
   * How many requests a call of these rules may need once it is made: one that is recorded has to
   * be told so, and its announcement to be said; none where nothing can be asked for it. {@link
   * Placements#held} adds up the same, and one more for a lead on hold, who is let back.
   */
  int heldBy(CallRules rules) {
    if (!asksMore) {
      return 0;
    }
    RecordingTerms terms = rules.recording();
    int recorded = terms == null ? 0 : 1;
    int announced = terms == null || terms.announcement() == null ? 0 : 1;
    return HELD_BY_A_CALL + recorded + announced;
  }

  /**
   * When there is room for one more call; {@link Instant#MAX} while calls must end first.
   *
   * @param holds how many requests it may need once it is made
   */
  Instant earliest(int holds, Instant now) {
    List<Instant> counted =
        requests.stream().filter(at -> at.isAfter(now.minus(WINDOW))).sorted().toList();
    int most = limit - limit / RESERVE;
    int over = counted.size() + held + before + 1 + holds - most;
    if (over <= 0) {
      return now;
    }
    return over > counted.size() ? Instant.MAX : counted.get(over - 1).plus(WINDOW);
  }

  /** The same with one more call, made then. */
  Minute with(Instant slot, int holds) {
    List<Instant> more = new ArrayList<>(requests);
    more.add(slot);
    return new Minute(limit, more, held + before + holds, before, asksMore);
  }
}
