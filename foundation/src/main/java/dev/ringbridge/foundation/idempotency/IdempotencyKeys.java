package dev.ringbridge.foundation.idempotency;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** The keys of requests that were made of a service, and what they were answered. */
public final class IdempotencyKeys {
  /** A request that is not answered after a minute has died in the middle, or has long to go. */
  private static final String BEGIN_IN =
      """
      with begun as (
        insert into %1$s.idempotency_keys (organization_id, branch_id, user_id, key, request_hash)
        values ($1, $2, $3, $4, $5)
            on conflict (organization_id, user_id, key) do nothing
        returning 1)
      select (select count(*) from begun) as begun, k.request_hash, k.status, k.body,
             k.created_at < now() - interval '1 minute' as overdue
        from (select 1) one
        left join %1$s.idempotency_keys k on k.organization_id = $1 and k.user_id = $3 and k.key = $4""";

  private static final String FINISH_IN =
      """
      update %s.idempotency_keys set body = $4, status = $5
       where organization_id = $1 and user_id = $2 and key = $3""";
  private static final String FORGET_IN =
      "delete from %s.idempotency_keys where organization_id = $1 and user_id = $2 and key = $3";
  private static final String PURGE_IN =
      "delete from %s.idempotency_keys where created_at < now() - interval '1 day'";

  private final Database database;
  private final String begin;
  private final String finish;
  private final String forget;
  private final String purge;

  /**
   * @param database the service's, in whose schema they are kept
   */
  public IdempotencyKeys(Database database) {
    this.database = database;
    this.begin = BEGIN_IN.formatted(database.schema());
    this.finish = FINISH_IN.formatted(database.schema());
    this.forget = FORGET_IN.formatted(database.schema());
    this.purge = PURGE_IN.formatted(database.schema());
  }

  Uni<Beginning> begin(Caller caller, String key, byte[] hash) {
    Tuple values =
        Tuple.tuple()
            .addUUID(caller.organizationId())
            .addUUID(caller.tenancy().branchId())
            .addUUID(caller.userId())
            .addString(key)
            .addBuffer(Buffer.buffer(hash));
    return database
        .inOrganization(
            caller.organizationId(), work -> work.sql().preparedQuery(begin).execute(values))
        .map(rows -> beginning(rows, hash));
  }

  private static Beginning beginning(RowSet<Row> rows, byte[] hash) {
    Row row = rows.iterator().next();
    if (row.getLong("begun") == 1) {
      return new Beginning.Fresh();
    }
    Buffer known = row.getBuffer("request_hash");
    if (known == null) {
      return new Beginning.Running();
    }
    return known.equals(Buffer.buffer(hash)) ? same(row) : new Beginning.OtherRequest();
  }

  private static Beginning same(Row row) {
    String body = row.getString("body");
    if (body == null) {
      return row.getBoolean("overdue") ? new Beginning.Overdue() : new Beginning.Running();
    }
    return row.getInteger("status") == null ? new Beginning.Done(body) : new Beginning.Failed(body);
  }

  Uni<Void> finish(Caller caller, String key, String body) {
    return finish(caller, key, body, null);
  }

  /** The key stands for a request that may have been carried out, and was answered a problem. */
  Uni<Void> fail(Caller caller, String key, String problem, int status) {
    return finish(caller, key, problem, status);
  }

  private Uni<Void> finish(Caller caller, String key, String body, @Nullable Integer status) {
    return run(
        caller, finish, Tuple.of(caller.organizationId(), caller.userId(), key, body, status));
  }

  /** The key stands for nothing: its request was not carried out. */
  Uni<Void> forget(Caller caller, String key) {
    return run(caller, forget, Tuple.of(caller.organizationId(), caller.userId(), key));
  }

  private Uni<Void> run(Caller caller, String statement, Tuple values) {
    return database
        .inOrganization(
            caller.organizationId(), work -> work.sql().preparedQuery(statement).execute(values))
        .replaceWithVoid();
  }

  /** Forgets those that are a day old. */
  Uni<Void> purge() {
    return database.asEngine(work -> work.sql().query(purge).execute()).replaceWithVoid();
  }

  /** What a key says about a request. */
  sealed interface Beginning {
    /** Nobody used it yet. */
    record Fresh() implements Beginning {}

    /** It was used for something else. */
    record OtherRequest() implements Beginning {}

    /** The first request with it is not answered yet, or began, or was refused, this moment. */
    record Running() implements Beginning {}

    /** The first request with it began long ago and was never answered. */
    record Overdue() implements Beginning {}

    /** The first request with it was answered so. */
    record Done(String body) implements Beginning {}

    /** The first request with it may have been carried out, and was answered this problem. */
    record Failed(String problem) implements Beginning {}
  }
}
