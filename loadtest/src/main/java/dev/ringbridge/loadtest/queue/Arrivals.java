package dev.ringbridge.loadtest.queue;

import dev.ringbridge.loadtest.Inversions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Adds leads one by one at a fixed rate, whatever the queue does with them, from a process of its
 * own: as an import does, which runs elsewhere than the pacer. It prints each lead when its commit
 * is through, with the time of the machine's clock, by which whoever claims them goes too.
 */
final class Arrivals {
  private static final long NANOS = 1_000_000_000;
  private static final int FIRST_TIER = 2;
  private static final int TIERS = 4;

  private Arrivals() {}

  /** A lead's tier by its number. */
  static int tier(int number) {
    return FIRST_TIER + number % TIERS;
  }

  /** The machine's clock, the same for all processes, in nanoseconds. */
  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS + now.getNano();
  }

  /**
   * Lets so many leads come, and tells of each as soon as that process says that it is committed.
   */
  static void listen(
      QueueDatabase server, int perSecond, int all, BiConsumer<UUID, Inversions.Job> came) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Arrivals.class.getName(),
                  Integer.toString(perSecond),
                  Integer.toString(all))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
          PrintStream connection =
              new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
        List.of(server.jdbcUrl(), server.user(), server.password()).forEach(connection::println);
        lines.lines().map(line -> line.split(" ")).forEach(words -> hear(words, came));
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hear(String[] words, BiConsumer<UUID, Inversions.Job> came) {
    int tier = Integer.parseInt(words[1]);
    came.accept(UUID.fromString(words[0]), new Inversions.Job(tier, Long.parseLong(words[2]), 0));
  }

  /** How to reach the database comes line by line, so that no list of processes shows it. */
  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    int perSecond = Integer.parseInt(args[0]);
    int all = Integer.parseInt(args[1]);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection =
            DriverManager.getConnection(lines.readLine(), lines.readLine(), lines.readLine());
        PreparedStatement one = OurQueue.adding(connection)) {
      long from = System.nanoTime();
      for (int i = 0; i < all; i++) {
        long wait = from + i * NANOS / perSecond - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
        UUID id = add(one, tier(i));
        System.out.println(id + " " + tier(i) + " " + now());
      }
    }
  }

  private static UUID add(PreparedStatement one, int tier) throws SQLException {
    one.setInt(1, tier - FIRST_TIER);
    one.setInt(2, tier);
    try (ResultSet rows = one.executeQuery()) {
      rows.next();
      return rows.getObject(1, UUID.class);
    }
  }
}
