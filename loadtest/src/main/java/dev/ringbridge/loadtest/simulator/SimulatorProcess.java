package dev.ringbridge.loadtest.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.simulator.People;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The carrier simulator as people start it: a process of its own, with a log on disk. */
public final class SimulatorProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern READY = Pattern.compile(".* listens on (http://\\S+)");

  /**
   * A carrier has machines of its own. Whoever may is given this one's cores first, so that what it
   * writes down is when a request came and not when a core was free.
   */
  private static final List<String> FIRST = List.of("nice", "-n", "-10");

  private static final double MILLIS = 1000;

  private final Process process;
  private final URI uri;
  private final HttpClient http = HttpClient.newHttpClient();

  private SimulatorProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** What it says of itself at a moment. */
  record Load(int calls, long logged, int threads, long cpuMillis, long heapMegabytes) {}

  /**
   * Starts one on a free port, and waits until it listens.
   *
   * @param log the file of its oracle log
   * @param options more of its options, each with its value
   */
  public static SimulatorProcess start(Path log, String... options) throws IOException {
    List<String> command = new ArrayList<>(FIRST);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.ringbridge.simulator.Main", "--port", "0"));
    command.addAll(List.of("--log", log.toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(output.readLine());
    Matcher ready = READY.matcher(line);
    if (!ready.matches()) {
      process.destroy();
      throw new IllegalStateException("the simulator did not start: " + line);
    }
    return new SimulatorProcess(process, URI.create(ready.group(1)));
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  HttpClient http() {
    return http;
  }

  Load load() throws IOException, InterruptedException {
    JsonNode load = JSON.readTree(ask("GET", "/simulator/load", ""));
    return new Load(
        load.path("calls").asInt(),
        load.path("logged").asLong(),
        load.path("threads").asInt(),
        load.path("cpuMs").asLong(),
        load.path("heapMb").asLong());
  }

  /** Who the people behind its numbers are. */
  public void people(People people) throws IOException, InterruptedException {
    set(
        "PUT",
        "people",
        Map.of(
            "human", people.human(),
            "machine", people.machine(),
            "noAnswer", people.noAnswer(),
            "busy", people.busy(),
            "rejected", people.rejected(),
            "invalid", people.invalid(),
            "ringSeconds", seconds(people.ring()),
            "talkSeconds", seconds(people.talk()),
            "greetingSeconds", seconds(people.greeting())));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  /** Sets one of its admin pages. */
  void set(String method, String page, Map<String, Object> json)
      throws IOException, InterruptedException {
    ask(method, "/simulator/" + page, JSON.writeValueAsString(json));
  }

  private String ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("the simulator refuses: " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
