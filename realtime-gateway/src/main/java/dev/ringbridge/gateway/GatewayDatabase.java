package dev.ringbridge.gateway;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Outbox;
import dev.ringbridge.foundation.database.PreparingPools;
import dev.ringbridge.foundation.event.EventPublisher;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The gateway's schema. */
@Singleton
class GatewayDatabase {
  private static final String SCHEMA = "gateway";

  @Produces
  @Singleton
  @ReactiveDataSource(SCHEMA)
  PgPoolCreator pools() {
    return new PreparingPools();
  }

  @Produces
  @Singleton
  @InGateway
  Database database(@ReactiveDataSource(SCHEMA) Pool pool, EventPublisher publisher, Ids ids) {
    return new Database(SCHEMA, pool, new Outbox(SCHEMA, "realtime-gateway", pool, publisher, ids));
  }
}
