package dev.ringbridge.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A PostgreSQL of our own in one folder. Other than the library's defaults it is durable (fsync,
 * synchronous_commit, full_page_writes) and asks everybody but its superuser on this machine for a
 * password.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;

  private PostgresServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts it, first stopping one that a killed run left behind in the same folder.
   *
   * @param folder where it keeps its data and, beside it, its binaries
   * @throws StartException if it cannot
   */
  public static PostgresServer start(Path folder) {
    return start(folder, folder.resolve("binaries"));
  }

  /**
   * The same with the programs apart from the data: unpacking them takes longer than starting them,
   * and many data folders can share what was unpacked once.
   *
   * @param folder where it keeps its data
   * @param programs where its programs are, or are unpacked to if they are not; it may be removed
   *     while nothing runs
   * @throws StartException if it cannot
   */
  public static PostgresServer start(Path folder, Path programs) {
    Path data = folder.resolve("data");
    PostgresOrphan.in(data).ifPresent(PostgresOrphan::stop);
    try {
      Files.createDirectories(folder);
      return new PostgresServer(builder(folder, data, programs).start());
    } catch (IOException | IllegalStateException e) {
      throw new StartException("PostgreSQL did not start in " + folder, e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path folder, Path data, Path programs) {
    return EmbeddedPostgres.builder()
        .setPort(FreePort.find())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setOverrideWorkingDirectory(programs.toFile())
        .setPGStartupWait(STARTUP)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "200")
        // The default of 4 is for turning disks: a table of some thousand rows would be read whole
        // where an index does (PostgreSQL manual, 19.7.2).
        .setServerConfig("random_page_cost", "1.1")
        .setServerConfig("hba_file", hostAuthentication(folder).toString());
  }

  /** Without it the library's server trusts everybody on this machine, whatever the password. */
  private static Path hostAuthentication(Path folder) {
    List<String> rules =
        List.of(
            "local all " + SUPERUSER + " trust",
            "host all " + SUPERUSER + " 127.0.0.1/32 trust",
            "host all " + SUPERUSER + " ::1/128 trust",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256");
    try {
      return Files.write(folder.resolve("pg_hba.conf"), rules).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens on this machine. */
  public int port() {
    return postgres.getPort();
  }

  /** The address by which the set-up connects, as the superuser. */
  public DatabaseAddress superuser() {
    return new DatabaseAddress("localhost", port(), "postgres", SUPERUSER, "");
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
