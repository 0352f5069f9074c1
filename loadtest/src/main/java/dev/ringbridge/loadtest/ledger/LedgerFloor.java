package dev.ringbridge.loadtest.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.loadtest.apart.SharedServers;
import dev.ringbridge.standalone.demo.ApiClient;
import dev.ringbridge.standalone.demo.SimulatedAgent;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Two campaigns, one that practices and one that keeps calling hours, and their agents. */
final class LedgerFloor implements AutoCloseable {
  private static final Duration IMPORT = Duration.ofMinutes(10);
  private static final Duration WRITING = Duration.ofMillis(200);
  private static final int TIMER_THREADS = 4;
  private static final int PART = 500_000;

  /** Every third agent works for the campaign that keeps calling hours. */
  private static final int LAWFUL_AGENTS = 3;

  private final URI origin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(TIMER_THREADS);
  private final ApiClient admin;
  private final List<SimulatedAgent> agents = new ArrayList<>();
  private final List<String> campaigns = new ArrayList<>();

  LedgerFloor(URI origin) {
    this.origin = origin;
    this.admin = new ApiClient(http, origin, "admin", SharedServers.ADMIN_PASSWORD);
  }

  /** Makes the campaigns, imports their leads and hires their agents. */
  void open(List<String> practice, List<String> lawful) throws InterruptedException {
    campaigns.add(campaign("Ledger", true));
    campaigns.add(campaign("Ledger by law", false));
    upload(campaigns.get(0), practice);
    upload(campaigns.get(1), lawful);
    List<String> ids = IntStream.range(0, LedgerPlan.AGENTS).mapToObj(this::hire).toList();
    assign(campaigns.get(0), ids, 1, 2);
    assign(campaigns.get(1), ids, 0);
    awaitImported(practice.size() + lawful.size());
  }

  private String campaign(String name, boolean practice) {
    Map<String, Integer> retries =
        Map.of(
            "NO_ANSWER", LedgerPlan.RETRY_MINUTES,
            "BUSY", LedgerPlan.RETRY_MINUTES,
            "REJECTED", LedgerPlan.RETRY_MINUTES,
            "MACHINE", LedgerPlan.RETRY_MINUTES,
            "FAILED", LedgerPlan.RETRY_MINUTES,
            "CANCELED", LedgerPlan.RETRY_MINUTES);
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("name", name),
            Map.entry("practice", practice),
            Map.entry("consultRegistries", false),
            Map.entry("mode", "RATIO"),
            Map.entry("linesPerAgent", LedgerPlan.LINES_PER_AGENT),
            Map.entry("wrapUpSeconds", LedgerPlan.WRAP_UP_SECONDS),
            Map.entry("ringLimitSeconds", 15),
            Map.entry("callsPerDay", LedgerPlan.CALLS_PER_DAY),
            Map.entry("maxAttempts", LedgerPlan.MOST_ATTEMPTS),
            Map.entry("retryMinutes", retries));
    return admin.post("/api/v1/campaigns", settings).required(201).path("id").asText();
  }

  private void upload(String campaign, List<String> numbers) {
    for (int from = 0; from < numbers.size(); from += PART) {
      List<String> part = numbers.subList(from, Math.min(numbers.size(), from + PART));
      String file = "phone\n" + String.join("\n", part) + "\n";
      admin
          .upload(
              "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + campaign,
              file.getBytes(StandardCharsets.UTF_8))
          .required(202);
    }
  }

  private String hire(int number) {
    String name = "ledger-agent-" + number;
    String password = UUID.randomUUID().toString();
    Map<String, String> user =
        Map.of("username", name, "name", name, "role", "AGENT", "password", password);
    String id = admin.post("/api/v1/users", user).required(201).path("id").asText();
    ApiClient api = new ApiClient(http, origin, name, password);
    SimulatedAgent agent =
        new SimulatedAgent(http, origin, api, timer, new Random(number), WRITING);
    agent.begin();
    agents.add(agent);
    return id;
  }

  private void assign(String campaign, List<String> agentIds, Integer... remainders) {
    List<Integer> wanted = List.of(remainders);
    List<String> ids =
        IntStream.range(0, agentIds.size())
            .filter(i -> wanted.contains(i % LAWFUL_AGENTS))
            .mapToObj(agentIds::get)
            .toList();
    admin.put(path(campaign) + "/agents", Map.of("agentIds", ids)).required(200);
  }

  private void awaitImported(int expected) throws InterruptedException {
    Instant end = Instant.now().plus(IMPORT);
    while (leads() != expected) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("imported " + leads() + " of " + expected);
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  /** Begins, or goes on, dialing. */
  void start() {
    campaigns.forEach(id -> admin.post(path(id) + "/start", Map.of()).required(200));
  }

  /** Dials no more. */
  void pause() throws InterruptedException {
    for (String id : campaigns) {
      whileDown(() -> admin.post(path(id) + "/pause", Map.of()).required(200));
    }
  }

  private static void whileDown(Runnable request) throws InterruptedException {
    while (true) {
      try {
        request.run();
        return;
      } catch (UncheckedIOException | IllegalStateException restarting) {
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  /** How many leads there are, by the sum over where they stand. */
  long leads() {
    return campaigns.stream()
        .map(this::counts)
        .mapToLong(
            counts ->
                StreamSupport.stream(counts.path("leads").spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .sum())
        .sum();
  }

  /** How many leads are in a call, as the product believes. */
  long calling() {
    return campaigns.stream()
        .mapToLong(id -> counts(id).path("leads").path("CALLING").asLong())
        .sum();
  }

  private JsonNode counts(String campaign) {
    return admin.get(path(campaign)).required(200).path("counts");
  }

  /** What the product says when it is asked for its leads and calls. */
  ProductState state() {
    return ProductState.read(admin, campaigns);
  }

  /** How many leads its agents talked with. */
  int bridged() {
    return agents.stream().mapToInt(SimulatedAgent::bridgedCalls).sum();
  }

  private static String path(String campaign) {
    return "/api/v1/campaigns/" + campaign;
  }

  @Override
  public void close() {
    agents.forEach(SimulatedAgent::close);
    timer.shutdownNow();
  }
}
