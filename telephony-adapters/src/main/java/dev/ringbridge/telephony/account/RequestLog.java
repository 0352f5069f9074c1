package dev.ringbridge.telephony.account;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The requests of accounts whose carrier counts each of them: one table, so one count for all
 * replicas. What is older than some minutes is forgotten, whether or not its account dials on.
 */
@ApplicationScoped
public class RequestLog {
  private static final double MILLIS = 1000.0;

  private static final String SINCE =
      """
      select at, kind from telephony.account_requests
       where account_id = $1 and at > clock_timestamp() - make_interval(secs => $2) order by at""";

  private static final String FORGET =
      "delete from telephony.account_requests where at < clock_timestamp() - interval '5 minutes'";

  private static final String ADD =
      """
      insert into telephony.account_requests (account_id, organization_id, branch_id, kind, at)
      select $1, $2, $3, $4, at from unnest($5::timestamptz[]) as at""";

  /** Of several that were counted with one moment, each moves for itself. */
  private static final String MOVE =
      """
      update telephony.account_requests set at = clock_timestamp()
       where ctid = (select ctid from telephony.account_requests
                      where account_id = $1 and at = $2 and kind = $3
                        and at < clock_timestamp() - make_interval(secs => $4)
                      limit 1)""";

  /**
   * A request of the log.
   *
   * @param at when it was made, or will be
   */
  record Logged(Instant at, RequestKind kind) {}

  /** The requests of an account of this last time, and those that will be made. */
  Uni<List<Logged>> since(Work work, UUID accountId, Duration age) {
    return work.sql()
        .preparedQuery(SINCE)
        .execute(Tuple.of(accountId, age.toMillis() / MILLIS))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::logged).toList());
  }

  private Logged logged(Row row) {
    return new Logged(Columns.instant(row, "at"), RequestKind.valueOf(row.getString("kind")));
  }

  /** Forgets what no account's count needs any more. */
  public Uni<Void> purge(Work work) {
    return work.sql().query(FORGET).execute().replaceWithVoid();
  }

  /** Requests that will be made then. */
  Uni<Void> add(Work work, UUID accountId, Tenancy tenancy, RequestKind kind, List<Instant> times) {
    OffsetDateTime[] all = times.stream().map(RequestLog::kept).toArray(OffsetDateTime[]::new);
    return work.sql()
        .preparedQuery(ADD)
        .execute(
            Tuple.of(accountId, tenancy.organizationId(), tenancy.branchId(), kind.name())
                .addArrayOfOffsetDateTime(all))
        .replaceWithVoid();
  }

  /**
   * Counts a request anew that was on its way for longer than this: the carrier counts it from when
   * it arrived.
   */
  Uni<Void> moveLate(Work work, UUID accountId, RequestKind kind, Instant at, Duration longer) {
    return work.sql()
        .preparedQuery(MOVE)
        .execute(Tuple.of(accountId, kept(at), kind.name(), longer.toMillis() / MILLIS))
        .replaceWithVoid();
  }

  /** As the table keeps it, which knows no nanoseconds. */
  private static OffsetDateTime kept(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
