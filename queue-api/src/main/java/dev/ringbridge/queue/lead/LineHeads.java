package dev.ringbridge.queue.lead;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far this replica has worked off each line. It only saves a claim from walking over places
 * that others left: whoever knows nothing begins at the front and takes the same leads. So it is
 * kept in memory, believed only once the claim that found it out is committed, and forgotten from
 * time to time, so that whatever it may get wrong does not last; but not while a walk from the
 * front would be long.
 */
@ApplicationScoped
class LineHeads {
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final Duration FORGOTTEN_AT_LAST = Duration.ofDays(1);

  /** A claim walks over so many places that others left within some milliseconds. */
  static final long FEW = 10_000;

  private final Clock clock;
  private final Map<Lines, Known> known = new ConcurrentHashMap<>();

  LineHeads(Clock clock) {
    this.clock = clock;
  }

  /** What is known of a campaign's lines. */
  Heads of(UUID campaignId) {
    return of(campaignId, null);
  }

  /**
   * What is known of a campaign's lines from claims for one account.
   *
   * @param accountId null where they were for all
   */
  Heads of(UUID campaignId, @Nullable UUID accountId) {
    Known one = known.get(new Lines(campaignId, accountId));
    return one == null || isForgotten(one) ? Heads.UNKNOWN : one.heads();
  }

  /** Remembers what a claim found out that is committed. */
  void keep(UUID campaignId, Heads heads) {
    keep(campaignId, null, heads);
  }

  /**
   * Remembers what a claim for one account found out that is committed.
   *
   * @param accountId null where it was for all
   */
  void keep(UUID campaignId, @Nullable UUID accountId, Heads heads) {
    known.values().removeIf(this::isForgotten);
    known.compute(
        new Lines(campaignId, accountId),
        (lines, before) -> new Known(heads, before == null ? nextTime() : before.until()));
  }

  private Instant nextTime() {
    return clock.instant().plus(FORGOTTEN);
  }

  private boolean isForgotten(Known one) {
    Instant now = clock.instant();
    return now.isAfter(one.until())
        && (one.heads().left() <= FEW || now.isAfter(one.until().plus(FORGOTTEN_AT_LAST)));
  }

  private record Lines(UUID campaignId, @Nullable UUID accountId) {}

  private record Known(Heads heads, Instant until) {}

  /**
   * Where somebody may stand in a campaign's lines.
   *
   * @param seen the snapshot by which nobody stood anywhere else: {@code pg_current_snapshot()} of
   *     the claim; null where nothing is known
   * @param left how many places were left of which something is still there, in the whole queue; by
   *     PostgreSQL's statistics, which are a second old or so
   */
  record Heads(@Nullable String seen, List<Head> lines, long left) {
    static final Heads UNKNOWN = new Heads(null, List.of(), 0);

    /** As the parameters of a statement, after those it has already. */
    Tuple after(Tuple values) {
      return values
          .addString(seen)
          .addArrayOfUUID(lines.stream().map(Head::patternId).toArray(UUID[]::new))
          .addArrayOfShort(lines.stream().map(Head::list).toArray(Short[]::new))
          .addArrayOfShort(lines.stream().map(Head::tier).toArray(Short[]::new))
          .addArrayOfLong(lines.stream().map(Head::rank).toArray(Long[]::new))
          .addArrayOfUUID(lines.stream().map(Head::leadId).toArray(UUID[]::new))
          .addArrayOfShort(lines.stream().map(Head::upto).toArray(Short[]::new));
    }
  }

  /**
   * A stretch of the line of one place and one list, from its first on.
   *
   * @param upto the tier in which it has ended; the same as its own where the line has nobody
   */
  record Head(UUID patternId, short list, short tier, long rank, UUID leadId, short upto) {}
}
