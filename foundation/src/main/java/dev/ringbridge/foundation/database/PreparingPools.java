package dev.ringbridge.foundation.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import java.util.List;

/**
 * Pools whose connections keep every statement prepared. By itself the driver forgets statements of
 * more than 2,048 characters, and PostgreSQL would read and plan the claim of each tick anew, which
 * takes longer than claiming a few leads.
 */
public final class PreparingPools implements PgPoolCreator {
  /** Longer than the longest statement; one that is longer works, and is planned each time. */
  public static final int CHARACTERS = 16_384;

  @Override
  public Pool create(Input input) {
    input
        .pgConnectOptionsList()
        .forEach(options -> options.setPreparedStatementCacheSqlLimit(CHARACTERS));
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
