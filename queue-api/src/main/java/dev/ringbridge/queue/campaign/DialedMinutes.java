package dev.ringbridge.queue.campaign;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.campaign.DialingStatistics.Dialed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The calls of each minute of the last two days, as {@link Tallies} folds them. They are read for a
 * moment and not published with the campaign, because they change by the clock alone.
 */
@ApplicationScoped
class DialedMinutes {
  private static final int MINUTES = 60;

  private static final String ZONE = "select zone from queue.organizations where id = $1";
  private static final String KNOWN = "select 1 from queue.campaigns where id = $1";

  private static final String SUMS =
      """
      select coalesce(sum(placed) filter (where minute >= $3), 0)::bigint as hour_placed,
             coalesce(sum(connected) filter (where minute >= $3), 0)::bigint as hour_connected,
             min(minute) filter (where minute >= $3 and placed > 0) as hour_first,
             coalesce(sum(placed) filter (where minute >= $4), 0)::bigint as day_placed,
             coalesce(sum(connected) filter (where minute >= $4), 0)::bigint as day_connected,
             min(minute) filter (where minute >= $4 and placed > 0) as day_first
        from queue.dialed_minutes
       where organization_id = $1 and ($2::uuid is null or campaign_id = $2)
         and minute >= least($3, $4) and minute <= $5""";

  /** Whether a campaign is there. */
  Uni<Boolean> knows(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(KNOWN)
        .execute(Tuple.of(campaignId))
        .map(rows -> rows.size() == 1);
  }

  /**
   * What was dialed until now.
   *
   * @param campaignId null for the whole organization
   */
  Uni<DialingStatistics> until(
      Work work, UUID organizationId, @Nullable UUID campaignId, Instant now) {
    return work.sql()
        .preparedQuery(ZONE)
        .execute(Tuple.of(organizationId))
        .map(rows -> ZoneId.of(rows.iterator().next().getString(0)))
        .chain(zone -> sums(work, organizationId, campaignId, new Span(now, zone)));
  }

  private static Uni<DialingStatistics> sums(
      Work work, UUID organizationId, @Nullable UUID campaignId, Span span) {
    Tuple values =
        Tuple.tuple()
            .addUUID(organizationId)
            .addUUID(campaignId)
            .addOffsetDateTime(utc(span.hour()))
            .addOffsetDateTime(utc(span.day()))
            .addOffsetDateTime(utc(span.now()));
    return work.sql()
        .preparedQuery(SUMS)
        .execute(values)
        .map(rows -> statistics(span, rows.iterator().next()));
  }

  private static DialingStatistics statistics(Span span, Row row) {
    return new DialingStatistics(
        span.now(),
        span.zone().getId(),
        dialed(span.hour(), span.now(), row, "hour"),
        dialed(span.day(), span.now(), row, "day"));
  }

  private static Dialed dialed(Instant from, Instant now, Row row, String stretch) {
    OffsetDateTime first = row.getOffsetDateTime(stretch + "_first");
    return Dialed.of(
        from,
        now,
        first == null ? null : first.toInstant(),
        row.getLong(stretch + "_placed"),
        row.getLong(stretch + "_connected"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  /** The stretches of time that end now. */
  private record Span(Instant now, ZoneId zone) {
    Instant hour() {
      return now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
    }

    /** Where the clocks skip midnight, the day begins with its first moment. */
    Instant day() {
      return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }
  }
}
