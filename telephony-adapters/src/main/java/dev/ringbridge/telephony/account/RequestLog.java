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
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The requests of accounts whose carrier counts each of them: one table, so one count for all
 * replicas. What is older than some minutes is forgotten, whether or not its account dials on.
 */
@ApplicationScoped
public class RequestLog {
  private static final String SINCE =
      """
      select at from telephony.account_requests
       where account_id = $1 and at > clock_timestamp() - make_interval(secs => $2) order by at""";

  private static final String FORGET =
      "delete from telephony.account_requests where at < clock_timestamp() - interval '5 minutes'";

  private static final String ADD =
      """
      insert into telephony.account_requests (account_id, organization_id, branch_id, at)
      select $1, $2, $3, at from unnest($4::timestamptz[]) as at""";

  private static final String ADD_NOW =
      """
      insert into telephony.account_requests (account_id, organization_id, branch_id, at)
      values ($1, $2, $3, clock_timestamp())""";

  private static final String ADD_NOW_WHILE =
      """
      insert into telephony.account_requests (account_id, organization_id, branch_id, at)
      select $1, $2, $3, clock_timestamp()
       where (select count(*) from telephony.account_requests
               where account_id = $1 and at > clock_timestamp() - interval '1 minute') < %s""";

  private static final String ADD_NOW_IF_FEWER = ADD_NOW_WHILE.formatted("$4");

  /** The limit is that of placing calls: all but one in twenty. */
  private static final String ADD_NOW_BESIDE_CALLS =
      ADD_NOW_WHILE.formatted(
          "least($4::int * 3 / 4, $4::int - $4::int / 20 - telephony.requests_held($1, $5, true))");

  /** When the requests of an account of this last time were made, or will be. */
  public Uni<List<Instant>> since(Work work, UUID accountId, Duration age) {
    return work.sql()
        .preparedQuery(SINCE)
        .execute(Tuple.of(accountId, (double) age.toSeconds()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::at).toList());
  }

  /** Forgets what no account's count needs any more. */
  public Uni<Void> purge(Work work) {
    return work.sql().query(FORGET).execute().replaceWithVoid();
  }

  private Instant at(Row row) {
    return Columns.instant(row, "at");
  }

  /** Requests that will be made then. */
  public Uni<Void> add(Work work, UUID accountId, Tenancy tenancy, List<Instant> times) {
    OffsetDateTime[] all =
        times.stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    return work.sql()
        .preparedQuery(ADD)
        .execute(
            Tuple.of(accountId, tenancy.organizationId(), tenancy.branchId())
                .addArrayOfOffsetDateTime(all))
        .replaceWithVoid();
  }

  /** A request that is made now, whatever was made before. */
  public Uni<Void> addNow(Work work, UUID accountId, Tenancy tenancy) {
    return work.sql()
        .preparedQuery(ADD_NOW)
        .execute(Tuple.of(accountId, tenancy.organizationId(), tenancy.branchId()))
        .replaceWithVoid();
  }

  /** A request that is made now if fewer than these were made within a minute; whether it is. */
  public Uni<Boolean> addNowIfFewer(Work work, UUID accountId, Tenancy tenancy, long most) {
    return work.sql()
        .preparedQuery(ADD_NOW_IF_FEWER)
        .execute(Tuple.of(accountId, tenancy.organizationId(), tenancy.branchId(), most))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * A request that is made now if what calls may still need is left of the minute; whether it is.
   *
   * @param limit how many the carrier takes within any minute
   * @param before how many are made, at most, before one that makes a call
   */
  public Uni<Boolean> addNowBesideCalls(
      Work work, UUID accountId, Tenancy tenancy, int limit, int before) {
    return work.sql()
        .preparedQuery(ADD_NOW_BESIDE_CALLS)
        .execute(Tuple.of(accountId, tenancy.organizationId(), tenancy.branchId(), limit, before))
        .map(rows -> rows.rowCount() == 1);
  }
}
