package dev.ringbridge.queue;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Outbox;
import dev.ringbridge.foundation.database.PreparingPools;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.idempotency.IdempotencyKeys;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The queue's schema. */
@Singleton
class QueueDatabase {
  private static final String SCHEMA = "queue";

  @Produces
  @Singleton
  @ReactiveDataSource(SCHEMA)
  PgPoolCreator pools() {
    return new PreparingPools();
  }

  @Produces
  @Singleton
  @InQueue
  Database database(@ReactiveDataSource(SCHEMA) Pool pool, EventPublisher publisher, Ids ids) {
    return new Database(SCHEMA, pool, new Outbox(SCHEMA, "queue-api", pool, publisher, ids));
  }

  @Produces
  @Singleton
  @InQueue
  IdempotencyKeys idempotencyKeys(@InQueue Database database) {
    return new IdempotencyKeys(database);
  }
}
