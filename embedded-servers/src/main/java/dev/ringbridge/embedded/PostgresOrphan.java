package dev.ringbridge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL whose Ringbridge was killed and which still runs on a data folder. It is ours only
 * if its own pid file in that folder names a live postgres process that was started on this very
 * folder.
 */
final class PostgresOrphan {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ProcessHandle process;

  private PostgresOrphan(ProcessHandle process) {
    this.process = process;
  }

  static Optional<PostgresOrphan> in(Path data) {
    return pid(data.resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> serves(process, data))
        .map(PostgresOrphan::new);
  }

  private static Optional<Long> pid(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The postmaster's working directory is its data folder; where /proc cannot say so, its command
   * line names it.
   */
  private static boolean serves(ProcessHandle process, Path data) {
    Path cwd = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSameFile(cwd.toRealPath(), data);
    } catch (IOException e) {
      String command = process.info().commandLine().orElse("");
      return command.contains("postgres") && command.contains(data.toString());
    }
  }

  /** A fast shutdown: open sessions are ended, what they committed stays. */
  void stop() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new StartException(
          "A PostgreSQL of an earlier run does not stop; end process "
              + process.pid()
              + " and start again",
          e);
    }
  }
}
