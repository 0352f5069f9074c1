package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.HoldReason;
import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The carrier accounts. */
@ApplicationScoped
public class Accounts {
  static final String COLUMNS =
      """
      id, organization_id, branch_id, calls_per_second, most_per_second, countries, simulated, hears_keys, rings_agents, preference, open, next_slot_at,
      version, rests_until, hold, held_until, route_to, route_order""";

  private static final String PUT =
      """
      insert into telephony.accounts as known
             (id, organization_id, branch_id, kind, calls_per_second, countries, simulated, hears_keys, open, version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, true, 1)
      on conflict (id) do update
         set branch_id = excluded.branch_id, kind = excluded.kind, open = true, refused = false, rests_until = null,
             calls_per_second = excluded.calls_per_second, countries = excluded.countries,
             simulated = excluded.simulated, hears_keys = excluded.hears_keys, version = known.version + 1
       where (known.branch_id, known.kind, known.calls_per_second, known.countries, known.simulated, known.hears_keys,
              known.open)
             is distinct from
             (excluded.branch_id, excluded.kind, excluded.calls_per_second, excluded.countries, excluded.simulated,
              excluded.hears_keys, true)""";

  private static final String FIND = "select " + COLUMNS + " from telephony.accounts where id = $1";

  private static final String LOCK = FIND + " for update";

  private static final String CLOSE_ALL_BUT =
      """
      update telephony.accounts set open = false, rests_until = null, version = version + 1
       where open and not managed and id <> all($1::uuid[])
      returning\s"""
          + COLUMNS;

  private static final String CLOSE =
      """
      update telephony.accounts set open = false, refused = true, rests_until = null, version = version + 1
       where open and id = $1
      returning\s"""
          + COLUMNS;

  /** A rest that follows soon upon another is twice as long, up to a limit. */
  private static final String REST =
      """
      update telephony.accounts
         set rests = case when woke_at > now() - make_interval(secs => $3) then least(rests + 1, 20) else 1 end,
             rests_until = now() + make_interval(secs => least($3, $2 * 2 ^ (
               case when woke_at > now() - make_interval(secs => $3) then least(rests, 19) else 0 end))),
             version = version + 1
       where id = $1 and open and rests_until is null
      returning\s"""
          + COLUMNS;

  private static final String WAKE =
      """
      update telephony.accounts set rests_until = null, woke_at = now(), version = version + 1
       where rests_until <= now()
      returning\s"""
          + COLUMNS;

  private static final String ALL = "select " + COLUMNS + " from telephony.accounts order by id";

  private static final String TAKE_SLOTS =
      "update telephony.accounts set next_slot_at = $2 where id = $1";

  private static final String PUT_OFF =
      """
      update telephony.accounts set next_slot_at = greatest(next_slot_at, clock_timestamp()) + make_interval(secs => $2)
       where id = $1""";

  private static final double NANOS = 1e9;

  /** Writes an account's terms down; its version grows if they differ from what was known. */
  Uni<Account> put(Work work, AccountTerms terms) {
    Tuple values =
        Tuple.from(
            Arrays.asList(
                terms.id(),
                terms.tenancy().organizationId(),
                terms.tenancy().branchId(),
                terms.kind(),
                terms.callsPerSecond(),
                terms.countries().stream().sorted().toArray(String[]::new),
                terms.simulated(),
                terms.hearsKeys()));
    return work.sql()
        .preparedQuery(PUT)
        .execute(values)
        .chain(() -> work.sql().preparedQuery(FIND).execute(Tuple.of(terms.id())))
        .map(rows -> account(rows.iterator().next()));
  }

  /** Closes every open account of the configuration but these, and says which that were. */
  Uni<List<Account>> closeAllBut(Work work, List<UUID> ids) {
    return work.sql()
        .preparedQuery(CLOSE_ALL_BUT)
        .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
        .map(Accounts::accounts);
  }

  /** Closes an account that its carrier refuses; empty where it was closed already. */
  Uni<List<Account>> close(Work work, UUID id) {
    return work.sql().preparedQuery(CLOSE).execute(Tuple.of(id)).map(Accounts::accounts);
  }

  /**
   * Lets an account rest; empty where it is closed, or rests already.
   *
   * @param first how long, if the last rest is long over
   * @param longest how long at most, and how soon after a rest the next one is longer
   */
  Uni<List<Account>> rest(Work work, UUID id, Duration first, Duration longest) {
    return work.sql()
        .preparedQuery(REST)
        .execute(Tuple.of(id, (double) first.toSeconds(), (double) longest.toSeconds()))
        .map(Accounts::accounts);
  }

  /** Ends the rests whose time is over, and says whose. */
  Uni<List<Account>> wake(Work work) {
    return work.sql().query(WAKE).execute().map(Accounts::accounts);
  }

  /** Every account, open or not. */
  Uni<List<Account>> all(Work work) {
    return work.sql().query(ALL).execute().map(Accounts::accounts);
  }

  /** The account, held until the transaction ends: whoever holds it gives out its slots. */
  public Uni<Optional<Account>> lock(Work work, UUID id) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(id))
        .map(rows -> accounts(rows).stream().findFirst());
  }

  /** The database's clock. */
  public Uni<Instant> clock(Work work) {
    return work.sql()
        .query("select clock_timestamp() as now")
        .execute()
        .map(rows -> Columns.instant(rows.iterator().next(), "now"));
  }

  /** Writes down when the next slot is. */
  public Uni<Void> takeSlots(Work work, UUID id, Instant nextSlotAt) {
    return work.sql()
        .preparedQuery(TAKE_SLOTS)
        .execute(Tuple.of(id, Columns.parameter(nextSlotAt)))
        .replaceWithVoid();
  }

  /** Puts the next slot off by this: a request went before it. */
  Uni<Void> putOff(Work work, UUID id, Duration by) {
    return work.sql()
        .preparedQuery(PUT_OFF)
        .execute(Tuple.of(id, by.toNanos() / NANOS))
        .replaceWithVoid();
  }

  static List<Account> accounts(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Accounts::account).toList();
  }

  static Account account(Row row) {
    AccountHold hold = hold(row);
    return new Account(
        row.getUUID("id"),
        Columns.tenancy(row),
        row.getDouble("calls_per_second"),
        mostPerSecond(row),
        Set.of(row.getArrayOfStrings("countries")),
        row.getBoolean("simulated"),
        row.getBoolean("hears_keys"),
        row.getBoolean("rings_agents"),
        row.getInteger("preference"),
        row.getBoolean("open") && row.getOffsetDateTime("rests_until") == null && hold == null,
        Columns.instant(row, "next_slot_at"),
        row.getLong("version"),
        Columns.moment(row, "rests_until"),
        hold,
        routes(row));
  }

  private static OptionalDouble mostPerSecond(Row row) {
    Double most = row.getDouble("most_per_second");
    return most == null ? OptionalDouble.empty() : OptionalDouble.of(most);
  }

  private static List<Route> routes(Row row) {
    String[] to = row.getArrayOfStrings("route_to");
    Integer[] order = row.getArrayOfIntegers("route_order");
    return IntStream.range(0, to.length).mapToObj(i -> new Route(to[i], order[i])).toList();
  }

  /** What is closed is not held: nobody waits for it. */
  private static @Nullable AccountHold hold(Row row) {
    String reason = row.getString("hold");
    return reason == null || !row.getBoolean("open")
        ? null
        : new AccountHold(HoldReason.valueOf(reason), Columns.moment(row, "held_until"));
  }
}
