package dev.ringbridge.telephony.account;

import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.account.KeptAccount.Secret;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.credential.Sealed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts with what they were set up with. Secrets come and go sealed. */
@ApplicationScoped
public class AccountBook {
  private static final String SELECT =
      """
      select a.*, s.name, s.carrier_account, s.caller_ids, s.settings::text as settings, s.added_at, s.changed_at,
             x.names, x.key_ids, x.contents, x.set_ats
        from telephony.accounts a
        left join telephony.account_settings s on s.account_id = a.id
        left join lateral (
             select array_agg(e.name order by e.name) as names, array_agg(e.key_id order by e.name) as key_ids,
                    array_agg(e.sealed order by e.name) as contents, array_agg(e.set_at order by e.name) as set_ats
               from telephony.account_secrets e where e.account_id = a.id) x on true
      """;

  private static final String MANAGED = SELECT + "where a.managed";
  private static final String FIND = SELECT + "where a.id = $1";
  private static final String LOCK = FIND + " for update of a";
  private static final String PAGE =
      SELECT + "where ($1::uuid is null or a.id > $1) order by a.id limit $2";
  private static final String ADDED_WITH =
      SELECT + "where s.added_by = $1 and s.idempotency_key = $2";

  private static final String ADD =
      """
      with settled as (
        insert into telephony.account_settings
               (account_id, organization_id, branch_id, kind, carrier_account, name, caller_ids, settings, added_by, idempotency_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10)
            on conflict do nothing
        returning account_id)
      insert into telephony.accounts
             (id, organization_id, branch_id, kind, calls_per_second, countries, simulated, preference, hears_keys, managed, open, version,
              route_to, route_order, rings_agents, most_per_second)
      select account_id, $2, $3, $4, $11, $12, $13, $14, $15, true, true, 1, $16, $17, $18, $19 from settled
      returning id""";

  private static final String CHANGE =
      """
      with settled as (
        update telephony.account_settings set name = $2, caller_ids = $3, settings = $4::text::jsonb, changed_at = now()
         where account_id = $1)
      update telephony.accounts
         set calls_per_second = $5, countries = $6, preference = $7, open = $8, refused = refused and not $8,
             rests_until = $9, hold = case when $8 then hold end, route_to = $10, route_order = $11, rings_agents = $12,
             most_per_second = $13,
             version = version + 1
       where id = $1""";

  private static final String PUT_SECRET =
      """
      insert into telephony.account_secrets (account_id, organization_id, branch_id, name, key_id, sealed)
      values ($1, $2, $3, $4, $5, $6)
          on conflict (account_id, name) do update
             set key_id = excluded.key_id, sealed = excluded.sealed, set_at = now()""";

  private static final String REMOVE_SECRET =
      "delete from telephony.account_secrets where account_id = $1 and name = $2";

  private static final String RESEAL =
      """
      update telephony.account_secrets set key_id = $4, sealed = $5
       where account_id = $1 and name = $2 and key_id = $3""";

  /** Every account that an admin added. */
  Uni<List<KeptAccount>> managed(Work work) {
    return work.sql().query(MANAGED).execute().map(AccountRows::read);
  }

  /** One account; empty where there is none that may be seen. */
  public Uni<Optional<KeptAccount>> find(Work work, UUID id) {
    return first(work, FIND, Tuple.of(id));
  }

  /** One account, held until the transaction ends. */
  public Uni<Optional<KeptAccount>> lock(Work work, UUID id) {
    return first(work, LOCK, Tuple.of(id));
  }

  /** The account that somebody added with this key. */
  public Uni<Optional<KeptAccount>> addedWith(Work work, UUID userId, String idempotencyKey) {
    return first(work, ADDED_WITH, Tuple.of(userId, idempotencyKey));
  }

  /** Accounts in the order of their ids, after one. */
  public Uni<List<KeptAccount>> page(Work work, @Nullable UUID after, int size) {
    return work.sql().preparedQuery(PAGE).execute(Tuple.of(after, size)).map(AccountRows::read);
  }

  /**
   * Adds an account without its secrets; false where the carrier's account is known already.
   *
   * @param by who adds it, and their key for doing it once, if any
   */
  public Uni<Boolean> add(Work work, KeptAccount kept, Adding by) {
    Account account = kept.account();
    Setup setup = setup(kept);
    Tuple values =
        Tuple.tuple()
            .addUUID(account.id())
            .addUUID(account.tenancy().organizationId())
            .addUUID(account.tenancy().branchId())
            .addString(kept.kind())
            .addString(setup.carrierAccount())
            .addString(setup.name())
            .addArrayOfString(setup.callerIds().toArray(String[]::new))
            .addString(Columns.json(setup.settings()))
            .addUUID(by.userId())
            .addString(by.idempotencyKey())
            .addDouble(account.callsPerSecond())
            .addArrayOfString(countries(account))
            .addBoolean(account.simulated())
            .addInteger(account.preference())
            .addBoolean(account.hearsKeys())
            .addArrayOfString(routesTo(account))
            .addArrayOfInteger(routeOrders(account))
            .addBoolean(account.ringsAgents())
            .addDouble(mostPerSecond(account));
    return work.sql().preparedQuery(ADD).execute(values).map(rows -> rows.rowCount() > 0);
  }

  /** Writes down what an account is now, but for its secrets; its version grows. */
  public Uni<Void> change(Work work, KeptAccount kept) {
    Account account = kept.account();
    Setup setup = setup(kept);
    Tuple values =
        Tuple.tuple()
            .addUUID(account.id())
            .addString(setup.name())
            .addArrayOfString(setup.callerIds().toArray(String[]::new))
            .addString(Columns.json(setup.settings()))
            .addDouble(account.callsPerSecond())
            .addArrayOfString(countries(account))
            .addInteger(account.preference())
            .addBoolean(account.isSwitchedOn())
            .addOffsetDateTime(Columns.parameter(account.restsUntil()))
            .addArrayOfString(routesTo(account))
            .addArrayOfInteger(routeOrders(account))
            .addBoolean(account.ringsAgents())
            .addDouble(mostPerSecond(account));
    return work.sql().preparedQuery(CHANGE).execute(values).replaceWithVoid();
  }

  /** Keeps a secret in the place of the one that had its name. */
  public Uni<Void> putSecret(Work work, Account account, String name, Sealed sealed) {
    Tuple values =
        Tuple.tuple()
            .addUUID(account.id())
            .addUUID(account.tenancy().organizationId())
            .addUUID(account.tenancy().branchId())
            .addString(name)
            .addString(sealed.keyId())
            .addString(sealed.content());
    return work.sql().preparedQuery(PUT_SECRET).execute(values).replaceWithVoid();
  }

  /** Forgets a secret. */
  public Uni<Void> removeSecret(Work work, UUID accountId, String name) {
    return work.sql()
        .preparedQuery(REMOVE_SECRET)
        .execute(Tuple.of(accountId, name))
        .replaceWithVoid();
  }

  /** Keeps the same secret under another key, unless it was changed meanwhile. */
  Uni<Void> reseal(Work work, UUID accountId, Secret secret, Sealed fresh) {
    Tuple values =
        Tuple.of(accountId, secret.name(), secret.sealed().keyId(), fresh.keyId())
            .addString(fresh.content());
    return work.sql().preparedQuery(RESEAL).execute(values).replaceWithVoid();
  }

  private static Uni<Optional<KeptAccount>> first(Work work, String statement, Tuple values) {
    return work.sql()
        .preparedQuery(statement)
        .execute(values)
        .map(rows -> AccountRows.read(rows).stream().findFirst());
  }

  private static String[] countries(Account account) {
    return account.countries().stream().sorted().toArray(String[]::new);
  }

  private static @Nullable Double mostPerSecond(Account account) {
    OptionalDouble most = account.mostPerSecond();
    return most.isPresent() ? most.getAsDouble() : null;
  }

  private static String[] routesTo(Account account) {
    return account.routes().stream().map(Route::to).toArray(String[]::new);
  }

  private static Integer[] routeOrders(Account account) {
    return account.routes().stream().map(Route::order).toArray(Integer[]::new);
  }

  private static Setup setup(KeptAccount kept) {
    return Optional.ofNullable(kept.setup())
        .orElseThrow(() -> new IllegalStateException("an account of the configuration"));
  }

  /**
   * Who adds an account.
   *
   * @param idempotencyKey by which the same request is known again
   */
  public record Adding(UUID userId, @Nullable String idempotencyKey) {}
}
