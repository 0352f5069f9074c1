package dev.ringbridge.standalone.tenancy;

import dev.ringbridge.embedded.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks PostgreSQL, as somebody whom no policy holds. */
record Catalog(DatabaseAddress superuser) {

  /** The rows of a query, each with its columns joined by a space. */
  List<String> rows(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      cells.add(String.valueOf(rows.getString(i)));
    }
    return String.join(" ", cells);
  }

  void execute(String statement) {
    try (Connection connection = connect();
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
  }
}
