package dev.ringbridge.loadtest;

import dev.ringbridge.embedded.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A standalone Ringbridge as its own process, on free ports and a data folder of its own. */
public final class StandaloneProcess implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Process process;
  private final Path folder;
  private final int port;
  private final int simulatorPort;
  private final Instant startedAt;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private StandaloneProcess(Process process, Path folder, int port, int simulatorPort) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.simulatorPort = simulatorPort;
    this.startedAt = Instant.now();
    Thread reader = new Thread(this::read, "standalone-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param folder its data folder
   * @param settings environment variables of Ringbridge, over the ports that are chosen here
   * @param args of the program, for example {@code demo}
   */
  public static StandaloneProcess start(Path folder, Map<String, String> settings, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // From the repository, as the script does: the archive knows its classes by these paths.
    command.add("@standalone/jvm.options");
    command.add("-XX:SharedArchiveFile=standalone/target/ringbridge.jsa");
    command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
    command.addAll(List.of("-jar", "standalone/target/quarkus-app/quarkus-run.jar"));
    command.addAll(List.of(args));
    int port = FreePort.find();
    int simulatorPort = FreePort.find();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(Bench.repository().toFile());
    builder.environment().put("RINGBRIDGE_DATA", folder.toAbsolutePath().toString());
    builder.environment().put("RINGBRIDGE_PORT", Integer.toString(port));
    builder.environment().put("RINGBRIDGE_SIMULATOR_PORT", Integer.toString(simulatorPort));
    // As the script does.
    builder
        .environment()
        .putIfAbsent(
            "RINGBRIDGE_PROGRAMS",
            Bench.repository().resolve("standalone/target/programs").toAbsolutePath().toString());
    builder.environment().putAll(settings);
    return new StandaloneProcess(builder.start(), folder, port, simulatorPort);
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        Bench.say(line);
      }
    } catch (IOException e) {
      // It was stopped while it said something: its stream is closed with it.
      Bench.say("the output ended");
    }
  }

  /** Waits for a line that it prints; empty if it does not come in time or the process ends. */
  public Optional<String> awaitLine(Predicate<String> wanted, Duration patience)
      throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (Instant.now().isBefore(end)) {
      String line = lines.poll(200, TimeUnit.MILLISECONDS);
      if (line != null && wanted.test(line)) {
        return Optional.of(line);
      }
      if (line == null && !process.isAlive()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Where the console and the API are. */
  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** Where the simulated carrier is. */
  public URI simulator() {
    return URI.create("http://localhost:" + simulatorPort);
  }

  /** A file of its data folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** When it was started. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Its processes: itself and PostgreSQL's. */
  public Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(program()), postgres()).distinct();
  }

  /** Its own process. */
  public ProcessHandle program() {
    return process.toHandle();
  }

  /** PostgreSQL's processes. */
  public Stream<ProcessHandle> postgres() {
    return ProcessHandle.allProcesses()
        .filter(one -> one.pid() != process.pid())
        .filter(one -> one.info().commandLine().orElse("").contains(folder.toString()))
        .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
        .distinct();
  }

  /** As kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As Ctrl-C does; says whether it ended in time. */
  public boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      if (process.isAlive() && !stop()) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes a temporary data folder. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
  }
}
