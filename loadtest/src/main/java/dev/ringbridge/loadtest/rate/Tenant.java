package dev.ringbridge.loadtest.rate;

import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.FictionalNumbers;
import dev.ringbridge.standalone.demo.ApiClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An organization with one account of this limit, and one campaign that dials as fast as that lets
 * it.
 */
abstract class Tenant implements AutoCloseable {
  static final String NUMBER = "+15005550006";
  private static final Duration IMPORT = Duration.ofMinutes(1);

  private final ApiClient admin;
  private final Limit limit;

  Tenant(ApiClient admin, Limit limit) {
    this.admin = admin;
    this.limit = limit;
  }

  /** A page of the simulator, and what it is told. */
  record AtCarrier(String page, Object account) {}

  /** The account as its carrier knows it. */
  abstract AtCarrier atCarrier();

  /** The account's name at the carrier. */
  abstract String accountSid();

  /** The carrier, as the API names it. */
  abstract String kind();

  /** What the API asks of an account of that kind. */
  abstract Map<String, String> settings();

  /** What kind of campaign dials. */
  abstract Map<String, Object> campaign();

  /** Brings those to work whom the campaign needs, before it starts. */
  abstract void staff(String campaign) throws InterruptedException;

  ApiClient admin() {
    return admin;
  }

  Limit limit() {
    return limit;
  }

  /** Adds the account, and the campaign with its leads; returns the campaign's id. */
  String open(int leads) throws InterruptedException {
    admin.post("/api/v1/carrier-accounts", account()).required(201);
    String id = admin.post("/api/v1/campaigns", campaign()).required(201).path("id").asText();
    String file =
        FictionalNumbers.all().limit(leads).collect(Collectors.joining("\n", "phone\n", "\n"));
    admin
        .upload(
            "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + id,
            file.getBytes(StandardCharsets.UTF_8))
        .required(202);
    awaitLeads(id, leads);
    staff(id);
    return id;
  }

  private Map<String, Object> account() {
    return Map.of(
        "kind",
        kind(),
        "name",
        "Of " + limit.name(),
        "simulated",
        true,
        "callsPerSecond",
        limit.callsPerSecond(),
        "callerIds",
        List.of(NUMBER),
        "countries",
        List.of("US"),
        "settings",
        settings());
  }

  private void awaitLeads(String campaign, int leads) throws InterruptedException {
    Instant end = Instant.now().plus(IMPORT);
    while (waiting(campaign) < leads) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("only " + waiting(campaign) + " leads came");
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private long waiting(String campaign) {
    long sum = 0;
    for (var count :
        admin.get("/api/v1/campaigns/" + campaign).required(200).path("counts").path("leads")) {
      sum += count.asLong();
    }
    return sum;
  }

  void start(String campaign) {
    Bench.say("dialing " + limit.name());
    admin.post("/api/v1/campaigns/" + campaign + "/start", Map.of()).required(200);
  }

  @Override
  public void close() {}
}
