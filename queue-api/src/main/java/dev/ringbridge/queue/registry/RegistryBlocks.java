package dev.ringbridge.queue.registry;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.DatabaseConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/**
 * Puts the numbers of an official list into its table by COPY, some thousand blocks in a
 * transaction. (The reactive client has no COPY, and COPY does not go into tables under row level
 * security.)
 */
@ApplicationScoped
class RegistryBlocks {
  private static final String TABLE =
      "create temp table incoming_blocks (block bigint, bits bit(1000)) on commit drop";
  private static final String COPY = "copy incoming_blocks from stdin";
  private static final String ADD =
      """
      insert into queue.registry_blocks as b (registry_id, block, organization_id, branch_id, bits)
      select ?, i.block, ?, ?, i.bits from incoming_blocks i
          on conflict (registry_id, block) do update set bits = b.bits | excluded.bits""";

  private static final String ENTER = "select set_config('ringbridge.organization', ?, true)";

  private final String url;
  private final String password;

  RegistryBlocks(
      DatabaseConfig database,
      @ConfigProperty(name = "quarkus.datasource.queue.password") String password) {
    this.url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    this.password = password;
  }

  /** Adds blocks to a list; where one is there already, its numbers are joined. */
  void add(Tenancy tenancy, UUID registryId, NumberBlocks blocks) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url, "queue_app", password)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(TABLE);
      }
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(COPY, new StringReader(blocks.text()));
      insert(connection, tenancy, registryId);
      connection.commit();
    }
  }

  private static void insert(Connection connection, Tenancy tenancy, UUID registryId)
      throws SQLException {
    try (PreparedStatement enter = connection.prepareStatement(ENTER);
        PreparedStatement add = connection.prepareStatement(ADD)) {
      enter.setString(1, tenancy.organizationId().toString());
      enter.execute();
      add.setObject(1, registryId);
      add.setObject(2, tenancy.organizationId());
      add.setObject(3, tenancy.branchId());
      add.executeUpdate();
    }
  }
}
