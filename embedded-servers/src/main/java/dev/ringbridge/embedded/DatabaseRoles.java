package dev.ringbridge.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the database and the roles that the services log in with: one owner, who migrates; per
 * service a login that row level security holds, and an engine role which that login may switch to
 * and does not inherit. None of them is a superuser, and none but the owner owns anything. Running
 * it again changes nothing but the passwords.
 */
public final class DatabaseRoles {
  /** The schemas, one for each service. */
  public static final List<String> SCHEMAS = List.of("queue", "telephony", "gateway");

  /** The role that owns the database and migrates it. */
  public static final String OWNER = "ringbridge_owner";

  /** Every server has it, and the one to make need not be there yet. */
  private static final String MAINTENANCE = "postgres";

  private final DatabaseAddress superuser;
  private final String database;

  /**
   * @param superuser somebody who may create databases and roles
   * @param database the name of the database to make
   */
  public DatabaseRoles(DatabaseAddress superuser, String database) {
    this.superuser = superuser;
    this.database = database;
  }

  /** The login of a service. */
  public static String login(String schema) {
    return schema + "_app";
  }

  /** The role its engine paths switch to. */
  public static String engine(String schema) {
    return schema + "_engine";
  }

  /**
   * Makes what is missing.
   *
   * @param passwords of the owner and of each login
   * @throws StartException if the server cannot be reached or the user may not do this
   */
  public void make(Map<String, String> passwords) {
    try {
      makeRolesAndDatabase(passwords);
      grantConnections();
    } catch (SQLException e) {
      throw new StartException("PostgreSQL at " + superuser + " cannot be set up", e);
    }
  }

  private void makeRolesAndDatabase(Map<String, String> passwords) throws SQLException {
    try (Connection connection = connect(superuser.withDatabase(MAINTENANCE))) {
      makeLogin(connection, OWNER, passwords);
      for (String schema : SCHEMAS) {
        makeLogin(connection, login(schema), passwords);
        makeEngine(connection, schema);
      }
      if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
        execute(connection, "create database %s owner %s".formatted(quoted(database), OWNER));
      }
    }
  }

  private void makeLogin(Connection connection, String role, Map<String, String> passwords)
      throws SQLException {
    String password = passwords.get(role);
    if (password == null || password.contains("'")) {
      throw new IllegalArgumentException("no usable password for " + role);
    }
    String verb = roleExists(connection, role) ? "alter" : "create";
    execute(
        connection,
        "%s role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
            .formatted(verb, role, password));
  }

  /** Not inherited: whoever forgets to switch sees one organization, or nothing. */
  private void makeEngine(Connection connection, String schema) throws SQLException {
    if (!roleExists(connection, engine(schema))) {
      execute(connection, "create role %s nologin nobypassrls".formatted(engine(schema)));
    }
    execute(
        connection,
        "grant %s to %s with inherit false, set true".formatted(engine(schema), login(schema)));
  }

  private void grantConnections() throws SQLException {
    try (Connection connection = connect(superuser.withDatabase(database))) {
      execute(connection, "revoke all on database %s from public".formatted(quoted(database)));
      execute(connection, "revoke all on schema public from public");
      // It owns the database that was made here, and not one that stood there already.
      execute(
          connection,
          "grant create, connect, temporary on database %s to %s"
              .formatted(quoted(database), OWNER));
      for (String schema : SCHEMAS) {
        execute(
            connection,
            "grant connect, temporary on database %s to %s"
                .formatted(quoted(database), login(schema)));
      }
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private static boolean roleExists(Connection connection, String role) throws SQLException {
    return exists(connection, "select 1 from pg_roles where rolname = ?", role);
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    if (!name.toLowerCase(Locale.ROOT).matches("[a-z0-9_]+")) {
      throw new StartException(
          "The database's name may hold letters, digits and underscores only.");
    }
    return '"' + name + '"';
  }
}
