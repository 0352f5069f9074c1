package dev.ringbridge.loadtest.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.loadtest.Bench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** graphile-worker in a Node process, with its defaults or tuned as its own guide says. */
final class GraphileQueue implements Contender {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final QueueDatabase server;
  private final Path program;
  private final boolean tuned;

  private GraphileQueue(QueueDatabase server, Path program, boolean tuned) {
    this.server = server;
    this.program = program;
    this.tuned = tuned;
  }

  /** Installs it from npm and lays its schema. */
  static List<Contender> install(QueueDatabase server, Path folder)
      throws IOException, InterruptedException {
    Path from = Bench.repository().resolve("loadtest/src/main/graphile");
    Files.createDirectories(folder);
    for (String file : List.of("package.json", "package-lock.json", "drain.mjs")) {
      Files.copy(from.resolve(file), folder.resolve(file));
    }
    run(folder, "npm", "ci", "--no-audit", "--no-fund");
    run(folder, "node", "drain.mjs", server.url(), "migrate");
    return List.of(
        new GraphileQueue(server, folder, false), new GraphileQueue(server, folder, true));
  }

  @Override
  public String key() {
    return tuned ? "graphile_batch_per_s" : "graphile_per_s";
  }

  @Override
  public void fill(int jobs) throws SQLException {
    server.execute(
        "select graphile_worker.add_job('noop', '{}'::json, priority => n % 4) from generate_series(1, "
            + jobs
            + ") n");
  }

  @Override
  public double drain(int jobs) throws IOException, InterruptedException {
    String said =
        run(
            program,
            "node",
            "drain.mjs",
            server.url(),
            Integer.toString(jobs),
            tuned ? "tuned" : "default");
    return JSON.readTree(said).path("per_s").asDouble();
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
    }
    return said.substring(said.lastIndexOf('\n') + 1);
  }
}
