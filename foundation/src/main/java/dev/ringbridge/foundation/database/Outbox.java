package dev.ringbridge.foundation.database;

import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.event.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

/**
 * The events of a schema on their way to Kafka. They are rows of the transaction that they belong
 * to; the replica that committed them publishes them at once, and a sweep sends again what is not
 * acknowledged a second later. A row outlives its acknowledgement by an hour. Duplicates are
 * possible and allowed everywhere.
 */
public final class Outbox {
  private static final int PAGE = 500;

  private final String source;
  private final Pool pool;
  private final EventPublisher publisher;
  private final Ids ids;
  private final Statements sql;
  private final String becomeEngine;
  private final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();

  /**
   * @param schema the schema that holds the rows
   * @param source the service's name, as the events' source
   */
  public Outbox(String schema, String source, Pool pool, EventPublisher publisher, Ids ids) {
    this.source = "/ringbridge/" + source;
    this.pool = pool;
    this.publisher = publisher;
    this.ids = ids;
    this.sql = new Statements(schema);
    this.becomeEngine = "set local role " + schema + "_engine";
  }

  /** The letters of one transaction. */
  Letters letters() {
    return new Letters();
  }

  /** Sends what was committed more than a second ago and is not acknowledged. */
  Uni<Void> sweep() {
    return claim().chain(page -> page.size() < PAGE ? Uni.createFrom().voidItem() : sweep());
  }

  private Uni<List<OutgoingEvent>> claim() {
    return inTransaction(connection -> connection.preparedQuery(sql.claim).execute(Tuple.of(PAGE)))
        .map(Outbox::events)
        .invoke(page -> page.forEach(this::send));
  }

  /** Writes down, in one statement, which rows the broker has. */
  Uni<Void> acknowledge() {
    List<UUID> sent = new ArrayList<>();
    for (UUID id = acknowledged.poll(); id != null; id = acknowledged.poll()) {
      sent.add(id);
    }
    if (sent.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return execute(sql.acknowledge, Tuple.of(sent.toArray(UUID[]::new)))
        .onFailure()
        .invoke(() -> acknowledged.addAll(sent));
  }

  /** Forgets what was acknowledged more than an hour ago. */
  Uni<Void> purge() {
    return execute(sql.purge, Tuple.tuple());
  }

  /** Has everything of the last hour sent once more. */
  Uni<Void> resend() {
    return execute(sql.resend, Tuple.tuple());
  }

  private Uni<Void> execute(String statement, Tuple values) {
    return inTransaction(connection -> connection.preparedQuery(statement).execute(values))
        .replaceWithVoid();
  }

  private Uni<RowSet<Row>> inTransaction(Function<SqlConnection, Uni<RowSet<Row>>> statement) {
    return pool.withTransaction(
        connection ->
            connection.query(becomeEngine).execute().chain(() -> statement.apply(connection)));
  }

  private void send(OutgoingEvent event) {
    publisher
        .publish(event)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                acknowledged.add(event.id());
              }
            });
  }

  private static List<OutgoingEvent> events(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Outbox::event).toList();
  }

  private static OutgoingEvent event(Row row) {
    return new OutgoingEvent(
        row.getUUID("id"),
        row.getUUID("organization_id"),
        row.getUUID("branch_id"),
        row.getString("topic"),
        row.getString("key"),
        row.getString("type"),
        row.getString("source"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("body"));
  }

  /** The events of one transaction, on their way from its statements to Kafka. */
  final class Letters {
    private List<OutgoingEvent> written = List.of();

    Uni<Void> write(SqlConnection connection, List<Event> events) {
      if (events.isEmpty()) {
        return Uni.createFrom().voidItem();
      }
      written = events.stream().map(event -> OutgoingEvent.of(ids.next(), source, event)).toList();
      return connection.preparedQuery(sql.insert).execute(columns()).replaceWithVoid();
    }

    void post() {
      written.forEach(Outbox.this::send);
    }

    private Tuple columns() {
      return Tuple.tuple()
          .addArrayOfUUID(column(OutgoingEvent::id, UUID[]::new))
          .addArrayOfUUID(column(OutgoingEvent::organizationId, UUID[]::new))
          .addArrayOfUUID(column(OutgoingEvent::branchId, UUID[]::new))
          .addArrayOfString(column(OutgoingEvent::topic, String[]::new))
          .addArrayOfString(column(OutgoingEvent::key, String[]::new))
          .addArrayOfString(column(OutgoingEvent::type, String[]::new))
          .addArrayOfString(column(OutgoingEvent::source, String[]::new))
          .addArrayOfOffsetDateTime(
              column(event -> event.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
          .addArrayOfString(column(OutgoingEvent::body, String[]::new));
    }

    private <T> T[] column(Function<OutgoingEvent, T> part, IntFunction<T[]> array) {
      return written.stream().map(part).toArray(array);
    }
  }

  /** The statements, for one schema. */
  private static final class Statements {
    private final String insert;
    private final String claim;
    private final String acknowledge;
    private final String purge;
    private final String resend;

    Statements(String schema) {
      insert =
          """
          insert into %s.outbox (id, organization_id, branch_id, topic, key, type, source, at, body)
          select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                               $8::timestamptz[], $9::text[])"""
              .formatted(schema);
      claim =
          """
          update %1$s.outbox set leased_until = now() + interval '10 seconds'
           where id in (select id from %1$s.outbox
                         where sent_at is null and created_at < now() - interval '1 second'
                           and (leased_until is null or leased_until < now())
                         order by created_at
                         limit $1
                           for update skip locked)
          returning id, organization_id, branch_id, topic, key, type, source, at, body"""
              .formatted(schema);
      acknowledge =
          "update %s.outbox set sent_at = now() where id = any($1::uuid[])".formatted(schema);
      purge = "delete from %s.outbox where sent_at < now() - interval '1 hour'".formatted(schema);
      resend =
          """
          update %s.outbox set sent_at = null, leased_until = null
           where sent_at > now() - interval '1 hour'"""
              .formatted(schema);
    }
  }
}
