package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.standalone.demo.ApiClient;
import dev.ringbridge.standalone.demo.SimulatedAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An admin and simulated agents in a standalone Ringbridge, and the people whom they call. */
public final class SalesFloor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KINDS =
      List.of("human", "machine", "noAnswer", "busy", "rejected", "invalid");

  /** An agent who waits for an answer keeps a thread; with few of them all others wait, too. */
  private static final int TIMER_THREADS = 128;

  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration TYPING = Duration.ofMillis(200);
  private static final Pattern PASSWORD = Pattern.compile(".*admin +password (\\S+)");

  private final StandaloneProcess standalone;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(TIMER_THREADS);
  private final List<SimulatedAgent> agents = new ArrayList<>();
  private final ApiClient admin;

  private SalesFloor(StandaloneProcess standalone, String password) {
    this.standalone = standalone;
    this.admin = new ApiClient(http, standalone.uri(), "admin", password);
  }

  /** Waits until Ringbridge has started for the first time, and signs in. */
  public static SalesFloor open(StandaloneProcess standalone) throws InterruptedException {
    String line =
        standalone
            .awaitLine(text -> PASSWORD.matcher(text).matches(), READY)
            .orElseThrow(() -> new IllegalStateException("Ringbridge did not come up"));
    Matcher password = PASSWORD.matcher(line);
    if (!password.matches()) {
      throw new IllegalStateException(line);
    }
    return new SalesFloor(standalone, password.group(1));
  }

  /** What the admin may ask. */
  public ApiClient admin() {
    return admin;
  }

  /**
   * All people do the same.
   *
   * @param kind what they do: {@code human} picks up, {@code noAnswer} lets it ring
   * @param seconds means of the simulator's durations by their names
   */
  public void everybody(String kind, Map<String, Double> seconds)
      throws IOException, InterruptedException {
    URI people = standalone.simulator().resolve("/simulator/people");
    HttpResponse<String> now =
        http.send(HttpRequest.newBuilder(people).build(), BodyHandlers.ofString());
    ObjectNode mix = (ObjectNode) JSON.readTree(now.body());
    KINDS.forEach(one -> mix.put(one, one.equals(kind) ? 1 : 0));
    seconds.forEach(mix::put);
    HttpRequest put =
        HttpRequest.newBuilder(people)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(mix.toString()))
            .build();
    HttpResponse<String> answer = http.send(put, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("the simulator refuses: " + answer.body());
    }
  }

  /**
   * A campaign that practices, with fictional leads; its id.
   *
   * @param settings as the API takes them
   */
  public String campaign(Map<String, Object> settings, int leads) {
    Map<String, Object> all = new HashMap<>(Map.of("practice", true));
    all.putAll(settings);
    String id = admin.post("/api/v1/campaigns", all).required(201).path("id").asText();
    String file =
        FictionalNumbers.all().limit(leads).collect(Collectors.joining("\n", "phone\n", "\n"));
    admin
        .upload(
            "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + id,
            file.getBytes(StandardCharsets.UTF_8))
        .required(202);
    return id;
  }

  /** Agents who take the calls of a campaign from now on. */
  public void hire(String campaign, int howMany, Watcher watcher) {
    hire(campaign, howMany, watcher, null);
  }

  /**
   * Agents who take the calls of a campaign from now on, with headsets on.
   *
   * @param ear is told when an agent hears the first of a lead
   */
  public void hire(
      String campaign, int howMany, Watcher watcher, @Nullable BiConsumer<String, Instant> ear) {
    Bench.say("hiring " + howMany + " agents");
    String password = UUID.randomUUID().toString();
    // In parallel: a password takes its time, on purpose.
    List<String> ids =
        IntStream.range(0, howMany).parallel().mapToObj(i -> user(i, password)).toList();
    for (int i = 0; i < howMany; i++) {
      String id = ids.get(i);
      SimulatedAgent agent = agent(id, name(i), password, watcher);
      if (ear != null) {
        agent.listen(at -> ear.accept(id, at));
      }
      agents.add(agent);
    }
    agents.forEach(SimulatedAgent::begin);
    admin.put("/api/v1/campaigns/" + campaign + "/agents", Map.of("agentIds", ids)).required(200);
  }

  private static String name(int agent) {
    return "bench-agent-" + agent;
  }

  private String user(int agent, String password) {
    String name = name(agent);
    Map<String, String> user =
        Map.of("username", name, "name", name, "role", "AGENT", "password", password);
    return admin.post("/api/v1/users", user).required(201).path("id").asText();
  }

  private SimulatedAgent agent(String id, String name, String password, Watcher watcher) {
    URI uri = standalone.uri();
    ApiClient api = new ApiClient(http, uri, name, password);
    SimulatedAgent agent =
        new SimulatedAgent(http, uri, api, timer, new Random(name.hashCode()), TYPING);
    agent.watch((type, frame) -> watcher.frame(id, type, frame));
    return agent;
  }

  /** Begins to dial. */
  public void start(String campaign) {
    admin.post("/api/v1/campaigns/" + campaign + "/start", Map.of()).required(200);
  }

  @Override
  public void close() {
    agents.forEach(SimulatedAgent::close);
    timer.shutdownNow();
  }

  /** Sees what agents are shown. */
  @FunctionalInterface
  public interface Watcher {
    /** A frame of this type came to an agent's desk. */
    void frame(String agentId, String type, JsonNode frame);
  }
}
