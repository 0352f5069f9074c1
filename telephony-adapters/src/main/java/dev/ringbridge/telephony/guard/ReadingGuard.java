package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.guard.GuardViews.AccountLimits;
import dev.ringbridge.telephony.guard.GuardViews.GuardEventPage;
import dev.ringbridge.telephony.guard.GuardViews.GuardView;
import dev.ringbridge.telephony.guard.GuardViews.GuardedAccount;
import dev.ringbridge.telephony.guard.GuardViews.OrganizationLimits;
import dev.ringbridge.telephony.guard.GuardViews.PlacingStop;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Shows what may be spent, and what is. */
@ApplicationScoped
class ReadingGuard {
  private static final String ACCOUNTS =
      """
      select a.id, a.simulated, a.open, a.hold, a.held_until, coalesce(s.name, 'Account of the configuration') as name,
             l.account_id is not null as limited, l.per_minute, l.per_day, l.prices::text as prices,
             (select coalesce(sum(e.micros), 0)::bigint from telephony.spend_entries e
               where e.account_id = a.id and e.at > clock_timestamp() - interval '60 seconds') as minute,
             (select coalesce(sum(d.micros), 0)::bigint from telephony.spend_days d
               where d.account_id = a.id and d.day = (clock_timestamp() at time zone 'utc')::date) as day
        from telephony.accounts a
        left join telephony.account_settings s on s.account_id = a.id
        left join telephony.account_limits l on l.account_id = a.id
       order by a.preference, a.id limit 200""";

  private static final String ORGANIZATION =
      "select * from telephony.organization_guards where organization_id = $1";

  private final Database database;
  private final GuardChanges changes;
  private final TelephonyConfig.Guard standard;

  ReadingGuard(@InTelephony Database database, GuardChanges changes, TelephonyConfig config) {
    this.database = database;
    this.changes = changes;
    this.standard = config.guard();
  }

  Uni<GuardView> get(Caller caller) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            work.sql()
                .query(ACCOUNTS)
                .execute()
                .chain(accounts -> organization(work, caller).map(row -> view(row, accounts))));
  }

  private static Uni<Optional<Row>> organization(Work work, Caller caller) {
    return work.sql()
        .preparedQuery(ORGANIZATION)
        .execute(Tuple.of(caller.organizationId()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
  }

  Uni<GuardEventPage> changes(Caller caller, @Nullable UUID cursor, int limit) {
    return database
        .inOrganization(caller.organizationId(), work -> changes.page(work, cursor, limit + 1))
        .map(read -> GuardEventPage.of(read, limit));
  }

  private GuardView view(Optional<Row> organization, RowSet<Row> rows) {
    List<GuardedAccount> accounts =
        StreamSupport.stream(rows.spliterator(), false).map(this::account).toList();
    Optional<Row> own = organization.filter(row -> row.getBoolean("limited"));
    return new GuardView(
        organization.map(ReadingGuard::stop).orElse(null),
        own.map(ReadingGuard::limits).orElseGet(this::standard),
        own.isPresent(),
        accounts.stream().mapToDouble(GuardedAccount::spentPerMinute).sum(),
        accounts.stream().mapToDouble(GuardedAccount::spentToday).sum(),
        accounts);
  }

  private static @Nullable PlacingStop stop(Row row) {
    Instant since = Columns.moment(row, "killed_at");
    return since == null
        ? null
        : new PlacingStop(
            since,
            row.getString("killed_by_name"),
            Objects.requireNonNullElse(row.getString("kill_reason"), ""),
            row.getString("killing_prefix"));
  }

  private static OrganizationLimits limits(Row row) {
    return new OrganizationLimits(
        Dollars.of(row.getLong("per_minute")),
        Dollars.of(row.getLong("per_day")),
        row.getInteger("prefix_calls"));
  }

  private OrganizationLimits standard() {
    return new OrganizationLimits(
        standard.organizationSpendPerMinute(),
        standard.organizationSpendPerDay(),
        standard.callsToNewPrefix());
  }

  private GuardedAccount account(Row row) {
    boolean own = row.getBoolean("limited");
    boolean guarded = own || !row.getBoolean("simulated");
    return new GuardedAccount(
        row.getUUID("id"),
        row.getString("name"),
        guarded,
        own,
        own ? ownLimits(row) : standard(guarded),
        Dollars.of(row.getLong("minute").longValue()),
        Dollars.of(row.getLong("day").longValue()),
        hold(row));
  }

  private static AccountLimits ownLimits(Row row) {
    Map<String, Double> prices =
        GuardBook.prices(row.getString("prices")).entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, one -> Dollars.of(one.getValue().longValue())));
    return new AccountLimits(
        Dollars.of(row.getLong("per_minute")), Dollars.of(row.getLong("per_day")), prices);
  }

  private AccountLimits standard(boolean guarded) {
    return guarded
        ? new AccountLimits(standard.spendPerMinute(), standard.spendPerDay(), Map.of())
        : new AccountLimits(null, null, Map.of());
  }

  private static @Nullable AccountHold hold(Row row) {
    String reason = row.getString("hold");
    return reason == null || !row.getBoolean("open")
        ? null
        : new AccountHold(HoldReason.valueOf(reason), Columns.moment(row, "held_until"));
  }
}
