package dev.ringbridge.loadtest.apart;

import dev.ringbridge.loadtest.Meters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One replica of a service, as its built application. It can be killed and started again, and
 * stopped and continued, as often as one likes.
 */
public final class ServiceProcess implements AutoCloseable {
  /** Of memory for each. */
  public static final int HEAP_MEGABYTES = 256;

  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final String name;
  private final URI uri;
  private final Path output;
  private final ProcessBuilder program;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Process process;

  private ServiceProcess(String name, URI uri, Path output, ProcessBuilder program)
      throws IOException {
    this.name = name;
    this.uri = uri;
    this.output = output;
    this.program = program;
    this.process = program.start();
  }

  /**
   * Options of a virtual machine that shares its cores with four others, and may be killed any
   * moment.
   */
  static List<String> sparing() {
    return List.of("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  /**
   * Starts one.
   *
   * @param module the service's folder in the repository
   * @param name of this replica
   * @param port it listens on
   * @param shared the file with the settings of all services
   * @param options of the virtual machine
   */
  static ServiceProcess start(
      String module, String name, int port, Path shared, List<String> options) throws IOException {
    Path repository = Path.of(System.getProperty("ringbridge.repository"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dquarkus.config.locations=" + shared.toUri());
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-jar");
    command.add(repository.resolve(module + "/target/quarkus-app/quarkus-run.jar").toString());
    Path output = shared.resolveSibling(name + ".log");
    ProcessBuilder program =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    return new ServiceProcess(name, URI.create("http://127.0.0.1:" + port), output, program);
  }

  /** Its name, as {@code telephony-1}. */
  public String name() {
    return name;
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** As kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, with what it was started with. */
  public void startAgain() throws IOException {
    process = program.start();
  }

  /** As kill -STOP does: not one instruction is executed until it is continued. */
  public void stop() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** As kill -CONT does. */
  public void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String which) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + which, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException(name + " takes no signal " + which);
    }
  }

  /**
   * Waits until it says that it is ready.
   *
   * @throws IllegalStateException if it does not in time, or ends
   */
  public void awaitReady(Duration patience) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException(name + " is not ready: " + said());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** Whether it is ready now. */
  public boolean isReady() throws InterruptedException {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri.resolve(path)).timeout(ANSWER).build(), BodyHandlers.ofString());
  }

  /**
   * What it counted.
   *
   * @param meter the beginning of lines of its metrics, as Prometheus reads them; their sum
   */
  public double counted(String meter) throws IOException, InterruptedException {
    return Meters.sum(get("/q/metrics").body(), meter);
  }

  /** Lines of its log that somebody should look at. */
  public List<String> complaints() throws IOException {
    return Files.readAllLines(output).stream()
        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
        .toList();
  }

  private String said() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    try {
      goOn();
      process.destroy();
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException | IllegalStateException gone) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
