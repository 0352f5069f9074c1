package dev.ringbridge.loadtest.rate;

import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.standalone.demo.ApiClient;
import dev.ringbridge.standalone.demo.SimulatedAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Has an account of so many requests a minute dial for agents: its carrier hears no keys, so
 * nothing else dials with it. The agents' own phones are called, with requests of the same minute.
 */
final class AgentsTenant extends Tenant {
  static final String SID = "rate1m";
  private static final String KEY = "key-of-the-benchmark";
  private static final String TOKEN = "token-of-the-benchmark";
  private static final String PASSWORD = "an-agent-of-the-benchmark";
  private static final int AGENTS = 8;

  /** Leads whose line is engaged need no agent: what bounds it is to be the rate. */
  private static final int LINES_PER_AGENT = 10;

  /** The carrier lets more through than it says, so that nothing hides what is too much. */
  private static final int LENIENT = 100_000;

  private static final Duration WRITING = Duration.ofMillis(200);

  private final HttpClient http;
  private final URI origin;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<SimulatedAgent> agents = new ArrayList<>();

  AgentsTenant(HttpClient http, URI origin, ApiClient admin, int requestsPerMinute) {
    super(admin, Limit.perMinute(requestsPerMinute));
    this.http = http;
    this.origin = origin;
  }

  @Override
  String accountSid() {
    return SID;
  }

  @Override
  AtCarrier atCarrier() {
    return new AtCarrier(
        "exotel/accounts",
        new SimulatedExotelAccount(
            SID, KEY, TOKEN, LENIENT, LENIENT, Standing.GOOD, Map.of(), Set.of()));
  }

  @Override
  String kind() {
    return "exotel";
  }

  @Override
  Map<String, String> settings() {
    return Map.of(
        "accountSid", SID,
        "apiKey", KEY,
        "apiToken", TOKEN,
        "requestsPerMinute", Integer.toString(limit().requests()));
  }

  @Override
  Map<String, Object> campaign() {
    return Map.of(
        "name", "Rate", "practice", true, "mode", "RATIO", "linesPerAgent", LINES_PER_AGENT);
  }

  @Override
  void staff(String campaign) {
    Bench.say("hiring " + AGENTS + " agents whose phones are called");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      ids.add(hire("rate-agent-" + i));
    }
    admin().put("/api/v1/campaigns/" + campaign + "/agents", Map.of("agentIds", ids)).required(200);
    agents.forEach(SimulatedAgent::begin);
  }

  private String hire(String name) {
    Map<String, String> user =
        Map.of("username", name, "name", name, "role", "AGENT", "password", PASSWORD);
    String id = admin().post("/api/v1/users", user).required(201).path("id").asText();
    admin().put("/api/v1/agent-contacts/" + id, Map.of("contact", "sip:" + name)).required(200);
    ApiClient api = new ApiClient(http, origin, name, PASSWORD);
    agents.add(new SimulatedAgent(http, origin, api, timer, new Random(name.hashCode()), WRITING));
    return id;
  }

  @Override
  public void close() {
    agents.forEach(SimulatedAgent::close);
    timer.shutdownNow();
  }
}
