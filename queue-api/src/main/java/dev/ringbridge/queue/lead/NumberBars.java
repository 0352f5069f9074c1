package dev.ringbridge.queue.lead;

import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.core.compliance.LegalStanding;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.CallingCodes;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.compliance.Patterns.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What keeps campaigns from calling numbers, whatever the hour: the same rules as the gate's, asked
 * of a number before its turn comes.
 */
@ApplicationScoped
class NumberBars {
  private static final String CAMPAIGNS =
      """
      select c.id, c.organization_id, c.practice, c.consult_registries, c.consent_scope, c.mode, c.broadcast, now() as now, %s
        from queue.campaigns c where c.id = any($1::uuid[])"""
          .formatted(Grounds.REGISTRIES);

  /** The most that may be known in favor of a number. */
  private static final LegalStanding BEST =
      new LegalStanding(false, Set.of(ConsentScope.values()), false);

  private final Patterns patterns;
  private final OpenAccounts accounts;

  NumberBars(Patterns patterns, OpenAccounts accounts) {
    this.patterns = patterns;
    this.accounts = accounts;
  }

  /** What keeps these campaigns from calling. */
  Uni<Map<UUID, Bar>> of(Work work, Collection<UUID> campaigns) {
    return work.sql()
        .preparedQuery(CAMPAIGNS)
        .execute(Tuple.of(campaigns.toArray(UUID[]::new)))
        .chain(rows -> patterns.of(work, campaigns).map(places -> bars(rows, places)));
  }

  private Map<UUID, Bar> bars(RowSet<Row> rows, Map<UUID, Place> places) {
    Map<UUID, Bar> bars = new HashMap<>();
    rows.forEach(row -> bars.put(row.getUUID("id"), bar(row, places)));
    return bars;
  }

  private Bar bar(Row row, Map<UUID, Place> places) {
    CallingGrounds grounds = Grounds.of(row);
    return new Bar(
        grounds,
        accounts.routing(row.getUUID("organization_id"), grounds),
        places,
        row.getOffsetDateTime("now").toInstant());
  }

  /**
   * What keeps a campaign from calling.
   *
   * @param routing the accounts that take its calls; while none does, no country is a reason
   * @param places where its leads may be, by the patterns' ids
   */
  record Bar(CallingGrounds grounds, Routing routing, Map<UUID, Place> places, Instant now) {
    /**
     * Whether it may not call a number.
     *
     * @param pattern where the number may be, whatever the law knows of it
     * @param legal what the law knows of it, in the bits of campaign_patterns.legal
     */
    boolean stops(UUID pattern, int legal) {
      Place place = places.get(pattern);
      return place != null && stops(place, LegalStanding.ofBits(legal));
    }

    private boolean stops(Place place, LegalStanding standing) {
      Place known =
          new Place(place.pattern(), place.packs(), place.hours(), standing, place.recording());
      return !known.clearance(grounds, now).isClear() || neverOpens(place) || isForeign(place);
    }

    private boolean neverOpens(Place place) {
      return !grounds.practice() && (!place.isKnown() || place.hours().opens(now).isEmpty());
    }

    /** Where an account only waits for money, its numbers wait with it. */
    private boolean isForeign(Place place) {
      Set<String> countries = place.countries();
      return routing.isOpen() && !routing.mayReach(countries, CallingCodes.of(countries));
    }

    /** The patterns of the leads that it may not call. */
    Set<UUID> stopped() {
      return patterns(place -> stops(place, place.standing()));
    }

    /** The patterns that it may not call even with every consent. */
    Set<UUID> hopeless() {
      return patterns(place -> stops(place, BEST));
    }

    private Set<UUID> patterns(Predicate<Place> which) {
      return places.entrySet().stream()
          .filter(entry -> which.test(entry.getValue()))
          .map(Map.Entry::getKey)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
