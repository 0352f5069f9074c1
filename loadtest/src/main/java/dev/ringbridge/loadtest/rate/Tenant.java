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
  private final Priorities priorities = new Priorities();
  private List<String> numbers = List.of();
  private String campaign = "";

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

  /** How many leads its file has. */
  int leads() {
    return numbers.size();
  }

  /** Adds the account, and the campaign with its leads. */
  void open(int leads) throws InterruptedException {
    admin.post("/api/v1/carrier-accounts", account()).required(201);
    campaign = admin.post("/api/v1/campaigns", campaign()).required(201).path("id").asText();
    numbers = FictionalNumbers.all().limit(leads).toList();
    String file = Priorities.lines(numbers).collect(Collectors.joining("\n"));
    admin
        .upload(
            "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + campaign,
            file.getBytes(StandardCharsets.UTF_8))
        .required(202);
    awaitLeads(leads);
    staff(campaign);
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

  private void awaitLeads(int leads) throws InterruptedException {
    Instant end = Instant.now().plus(IMPORT);
    while (waiting() < leads) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("only " + waiting() + " leads came");
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private long waiting() {
    long sum = 0;
    for (var count :
        admin.get("/api/v1/campaigns/" + campaign).required(200).path("counts").path("leads")) {
      sum += count.asLong();
    }
    return sum;
  }

  void start() {
    Bench.say("dialing " + limit.name());
    admin.post("/api/v1/campaigns/" + campaign + "/start", Map.of()).required(200);
    priorities.begin(numbers, Instant.now());
  }

  /** Adds somebody who is to be called before all others. */
  void addUrgent(String number) {
    Map<String, Object> lead =
        Map.of("campaignId", campaign, "phone", number, "country", "US", "priority", "URGENT");
    admin.post("/api/v1/leads", lead).required(201);
    priorities.urgent(number, Instant.now());
  }

  /** Who of its leads has which priority. */
  Priorities priorities() {
    return priorities;
  }

  @Override
  public void close() {}
}
