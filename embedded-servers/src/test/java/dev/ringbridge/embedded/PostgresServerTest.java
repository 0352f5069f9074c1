package dev.ringbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {
  @TempDir static Path folder;
  private static PostgresServer server;
  private static final Map<String, String> PASSWORDS = new HashMap<>();

  @BeforeAll
  static void start() {
    server = PostgresServer.start(folder.resolve("postgres"));
    PASSWORDS.put(DatabaseRoles.OWNER, "one");
    DatabaseRoles.SCHEMAS.forEach(schema -> PASSWORDS.put(DatabaseRoles.login(schema), "two"));
    new DatabaseRoles(server.superuser(), "ringbridge").make(PASSWORDS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void isDurable(String setting) throws SQLException {
    assertThat(ask(server.superuser(), "show " + setting)).isEqualTo("on");
  }

  @Test
  void asksLoginsForTheirPassword() {
    DatabaseAddress wrong = login("queue_app", "wrong");

    assertThatThrownBy(() -> ask(wrong, "select 1"))
        .hasMessageContaining("password authentication failed");
  }

  @ParameterizedTest
  @CsvSource({"ringbridge_owner,one", "queue_app,two", "telephony_app,two", "gateway_app,two"})
  void noRoleOfOursIsSuperuserOrPassesByThePolicies(String role, String password)
      throws SQLException {
    assertThat(
            ask(
                login(role, password),
                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
        .isEqualTo("f");
  }

  @Test
  void loginMaySwitchToItsEngineAndDoesNotInheritIt() throws SQLException {
    String inherited = "select pg_has_role('queue_app', 'queue_engine', 'USAGE')";
    String settable = "select pg_has_role('queue_app', 'queue_engine', 'SET')";

    assertThat(ask(login("queue_app", "two"), inherited)).isEqualTo("f");
    assertThat(ask(login("queue_app", "two"), settable)).isEqualTo("t");
    assertThat(
            ask(
                login("queue_app", "two"),
                "select pg_has_role('queue_app', 'gateway_engine', 'SET')"))
        .isEqualTo("f");
  }

  @Test
  void makingTheRolesAgainChangesNothing() throws SQLException {
    new DatabaseRoles(server.superuser(), "ringbridge").make(PASSWORDS);

    assertThat(ask(login("queue_app", "two"), "select 1")).isEqualTo("1");
  }

  @Test
  void orphanOfAKilledRunIsStoppedAndItsDataKept() throws Exception {
    Path place = folder.resolve("orphan");
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                place.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(killed.waitFor()).isEqualTo(137);
    assertThat(PostgresOrphan.in(place.resolve("data"))).isPresent();

    try (PostgresServer next = PostgresServer.start(place)) {
      assertThat(ask(next.superuser(), "select answer from kept")).isEqualTo("42");
    }
    assertThat(PostgresOrphan.in(place.resolve("data"))).isEmpty();
  }

  private static DatabaseAddress login(String user, String password) {
    return new DatabaseAddress("localhost", server.port(), "ringbridge", user, password);
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
