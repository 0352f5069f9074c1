package dev.ringbridge.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A run that starts PostgreSQL, commits something and dies without a word, as after kill -9. */
final class KilledRun {
  private KilledRun() {}

  public static void main(String[] args) throws SQLException {
    DatabaseAddress address = PostgresServer.start(Path.of(args[0])).superuser();
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as answer");
    }
    Runtime.getRuntime().halt(137);
  }
}
