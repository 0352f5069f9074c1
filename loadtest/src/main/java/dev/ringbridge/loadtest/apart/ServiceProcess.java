package dev.ringbridge.loadtest.apart;

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

/** One replica of a service, as its built application. */
final class ServiceProcess implements AutoCloseable {
  static final int HEAP_MEGABYTES = 256;

  private static final Duration STOP = Duration.ofSeconds(30);

  private final String name;
  private final URI uri;
  private final Path output;
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServiceProcess(String name, URI uri, Path output, Process process) {
    this.name = name;
    this.uri = uri;
    this.output = output;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param module the service's folder in the repository
   * @param name of this replica
   * @param port it listens on
   * @param shared the file with the settings of all services
   */
  static ServiceProcess start(String module, String name, int port, Path shared)
      throws IOException {
    Path repository = Path.of(System.getProperty("ringbridge.repository"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dquarkus.config.locations=" + shared.toUri());
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-jar");
    command.add(repository.resolve(module + "/target/quarkus-app/quarkus-run.jar").toString());
    Path output = shared.resolveSibling(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ServiceProcess(name, URI.create("http://127.0.0.1:" + port), output, process);
  }

  URI uri() {
    return uri;
  }

  /** Waits until it says that it is ready. */
  void awaitReady(Duration patience) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError(name + " is not ready: " + said());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
  }

  /**
   * What it counted.
   *
   * @param meter the beginning of lines of its metrics, as Prometheus reads them; their sum
   */
  double counted(String meter) throws IOException, InterruptedException {
    return get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(meter))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Lines of its log that somebody should look at. */
  List<String> complaints() throws IOException {
    return Files.readAllLines(output).stream()
        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
        .toList();
  }

  private String said() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
