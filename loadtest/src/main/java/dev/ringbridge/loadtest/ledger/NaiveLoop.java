package dev.ringbridge.loadtest.ledger;

import dev.ringbridge.simulator.CarrierSimulator;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What most clients of such an API do: send the request until it is answered with 201, at most five
 * times. It meets the same faults, at a simulator of its own.
 */
final class NaiveLoop {
  private static final int MOST_TRIES = 5;
  private static final int AT_ONCE = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final String FROM = "+15005550006";
  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final String TOKEN = "token-of-the-naive";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI creates;

  private NaiveLoop(URI simulator) {
    this.creates = simulator.resolve("/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json");
  }

  /**
   * Dials each number once, as it believes.
   *
   * @param faults what goes wrong
   * @param log where that simulator's log goes
   * @return how many calls were made beyond one for each number
   */
  static long doubleDials(List<String> numbers, String faults, Path log)
      throws IOException, InterruptedException {
    SimulatedAccount account =
        new SimulatedAccount(ACCOUNT, TOKEN, "SK0", "secret", 1_000, Map.of(), Set.of());
    try (CarrierSimulator simulator =
        CarrierSimulator.start(
            SimulatorOptions.builder().logFile(log).speed(100).account(account).build())) {
      new SimulatorPages(simulator.uri()).faults(faults);
      new NaiveLoop(simulator.uri()).dialAll(numbers);
    }
    Witness witness = Witness.read(log);
    long reached = witness.calls().stream().map(CarrierCall::number).distinct().count();
    return witness.calls().size() - reached;
  }

  private void dialAll(List<String> numbers) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    numbers.forEach(number -> workers.execute(() -> dial(number)));
    workers.shutdown();
    if (!workers.awaitTermination(1, TimeUnit.HOURS)) {
      throw new IllegalStateException("the naive loop does not end");
    }
  }

  private void dial(String number) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        if (http.send(request(number), BodyHandlers.ofString()).statusCode() == 201) {
          return;
        }
      } catch (IOException lost) {
        // And again: that is what is naive about it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private HttpRequest request(String number) {
    String form =
        "To=%s&From=%s&Twiml=%s"
            .formatted(encoded(number), encoded(FROM), encoded("<Response><Hangup/></Response>"));
    String basic =
        Base64.getEncoder()
            .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(creates)
        .timeout(TIMEOUT)
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
