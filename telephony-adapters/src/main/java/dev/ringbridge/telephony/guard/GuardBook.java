package dev.ringbridge.telephony.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.account.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What may be spent, and what is: the rows that the fence reads and writes. */
@ApplicationScoped
class GuardBook {
  private static final String LIMITS =
      """
      select l.account_id is not null as limited, l.per_minute, l.per_day, l.prices::text as prices,
             g.killed_at is not null as killed
        from (select 1) as one
        left join telephony.account_limits l on l.account_id = $1
        left join telephony.organization_guards g on g.organization_id = $2""";

  /** Makes the row at the first call, and holds it. */
  private static final String HOLD =
      """
      insert into telephony.organization_guards as known (organization_id, branch_id) values ($1, $2)
          on conflict (organization_id) do update set branch_id = known.branch_id
      returning limited, per_minute, per_day, prefix_calls, killed_at is not null as killed""";

  private static final String SPENT =
      """
      select (select coalesce(sum(micros), 0)::bigint from telephony.spend_entries
               where account_id = $1 and at > clock_timestamp() - interval '60 seconds') as account_minute,
             (select coalesce(sum(micros), 0)::bigint from telephony.spend_entries
               where organization_id = $2 and at > clock_timestamp() - interval '60 seconds') as organization_minute,
             (select coalesce(sum(micros), 0)::bigint from telephony.spend_days
               where account_id = $1 and day = (clock_timestamp() at time zone 'utc')::date) as account_day,
             (select coalesce(sum(micros), 0)::bigint from telephony.spend_days
               where organization_id = $2 and day = (clock_timestamp() at time zone 'utc')::date) as organization_day,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'digits', prefix,
                       'known', trusted or first_at < clock_timestamp() - make_interval(secs => $4),
                       'calls', case when window_at > clock_timestamp() - make_interval(secs => $5) then calls else 0 end)),
                     '[]')::text
                from telephony.called_prefixes where organization_id = $2 and prefix = any($3)) as prefixes""";

  private static final String ENTER =
      """
      with fresh as (
             select * from jsonb_to_recordset($1::text::jsonb)
                        as one ("callId" uuid, "perMinute" bigint, micros bigint, prefix text)),
           entered as (
             insert into telephony.spend_entries (call_id, organization_id, branch_id, account_id, at, per_minute, micros)
             select "callId", $2::uuid, $3::uuid, $4::uuid, $5::timestamptz, "perMinute", micros from fresh
                 on conflict do nothing),
           counted as (
             insert into telephony.spend_days as known (account_id, organization_id, branch_id, day, micros)
             select $4::uuid, $2::uuid, $3::uuid, ($5::timestamptz at time zone 'utc')::date, sum(micros) from fresh
                 on conflict (account_id, day) do update set micros = known.micros + excluded.micros)
      insert into telephony.called_prefixes as known
             (organization_id, branch_id, prefix, first_at, last_at, window_at, calls)
      select $2::uuid, $3::uuid, prefix, $5::timestamptz, $5::timestamptz, $5::timestamptz, count(*) from fresh group by prefix
          on conflict (organization_id, prefix) do update
             set last_at = excluded.last_at,
                 calls = excluded.calls + case when known.window_at > $5::timestamptz - make_interval(secs => $6) then known.calls else 0 end,
                 window_at = case when known.window_at > $5::timestamptz - make_interval(secs => $6) then known.window_at
                                  else excluded.window_at end""";

  private static final String KILL =
      """
      update telephony.organization_guards
         set killed_at = clock_timestamp(), killed_by = $2, killed_by_name = $3, kill_reason = $4, killing_prefix = $5
       where organization_id = $1 and killed_at is null""";

  private final TelephonyConfig.Guard standard;

  GuardBook(TelephonyConfig config) {
    this.standard = config.guard();
  }

  /** What is set for an account, and where nothing is, what holds for one that calls people. */
  Uni<Limits> limits(Work work, Account account) {
    return work.sql()
        .preparedQuery(LIMITS)
        .execute(Tuple.of(account.id(), account.tenancy().organizationId()))
        .map(rows -> limits(account, rows.iterator().next()));
  }

  private Limits limits(Account account, Row row) {
    boolean killed = row.getBoolean("killed");
    if (row.getBoolean("limited")) {
      return new Limits(
          true,
          killed,
          row.getLong("per_minute"),
          row.getLong("per_day"),
          prices(row.getString("prices")));
    }
    return new Limits(
        !account.simulated(),
        killed,
        Dollars.micros(standard.spendPerMinute()),
        Dollars.micros(standard.spendPerDay()),
        Map.of());
  }

  /** What is spent; the organization is held from here on. */
  Uni<Spent> spent(Work work, Account account, Limits limits, List<String> prefixes) {
    Tuple values =
        Tuple.of(account.id(), account.tenancy().organizationId())
            .addArrayOfString(prefixes.toArray(String[]::new))
            .addDouble((double) standard.newFor().toSeconds())
            .addDouble((double) standard.within().toSeconds());
    return hold(work, account.tenancy())
        .chain(
            held ->
                work.sql()
                    .preparedQuery(SPENT)
                    .execute(values)
                    .map(rows -> spent(limits, held, rows.iterator().next())));
  }

  private static Uni<Row> hold(Work work, Tenancy tenancy) {
    return work.sql()
        .preparedQuery(HOLD)
        .execute(Tuple.of(tenancy.organizationId(), tenancy.branchId()))
        .map(rows -> rows.iterator().next());
  }

  private Spent spent(Limits limits, Row held, Row spent) {
    boolean own = held.getBoolean("limited");
    return new Spent(
        held.getBoolean("killed"),
        own ? held.getInteger("prefix_calls") : Integer.valueOf(standard.callsToNewPrefix()),
        new Budget(
            limits.perMinute(),
            limits.perDay(),
            spent.getLong("account_minute"),
            spent.getLong("account_day")),
        new Budget(
            own
                ? held.getLong("per_minute")
                : Long.valueOf(Dollars.micros(standard.organizationSpendPerMinute())),
            own
                ? held.getLong("per_day")
                : Long.valueOf(Dollars.micros(standard.organizationSpendPerDay())),
            spent.getLong("organization_minute"),
            spent.getLong("organization_day")),
        read(spent.getString("prefixes"), new TypeReference<List<CalledPrefix>>() {}));
  }

  /** By what money is given to calls. */
  Purse.Terms terms(Spent spent) {
    return new Purse.Terms(spent.killed(), standard.reservedMinutes(), spent.callsToNewPrefix());
  }

  /** Writes down what is paid for calls. */
  Uni<Void> enter(Work work, Account account, List<Purse.Entry> entries, Instant now) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple values =
        Tuple.tuple()
            .addString(Columns.json(entries))
            .addUUID(account.tenancy().organizationId())
            .addUUID(account.tenancy().branchId())
            .addUUID(account.id())
            .addOffsetDateTime(Columns.parameter(now))
            .addDouble((double) standard.within().toSeconds());
    return work.sql().preparedQuery(ENTER).execute(values).replaceWithVoid();
  }

  /** Stops all placing of an organization; whether it was not stopped before. */
  Uni<Boolean> kill(Work work, Tenancy tenancy, Kill kill) {
    Tuple values =
        Tuple.tuple()
            .addUUID(tenancy.organizationId())
            .addUUID(kill.userId())
            .addString(kill.userName())
            .addString(kill.reason())
            .addString(kill.prefix());
    return hold(work, tenancy)
        .chain(() -> work.sql().preparedQuery(KILL).execute(values))
        .map(rows -> rows.rowCount() > 0);
  }

  static Map<String, Long> prices(String json) {
    return read(json, new TypeReference<Map<String, Long>>() {});
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that cannot be read", e);
    }
  }
}
