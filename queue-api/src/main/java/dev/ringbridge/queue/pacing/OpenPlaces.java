package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.compliance.RingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Where a campaign may call now.
 *
 * @param open the patterns that are open
 * @param all how many patterns its leads have, open or not
 */
public record OpenPlaces(Map<UUID, Opening> open, int all) {
  public OpenPlaces {
    open = Map.copyOf(open);
  }

  /**
   * A place that is open.
   *
   * @param closes when its hours end
   * @param leastRingSeconds how long a phone there must ring at least
   * @param mustAnnounce whether a recorded call must say there that it is recorded
   */
  public record Opening(Instant closes, int leastRingSeconds, boolean mustAnnounce) {
    private static final Opening PRACTICE = new Opening(Instant.MAX, 0, false);

    RingTime ringTime(AccountSnapshot account) {
      return RingTime.of(leastRingSeconds, account.ringsAgents());
    }

    static Opening of(Place place, Instant closes) {
      return new Opening(closes, place.leastRingSeconds(), place.mustAnnounceRecording());
    }
  }

  /**
   * The places that are open.
   *
   * @param grounds on which the campaign calls; where it practices, no hours apply
   * @param account the carrier account, which may call some countries only
   */
  public static OpenPlaces of(
      Collection<Place> places, CallingGrounds grounds, AccountSnapshot account, Instant now) {
    return of(
        places,
        grounds,
        place -> account.countries().containsAll(place.countries()),
        account.ringsAgents(),
        now);
  }

  /**
   * The places that are open: those in whose hours a call that is planned now has rung.
   *
   * @param reached whether an account takes calls to a place
   * @param ringsAgents whether an agent's phone rings before the lead's
   */
  static OpenPlaces of(
      Collection<Place> places,
      CallingGrounds grounds,
      Predicate<Place> reached,
      boolean ringsAgents,
      Instant now) {
    Map<UUID, Opening> open = new HashMap<>();
    for (Place place : places) {
      boolean allowed = reached.test(place) && place.clearance(grounds, now).isClear();
      if (allowed && grounds.practice()) {
        open.put(place.pattern().id(), Opening.PRACTICE);
      } else if (allowed) {
        place
            .hours()
            .closes(now)
            .filter(end -> hasRung(place, ringsAgents, now, end))
            .ifPresent(end -> open.put(place.pattern().id(), Opening.of(place, end)));
      }
    }
    return new OpenPlaces(open, places.size());
  }

  private static boolean hasRung(Place place, boolean ringsAgents, Instant now, Instant end) {
    Duration closing = RingTime.of(place.leastRingSeconds(), ringsAgents).closing();
    return now.plus(closing).isBefore(end);
  }

  Set<UUID> patterns() {
    return open.keySet();
  }

  /**
   * The deadline of a call there: no later than wanted, and so early that the lead's phone has rung
   * as long as the law asks when the hours end.
   */
  public Instant deadline(UUID pattern, Instant wanted, AccountSnapshot account) {
    Opening opening = open.get(pattern);
    if (opening == null) {
      return wanted;
    }
    Instant last = opening.ringTime(account).lastPlacing(opening.closes());
    return last.isBefore(wanted) ? last : wanted;
  }

  /** How long each phone may ring, so that it stops before the hours end. */
  public int mostRingSeconds(UUID pattern, Instant deadline, AccountSnapshot account) {
    Opening opening = open.get(pattern);
    return opening == null
        ? Integer.MAX_VALUE
        : opening.ringTime(account).mostSeconds(deadline, opening.closes());
  }

  /** Whether a recorded call must say there that it is recorded. */
  boolean mustAnnounce(UUID pattern) {
    Opening opening = open.get(pattern);
    return opening != null && opening.mustAnnounce();
  }

  /** How long a phone there must ring at least; 0 where no rule says. */
  public int leastRingSeconds(UUID pattern) {
    Opening opening = open.get(pattern);
    return opening == null ? 0 : opening.leastRingSeconds();
  }
}
