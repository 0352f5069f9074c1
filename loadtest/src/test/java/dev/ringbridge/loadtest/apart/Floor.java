package dev.ringbridge.loadtest.apart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.loadtest.FictionalNumbers;
import dev.ringbridge.standalone.demo.ApiClient;
import dev.ringbridge.standalone.demo.SimulatedAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A campaign whose leads all pick up, and its agents. */
final class Floor implements AutoCloseable {
  private static final String PASSWORD = "an-agent-of-the-tests";

  private final URI origin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final ApiClient admin;
  private final String campaign;
  private final List<SimulatedAgent> agents = new ArrayList<>();

  /**
   * @param origin where Ringbridge is
   * @param leads how many there are
   */
  Floor(URI origin, int leads, int agents) {
    this.origin = origin;
    this.admin = new ApiClient(http, origin, "admin", SharedServers.ADMIN_PASSWORD);
    this.campaign = makeCampaign(leads);
    List<String> ids = IntStream.range(0, agents).mapToObj(this::hire).toList();
    admin.put(path("/agents"), Map.of("agentIds", ids)).required(200);
  }

  private String makeCampaign(int leads) {
    Map<String, Object> settings =
        Map.of("name", "Apart", "practice", true, "mode", "RATIO", "linesPerAgent", 1);
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

  private String hire(int number) {
    String name = "agent-" + number;
    Map<String, String> user =
        Map.of("username", name, "name", name, "role", "AGENT", "password", PASSWORD);
    String id = admin.post("/api/v1/users", user).required(201).path("id").asText();
    ApiClient api = new ApiClient(http, origin, name, PASSWORD);
    SimulatedAgent agent =
        new SimulatedAgent(http, origin, api, timer, new Random(number), Duration.ofMillis(100));
    agent.begin();
    agents.add(agent);
    return id;
  }

  void start() {
    admin.post(path("/start"), Map.of()).required(200);
  }

  /** How the campaign stands. */
  JsonNode counts() {
    return admin.get(path("")).required(200).path("counts");
  }

  /** How many leads its agents talked with. */
  int bridgedCalls() {
    return agents.stream().mapToInt(SimulatedAgent::bridgedCalls).sum();
  }

  private String path(String rest) {
    return "/api/v1/campaigns/" + campaign + rest;
  }

  @Override
  public void close() {
    agents.forEach(SimulatedAgent::close);
    timer.shutdownNow();
  }
}
