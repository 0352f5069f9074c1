package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.queue.compliance.Patterns.Place;
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
    return of(places, grounds, place -> account.countries().containsAll(place.countries()), now);
  }

  /**
   * The places that are open.
   *
   * @param reached whether an account takes calls to a place
   */
  static OpenPlaces of(
      Collection<Place> places, CallingGrounds grounds, Predicate<Place> reached, Instant now) {
    Map<UUID, Opening> open = new HashMap<>();
    for (Place place : places) {
      boolean allowed = reached.test(place) && place.clearance(grounds, now).isClear();
      if (allowed && grounds.practice()) {
        open.put(place.pattern().id(), Opening.PRACTICE);
      } else if (allowed) {
        place
            .hours()
            .closes(now)
            .ifPresent(end -> open.put(place.pattern().id(), Opening.of(place, end)));
      }
    }
    return new OpenPlaces(open, places.size());
  }

  Set<UUID> patterns() {
    return open.keySet();
  }

  /**
   * The deadline of a call there: no later than wanted, and so early that the lead's phone does not
   * start to ring past the end of the hours. An account that rings agents rings one before it.
   *
   * @param ringLimitSeconds how long each phone may ring
   */
  public Instant deadline(
      UUID pattern, Instant wanted, AccountSnapshot account, int ringLimitSeconds) {
    Opening opening = open.get(pattern);
    if (opening == null) {
      return wanted;
    }
    Instant last = opening.closes().minusSeconds(account.ringsAgents() ? ringLimitSeconds : 0);
    return last.isBefore(wanted) ? last : wanted;
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
