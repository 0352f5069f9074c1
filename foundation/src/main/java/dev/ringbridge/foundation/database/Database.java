package dev.ringbridge.foundation.database;

import dev.ringbridge.core.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A service's own schema. Whoever asks for something works inside one organization; the engine's
 * own paths switch to the engine role, which sees all of them. A transaction that does neither sees
 * nothing: row level security holds the login.
 */
public final class Database {
  private final String schema;
  private final Pool pool;
  private final Outbox outbox;

  /**
   * @param schema the service's schema; its engine role is called {@code <schema>_engine}
   * @param pool connections of the service's login
   * @param outbox the schema's outbox
   */
  public Database(String schema, Pool pool, Outbox outbox) {
    this.schema = schema;
    this.pool = pool;
    this.outbox = outbox;
  }

  /** The schema's name. */
  public String schema() {
    return schema;
  }

  /** One transaction that sees the rows of this organization only. */
  public <T> Uni<T> inOrganization(UUID organizationId, Function<Work, Uni<T>> work) {
    return transaction(sql -> enterOrganization(sql, organizationId), work);
  }

  /** One transaction of the engine, across organizations. */
  public <T> Uni<T> asEngine(Function<Work, Uni<T>> work) {
    return transaction(this::becomeEngine, work);
  }

  private static Uni<?> enterOrganization(SqlConnection sql, UUID organizationId) {
    return sql.preparedQuery("select set_config('ringbridge.organization', $1, true)")
        .execute(Tuple.of(organizationId.toString()));
  }

  private Uni<?> becomeEngine(SqlConnection sql) {
    return sql.query("set local role " + schema + "_engine").execute();
  }

  /** What was published waits for the commit, and is on its way when the caller hears of it. */
  private <T> Uni<T> transaction(
      Function<SqlConnection, Uni<?>> scope, Function<Work, Uni<T>> body) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Outbox.Letters letters = outbox.letters();
              return pool.withConnection(sql -> run(sql, scope, body, letters))
                  .invoke(letters::post);
            });
  }

  /** A connection that is given back with its transaction open rolls it back. */
  private <T> Uni<T> run(
      SqlConnection sql,
      Function<SqlConnection, Uni<?>> scope,
      Function<Work, Uni<T>> body,
      Outbox.Letters letters) {
    Work work = new Work(sql);
    return begin(sql, scope)
        .chain(
            transaction ->
                body.apply(work)
                    .call(() -> commit(transaction, letters, sql, work.events()))
                    .invoke(work::committed));
  }

  /** Both statements go out together: a connection answers them in their order. */
  private static Uni<Transaction> begin(SqlConnection sql, Function<SqlConnection, Uni<?>> scope) {
    return Uni.combine().all().unis(sql.begin(), scope.apply(sql)).with((begun, entered) -> begun);
  }

  /** Together likewise: where the letters are refused, the commit that follows is a rollback. */
  private static Uni<?> commit(
      Transaction transaction, Outbox.Letters letters, SqlConnection sql, List<Event> events) {
    return events.isEmpty()
        ? transaction.commit()
        : Uni.combine().all().unis(letters.write(sql, events), transaction.commit()).discardItems();
  }

  Outbox outbox() {
    return outbox;
  }
}
