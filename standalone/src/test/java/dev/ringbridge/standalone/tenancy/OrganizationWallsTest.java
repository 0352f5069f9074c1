package dev.ringbridge.standalone.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.testing.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What one organization can see and do of another's rows: nothing. By the services' own logins and
 * passwords, beneath all of their code.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class OrganizationWallsTest {
  private static final String REFUSED = "42501";

  private final UUID ours = UUID.randomUUID();
  private final UUID theirs = UUID.randomUUID();
  private final Catalog catalog = new Catalog(TestServers.superuser());

  /** Of each schema one table of what people gave and one of what the engine made. */
  enum Table {
    LEADS(
        "queue.leads",
        "(id, organization_id, branch_id, campaign_id, phone, priority) values ('%s', '%s', '%1$s', '%1$s', '%1$s', 3)"),
    CALLS(
        "queue.calls",
        "(id, organization_id, branch_id, campaign_id, state) values ('%s', '%s', '%1$s', '%1$s', 'ENDED')"),
    USERS(
        "queue.users",
        "(id, organization_id, branch_id, username, name, role, password_hash, published_version)"
            + " values ('%s', '%s', '%1$s', '%1$s', 'name', 'AGENT', '-', 1)"),
    INBOX(
        "telephony.webhook_inbox",
        "(dedupe_key, organization_id, branch_id, kind, body) values ('%s', '%s', '%1$s', 'none', '{}')"),
    ACCOUNTS(
        "telephony.accounts",
        "(id, organization_id, branch_id, kind, calls_per_second, countries, open, version)"
            + " values ('%s', '%s', '%1$s', 'none', 1, '{}', false, 1)"),
    ACCOUNT_SECRETS(
        "telephony.account_secrets",
        "(account_id, organization_id, branch_id, name, key_id, sealed) values ('%s', '%s', '%1$s', 'none', 'none', '-')"),
    WAITING(
        "gateway.waiting_calls",
        "(call_id, organization_id, branch_id, campaign_id, answered_at, safe_harbor_at, state)"
            + " values ('%s', '%s', '%1$s', '%1$s', now(), now(), 'GONE')"),
    PROFILES(
        "gateway.profiles",
        "(agent_id, organization_id, branch_id, name, campaign_ids, active, version)"
            + " values ('%s', '%s', '%1$s', 'name', '{}', false, 1)");

    private final String table;
    private final String row;

    Table(String table, String row) {
      this.table = table;
      this.row = row;
    }

    String schema() {
      return table.substring(0, table.indexOf('.'));
    }

    String insert(UUID organization) {
      return "insert into " + table + " " + row.formatted(UUID.randomUUID(), organization);
    }
  }

  static Stream<Table> tables() {
    return Stream.of(Table.values());
  }

  @BeforeEach
  void oneRowOfEachOrganization() {
    tables().forEach(table -> Stream.of(ours, theirs).map(table::insert).forEach(catalog::execute));
  }

  @AfterEach
  void clear() {
    tables()
        .map(
            table ->
                "delete from %s where organization_id in ('%s', '%s')"
                    .formatted(table.table, ours, theirs))
        .forEach(catalog::execute);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void organizationSeesItsOwnRowsOnly(Table table) throws SQLException {
    try (Connection login = login(table)) {
      enter(login, ours);

      assertThat(count(login, table, ours)).isEqualTo(1);
      assertThat(count(login, table, theirs)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void withoutAnOrganizationNothingIsSeen(Table table) throws SQLException {
    try (Connection login = login(table)) {
      assertThat(number(login, "select count(*) from " + table.table)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void organizationIsLeftWithTheTransaction(Table table) throws SQLException {
    try (Connection login = login(table)) {
      enter(login, ours);
      login.commit();

      assertThat(number(login, "select count(*) from " + table.table)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void organizationAddsNoRowToAnother(Table table) throws SQLException {
    try (Connection login = login(table)) {
      enter(login, ours);

      assertRefused(login, table.insert(theirs));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void organizationGivesNoRowAway(Table table) throws SQLException {
    try (Connection login = login(table)) {
      enter(login, ours);

      assertRefused(login, "update %s set organization_id = '%s'".formatted(table.table, theirs));
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void organizationChangesNoRowOfAnother(Table table) throws SQLException {
    try (Connection login = login(table);
        Statement statement = login.createStatement()) {
      enter(login, ours);
      String where = " where organization_id = '" + theirs + "'";

      assertThat(
              statement.executeUpdate(
                  "update " + table.table + " set branch_id = gen_random_uuid()" + where))
          .isZero();
      assertThat(statement.executeUpdate("delete from " + table.table + where)).isZero();
    }
  }

  /** The engine's paths work across organizations, and only after they switched. */
  @ParameterizedTest
  @MethodSource("tables")
  void engineSeesAllOrganizations(Table table) throws SQLException {
    try (Connection login = login(table);
        Statement statement = login.createStatement()) {
      statement.execute("set local role " + table.schema() + "_engine");

      assertThat(count(login, table, ours) + count(login, table, theirs)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void serviceReadsNoTableOfAnother(Table table) throws SQLException {
    String other = table.schema().equals("queue") ? "gateway" : "queue";
    try (Connection login = login(other)) {
      enter(login, ours);

      assertRefused(login, "select count(*) from " + table.table);
    }
  }

  private static Connection login(Table table) throws SQLException {
    return login(table.schema());
  }

  private static Connection login(String schema) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            TestServers.superuser().jdbcUrl(),
            schema + "_app",
            TestServers.settings().get("quarkus.datasource." + schema + ".password"));
    connection.setAutoCommit(false);
    return connection;
  }

  private static void enter(Connection connection, UUID organization) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('ringbridge.organization', '" + organization + "', true)");
    }
  }

  private static long count(Connection connection, Table table, UUID organization)
      throws SQLException {
    return number(
        connection,
        "select count(*) from " + table.table + " where organization_id = '" + organization + "'");
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void assertRefused(Connection connection, String sql) {
    assertThatThrownBy(
            () -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
  }
}
