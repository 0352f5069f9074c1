package dev.ringbridge.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.DatabaseAddress;
import dev.ringbridge.embedded.KafkaBroker;
import dev.ringbridge.embedded.PostgresServer;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two settings point standalone at a PostgreSQL and a Kafka of the user's own. */
class OwnServersTest {
  private static final Duration START = Duration.ofSeconds(90);

  @TempDir Path place;
  private PostgresServer postgres;
  private KafkaBroker kafka;

  @BeforeEach
  void serversOfOnesOwn() {
    postgres = PostgresServer.start(place.resolve("own-postgres"));
    kafka = KafkaBroker.start(place.resolve("own-kafka"));
  }

  @AfterEach
  void stop() {
    kafka.close();
    postgres.close();
  }

  private Map<String, String> settings(String database) {
    String url = "postgresql://postgres:@localhost:%d/%s".formatted(postgres.port(), database);
    return Map.of("RINGBRIDGE_DATABASE_URL", url, "RINGBRIDGE_KAFKA", kafka.bootstrapServers());
  }

  /** Started twice: the second start finds everything made. */
  @Test
  void theyAreUsedAndNoneIsStarted() throws Exception {
    for (int start = 0; start < 2; start++) {
      runOnce("calls");
    }

    assertThat(ask("calls", "select count(*) from queue.organizations")).isEqualTo("1");
    assertThat(topics()).containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
  }

  /** Somebody made it by hand, and owns it. */
  @Test
  void databaseThatStandsThereAlreadyIsUsed() throws Exception {
    ask("postgres", "create role somebody");
    ask("postgres", "create database mine owner somebody");

    runOnce("mine");

    assertThat(ask("mine", "select count(*) from queue.organizations")).isEqualTo("1");
  }

  /** The services themselves cannot start: that too is one line, and the process ends. */
  @Test
  void databaseThatIsTakenByOthersIsRefused() throws Exception {
    ask("postgres", "create database taken");
    ask("taken", "create schema queue");

    StartedProgram program = StartedProgram.refused(place, settings("taken"));

    assertThat(program.err()).hasSize(1);
    assertThat(program.err().get(0))
        .startsWith("Ringbridge cannot start. ")
        .contains("ringbridge.log")
        .contains("permission denied for schema queue");
    assertThat(program.exit()).isEqualTo(1);
  }

  private void runOnce(String database) throws Exception {
    Path data = place.resolve("data");
    try (StandaloneProcess standalone = StandaloneProcess.start(data, settings(database))) {
      assertThat(standalone.awaitLine(line -> line.contains("admin"), START)).isPresent();

      assertThat(standalone.processes()).hasSize(1);
      assertThat(data.resolve("postgres")).doesNotExist();
      assertThat(data.resolve("kafka")).doesNotExist();
      assertThat(standalone.stop()).isTrue();
    }
  }

  private String ask(String database, String sql) throws SQLException {
    DatabaseAddress address = postgres.superuser().withDatabase(database);
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

  private Set<String> topics() throws Exception {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      return new HashSet<>(admin.listTopics().names().get());
    }
  }
}
