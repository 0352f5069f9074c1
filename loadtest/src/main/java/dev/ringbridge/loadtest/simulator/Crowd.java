package dev.ringbridge.loadtest.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringbridge.loadtest.FictionalNumbers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Keeps so many calls going: for each that ends another is placed. */
final class Crowd implements AutoCloseable {
  private static final int STEP_MILLIS = 20;
  private static final int THREADS = 6;

  /** No more than this a step: 250 calls a second. */
  private static final int MOST_AT_ONCE = 5;

  static final Map<String, Object> ACCOUNT =
      Map.of(
          "accountSid", "AC00000000000000000000000000005000",
          "authToken", "crowd-token",
          "apiKeySid", "SK00000000000000000000000000005000",
          "apiKeySecret", "crowd-secret-of-thirty-two-letters",
          "callsPerSecond", 1_000,
          "applications", Map.of(),
          "callerIds", List.of());

  private final SimulatorProcess carrier;
  private final BusyCustomer customer;
  private final List<String> numbers = FictionalNumbers.all().toList();
  private final AtomicInteger placed = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(THREADS);
  private volatile int wanted;

  Crowd(SimulatorProcess carrier, BusyCustomer customer) {
    this.carrier = carrier;
    this.customer = customer;
  }

  /** Begins. */
  void open() {
    ScheduledFuture<?> steps =
        timer.scheduleAtFixedRate(this::step, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
    if (steps.isDone()) {
      throw new IllegalStateException("the crowd does not move");
    }
  }

  /** So many calls are going on from now on. */
  void want(int calls) {
    wanted = calls;
  }

  int placed() {
    return placed.get();
  }

  int refused() {
    return refused.get();
  }

  private void step() {
    int missing = wanted - (placed.get() - customer.ended());
    for (int i = 0; i < Math.min(MOST_AT_ONCE, missing); i++) {
      int serial = placed.incrementAndGet();
      timer.execute(() -> place(serial));
    }
  }

  private void place(int serial) {
    HttpRequest request =
        HttpRequest.newBuilder(calls())
            .header("Authorization", credentials())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(serial)))
            .build();
    try {
      int status = carrier.http().send(request, BodyHandlers.discarding()).statusCode();
      refused.addAndGet(status == 201 ? 0 : 1);
    } catch (IOException e) {
      refused.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI calls() {
    return carrier
        .uri()
        .resolve("/2010-04-01/Accounts/" + ACCOUNT.get("accountSid") + "/Calls.json");
  }

  private static String credentials() {
    String pair = ACCOUNT.get("accountSid") + ":" + ACCOUNT.get("authToken");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private String form(int serial) {
    return List.of(
            Map.entry("To", numbers.get(serial % numbers.size())),
            Map.entry("From", "+15005550006"),
            Map.entry("Url", customer.url("/answer?call-" + serial)),
            Map.entry("StatusCallback", customer.url("/status")),
            Map.entry("StatusCallbackEvent", "initiated"),
            Map.entry("StatusCallbackEvent", "ringing"),
            Map.entry("StatusCallbackEvent", "answered"),
            Map.entry("StatusCallbackEvent", "completed"))
        .stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
