package dev.ringbridge.loadtest.rate;

import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.FictionalNumbers;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.standalone.demo.ApiClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An organization with one account of this rate, and one campaign that dials as fast as that lets
 * it: it says a message and waits for no agent.
 *
 * @param perSecond what the carrier lets the account place
 */
record Tenant(ApiClient admin, int perSecond) {
  private static final String HEX = "0123456789abcdef0123456789";
  private static final String NUMBER = "+15005550006";
  private static final Duration IMPORT = Duration.ofMinutes(1);
  private static final int MOST_LINES = 500;
  private static final String MESSAGE =
      "This is an automated message of the benchmark. Press nine to hear no more of it.";

  private String hex() {
    return HEX + String.format("%06d", perSecond);
  }

  /** The account's name at the carrier. */
  String accountSid() {
    return "AC" + hex();
  }

  /** The account as its carrier knows it: it takes more than it allows, and says so in its log. */
  SimulatedAccount atCarrier() {
    return new SimulatedAccount(
        accountSid(),
        "token-" + hex(),
        "SK" + hex(),
        "secret-" + hex(),
        perSecond,
        Map.of(),
        Set.of(NUMBER));
  }

  /** Adds the account, and the campaign with its leads; returns the campaign's id. */
  String open(int leads) throws InterruptedException {
    admin
        .post(
            "/api/v1/carrier-accounts",
            Map.of(
                "kind",
                "twilio",
                "name",
                "Of " + perSecond,
                "simulated",
                true,
                "callsPerSecond",
                perSecond,
                "callerIds",
                List.of(NUMBER),
                "countries",
                List.of("US"),
                "settings",
                Map.of(
                    "accountSid", accountSid(),
                    "authToken", "token-" + hex(),
                    "apiKeySid", "SK" + hex(),
                    "apiKeySecret", "secret-" + hex())))
        .required(201);
    String id = admin.post("/api/v1/campaigns", campaign()).required(201).path("id").asText();
    String file =
        FictionalNumbers.all().limit(leads).collect(Collectors.joining("\n", "phone\n", "\n"));
    admin
        .upload(
            "/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + id,
            file.getBytes(StandardCharsets.UTF_8))
        .required(202);
    awaitLeads(id, leads);
    return id;
  }

  private static Map<String, Object> campaign() {
    Map<String, Object> broadcast =
        Map.of(
            "lines", MOST_LINES,
            "message", MESSAGE,
            "again", false,
            "transferKey", "1",
            "optOutKey", "9",
            "optOutText", "Goodbye.",
            "nobodyFreeText", "All our agents are busy. Goodbye.");
    return Map.of("name", "Rate", "practice", true, "mode", "BROADCAST", "broadcast", broadcast);
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
    Bench.say("dialing " + perSecond + " a second");
    admin.post("/api/v1/campaigns/" + campaign + "/start", Map.of()).required(200);
  }
}
