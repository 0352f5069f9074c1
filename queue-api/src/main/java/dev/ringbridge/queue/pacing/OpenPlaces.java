package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.queue.compliance.Patterns.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Where a campaign may call now.
 *
 * @param closes when each open pattern's hours end
 * @param all how many patterns its leads have, open or not
 */
record OpenPlaces(Map<UUID, Instant> closes, int all) {
  OpenPlaces {
    closes = Map.copyOf(closes);
  }

  /**
   * The places that are open.
   *
   * @param practice whether nobody real is called, so that no hours apply
   * @param account the carrier account, which may call some countries only
   */
  static OpenPlaces of(
      Collection<Place> places, boolean practice, AccountSnapshot account, Instant now) {
    Map<UUID, Instant> closes = new HashMap<>();
    for (Place place : places) {
      boolean allowed = place.countries().allMatch(account.countries()::contains);
      if (allowed && practice) {
        closes.put(place.pattern().id(), Instant.MAX);
      } else if (allowed) {
        place.hours().closes(now).ifPresent(end -> closes.put(place.pattern().id(), end));
      }
    }
    return new OpenPlaces(closes, places.size());
  }

  /** Where no account is, nobody is called. */
  static OpenPlaces none(int all) {
    return new OpenPlaces(Map.of(), all);
  }

  Set<UUID> patterns() {
    return closes.keySet();
  }

  /** The deadline of a call there: no later than wanted, and not past the end of the hours. */
  Instant deadline(UUID pattern, Instant wanted) {
    Instant end = closes.getOrDefault(pattern, wanted);
    return end.isBefore(wanted) ? end : wanted;
  }
}
