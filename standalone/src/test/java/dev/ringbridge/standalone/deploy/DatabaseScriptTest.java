package dev.ringbridge.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.DatabaseAddress;
import dev.ringbridge.embedded.PostgresServer;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.standalone.Checkout;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart's database.sql makes the roles and the database that standalone makes for itself: what
 * the tests prove of the one, they prove of the other.
 */
class DatabaseScriptTest {
  @TempDir static Path folder;
  private static PostgresServer server;
  private static DatabaseAddress scripted;

  @BeforeAll
  static void run() throws SQLException {
    server = PostgresServer.start(folder);
    scripted = server.superuser().withDatabase("ringbridge");
    String[] parts =
        Checkout.read("deploy/helm/ringbridge/database.sql")
            .replaceAll(":'([a-z_]+)'", "'$1'")
            .split("\\\\connect ringbridge\n", -1);
    execute(server.superuser(), parts[0]);
    execute(scripted, parts[1]);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Each statement by itself: a database is not made inside a transaction. */
  private static void execute(DatabaseAddress address, String script) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      for (String one : script.replaceAll("(?m)^--.*$", "").split(";", -1)) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        select rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls
          from pg_roles where rolname not like 'pg\\_%' order by 1""",
        """
        select g.rolname, m.rolname, a.inherit_option, a.set_option, a.admin_option
          from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
         where m.rolname not like 'pg\\_%' order by 1, 2""",
        """
        select pg_get_userbyid(datdba), acl::text
          from pg_database, unnest(datacl) acl where datname = 'ringbridge' order by 2""",
        """
        select nspname, pg_get_userbyid(nspowner), acl::text
          from pg_namespace, unnest(nspacl) acl where nspname = 'public' order by 3"""
      })
  void scriptMakesWhatStandaloneMakes(String query) throws SQLException {
    assertThat(rows(scripted, query)).isNotEmpty().isEqualTo(rows(TestServers.superuser(), query));
  }

  private static List<String> rows(DatabaseAddress address, String query) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(rows.getString(i)).append(' ');
        }
        all.add(row.toString());
      }
      return all;
    }
  }

  @Test
  void loginsHaveTheirPasswords() throws SQLException {
    for (String name : List.of("owner", "queue", "telephony", "gateway")) {
      String role = name.equals("owner") ? "ringbridge_owner" : name + "_app";
      try (Connection connection =
          DriverManager.getConnection(scripted.jdbcUrl(), role, name + "_password")) {
        assertThat(connection.isValid(1)).isTrue();
      }
    }
  }
}
