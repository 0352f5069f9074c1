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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A floor of simulated agents, and leads who all pick up after two seconds and talk for two. */
final class AnsweringFloor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double RING_SECONDS = 2;
  private static final double TALK_SECONDS = 2;

  /** Agents for each call a second: what a call takes of one, and two thirds of that in reserve. */
  private static final double AGENTS_PER_RATE = 8.5;

  private static final int TIMER_THREADS = 4;
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Pattern PASSWORD = Pattern.compile(".*admin +password (\\S+)");

  private final StandaloneProcess standalone;
  private final int perSecond;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(TIMER_THREADS);
  private final List<SimulatedAgent> agents = new ArrayList<>();
  private final AnswerLog log = new AnswerLog();
  private Instant from = Instant.MAX;

  AnsweringFloor(StandaloneProcess standalone, int perSecond) {
    this.standalone = standalone;
    this.perSecond = perSecond;
  }

  /** Makes everything ready and begins to dial. */
  void open(Duration forAtLeast) throws IOException, InterruptedException {
    String line =
        standalone
            .awaitLine(text -> PASSWORD.matcher(text).matches(), READY)
            .orElseThrow(() -> new IllegalStateException("Ringbridge did not come up"));
    Matcher password = PASSWORD.matcher(line);
    if (!password.matches()) {
      throw new IllegalStateException(line);
    }
    setPeople();
    ApiClient admin = new ApiClient(http, standalone.uri(), "admin", password.group(1));
    String campaign = campaign(admin, (int) (forAtLeast.toSeconds() * perSecond * 1.3));
    List<String> ids = hire(admin, (int) Math.ceil(perSecond * AGENTS_PER_RATE));
    admin.put("/api/v1/campaigns/" + campaign + "/agents", Map.of("agentIds", ids)).required(200);
    admin.post("/api/v1/campaigns/" + campaign + "/start", Map.of()).required(200);
  }

  /** Everybody picks up. */
  private void setPeople() throws IOException, InterruptedException {
    URI people = standalone.simulator().resolve("/simulator/people");
    HttpResponse<String> now =
        http.send(HttpRequest.newBuilder(people).build(), BodyHandlers.ofString());
    ObjectNode mix = (ObjectNode) JSON.readTree(now.body());
    mix.put("human", 1)
        .put("machine", 0)
        .put("noAnswer", 0)
        .put("busy", 0)
        .put("rejected", 0)
        .put("invalid", 0);
    mix.put("ringSeconds", RING_SECONDS).put("talkSeconds", TALK_SECONDS);
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

  private static String campaign(ApiClient admin, int leads) {
    Map<String, Object> settings =
        Map.of(
            "name",
            "Answers",
            "practice",
            true,
            "mode",
            "RATIO",
            "linesPerAgent",
            1,
            "wrapUpSeconds",
            5);
    String id = admin.post("/api/v1/campaigns", settings).required(201).path("id").asText();
    String file =
        FictionalNumbers.all().limit(leads).collect(Collectors.joining("\n", "phone\n", "\n"));
    admin
        .upload(
            "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + id,
            file.getBytes(StandardCharsets.UTF_8))
        .required(202);
    return id;
  }

  private List<String> hire(ApiClient admin, int howMany) {
    Bench.say("hiring " + howMany + " agents");
    String password = UUID.randomUUID().toString();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < howMany; i++) {
      String name = "bench-agent-" + i;
      Map<String, String> user =
          Map.of("username", name, "name", name, "role", "AGENT", "password", password);
      String id = admin.post("/api/v1/users", user).required(201).path("id").asText();
      ids.add(id);
      agents.add(agent(id, name, password));
    }
    agents.forEach(SimulatedAgent::begin);
    return ids;
  }

  private SimulatedAgent agent(String id, String name, String password) {
    URI uri = standalone.uri();
    ApiClient api = new ApiClient(http, uri, name, password);
    SimulatedAgent agent =
        new SimulatedAgent(
            http, uri, api, timer, new Random(name.hashCode()), Duration.ofMillis(200));
    agent.watch((type, frame) -> log.frame(id, type, frame));
    return agent;
  }

  /** From here on it counts. */
  void begin() {
    from = Instant.now();
  }

  /** What the simulator saw and the agents were shown since then. */
  JsonNode figures() throws IOException {
    log.readCarrier(standalone.file("carrier.log"), from, Instant.now().minusSeconds(3));
    return log.figures(perSecond);
  }

  @Override
  public void close() {
    agents.forEach(SimulatedAgent::close);
    timer.shutdownNow();
  }
}
