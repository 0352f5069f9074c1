package dev.ringbridge.foundation.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Brings each service's schema up to date as the owner, before anything else starts. Afterwards
 * every table in it stands under row level security (db/foundation/afterMigrate.sql), or the start
 * fails.
 */
@ApplicationScoped
class Migrations {
  private static final Logger LOG = Logger.getLogger(Migrations.class);
  private static final int FIRST = 1;

  private final DatabaseConfig config;
  private final Instance<Database> databases;

  Migrations(DatabaseConfig config, @Any Instance<Database> databases) {
    this.config = config;
    this.databases = databases;
  }

  void migrate(@Observes @Priority(FIRST) StartupEvent event) {
    databases.stream().map(Database::schema).forEach(this::migrate);
  }

  private void migrate(String schema) {
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(config.host(), config.port(), config.name());
    MigrateResult result =
        Flyway.configure(Thread.currentThread().getContextClassLoader())
            .dataSource(url, config.owner(), config.ownerPassword())
            .schemas(schema)
            .defaultSchema(schema)
            .createSchemas(true)
            .locations("classpath:db/" + schema, "classpath:db/foundation")
            .failOnMissingLocations(true)
            .placeholders(Map.of("login", schema + "_app", "engine", schema + "_engine"))
            .load()
            .migrate();
    if (result.migrationsExecuted > 0) {
      LOG.infof("schema %s is at version %s", schema, result.targetSchemaVersion);
    }
  }
}
