package dev.ringbridge.loadtest.queue;

import dev.ringbridge.embedded.DatabaseRoles;
import dev.ringbridge.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** One PostgreSQL for all contenders, set up as standalone does it, with the queue's schema. */
final class QueueDatabase implements AutoCloseable {
  static final String PASSWORD = "queue-of-the-bench";

  private static final String NAME = "ringbridge";
  private static final String OWNER_PASSWORD = "owner-of-the-bench";

  private final PostgresServer server;

  QueueDatabase(Path folder) {
    server = PostgresServer.start(folder);
    new DatabaseRoles(server.superuser(), NAME)
        .make(
            Map.of(
                DatabaseRoles.OWNER,
                OWNER_PASSWORD,
                DatabaseRoles.login("queue"),
                PASSWORD,
                DatabaseRoles.login("telephony"),
                PASSWORD,
                DatabaseRoles.login("gateway"),
                PASSWORD));
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME,
            DatabaseRoles.OWNER,
            OWNER_PASSWORD)
        .schemas("queue")
        .createSchemas(true)
        .locations("classpath:db/queue", "classpath:db/foundation")
        .placeholders(
            Map.of("login", DatabaseRoles.login("queue"), "engine", DatabaseRoles.engine("queue")))
        .load()
        .migrate();
  }

  int port() {
    return server.port();
  }

  String name() {
    return NAME;
  }

  /** A connection that may do everything. */
  String jdbcUrl() {
    return server.superuser().withDatabase(NAME).jdbcUrl();
  }

  /** The same, as Node's client takes it. */
  String url() {
    return "postgres://%s:%s@127.0.0.1:%d/%s"
        .formatted(server.superuser().user(), server.superuser().password(), port(), NAME);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl(), server.superuser().user(), server.superuser().password());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String user() {
    return server.superuser().user();
  }

  String password() {
    return server.superuser().password();
  }

  @Override
  public void close() {
    server.close();
  }
}
