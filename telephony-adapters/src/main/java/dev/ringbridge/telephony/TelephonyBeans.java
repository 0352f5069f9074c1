package dev.ringbridge.telephony;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Outbox;
import dev.ringbridge.foundation.database.PreparingPools;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.idempotency.IdempotencyKeys;
import dev.ringbridge.telephony.carrier.Stopwatch;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the service's classes get injected. */
@Singleton
class TelephonyBeans {
  private static final String SCHEMA = "telephony";

  @Produces
  @Singleton
  @ReactiveDataSource(SCHEMA)
  PgPoolCreator pools() {
    return new PreparingPools();
  }

  @Produces
  @Singleton
  @InTelephony
  Database database(@ReactiveDataSource(SCHEMA) Pool pool, EventPublisher publisher, Ids ids) {
    return new Database(
        SCHEMA, pool, new Outbox(SCHEMA, "telephony-adapters", pool, publisher, ids));
  }

  @Produces
  @Singleton
  @InTelephony
  IdempotencyKeys idempotencyKeys(@InTelephony Database database) {
    return new IdempotencyKeys(database);
  }

  @Produces
  @Singleton
  Stopwatch stopwatch() {
    return System::nanoTime;
  }
}
