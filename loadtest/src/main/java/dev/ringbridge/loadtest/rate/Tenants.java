package dev.ringbridge.loadtest.rate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Organizations beside the first one, each with an admin who has the first admin's password: an
 * organization dials with one account at a time, so each account has its own.
 */
final class Tenants {
  private static final String ORGANIZATION =
      "insert into queue.organizations (id, branch_id, name, country) values (?, ?, ?, 'US')";
  private static final String BRANCH =
      "insert into queue.branches (id, organization_id, name) values (?, ?, 'Main')";
  private static final String ADMIN =
      """
      insert into queue.users (id, organization_id, branch_id, username, name, role, password_hash)
      select gen_random_uuid(), ?, ?, ?, name, role, password_hash from queue.users where username = 'admin'""";

  private final Connection database;

  Tenants(Connection database) {
    this.database = database;
  }

  /** Makes one whose admin has this name. */
  void make(String admin) throws SQLException {
    UUID organization = UUID.randomUUID();
    UUID branch = UUID.randomUUID();
    execute(ORGANIZATION, organization, branch, admin);
    execute(BRANCH, branch, organization);
    execute(ADMIN, organization, branch, admin);
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
