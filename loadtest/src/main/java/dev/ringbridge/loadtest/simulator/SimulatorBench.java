package dev.ringbridge.loadtest.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.simulator.SimulatorProcess.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Five thousand calls at once in one process of the carrier simulator, at the pace of life: people
 * ring for five seconds and talk for forty, each in a room, every event told; for each that ends
 * another is placed. What is measured is the simulator's process alone.
 */
public final class SimulatorBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLS = 5_000;
  private static final int FEW = 50;
  private static final double FULL = 0.98;
  private static final Duration LONGEST_FILLING = Duration.ofMinutes(2);
  private static final Map<String, Object> PEOPLE =
      Map.of(
          "human",
          1,
          "machine",
          0,
          "noAnswer",
          0,
          "busy",
          0,
          "rejected",
          0,
          "invalid",
          0,
          "ringSeconds",
          5,
          "talkSeconds",
          40);

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    Path log = Files.createTempFile("ringbridge-carrier", ".log");
    try (SimulatorProcess carrier = SimulatorProcess.start(log);
        BusyCustomer customer = new BusyCustomer();
        Crowd crowd = new Crowd(carrier, customer)) {
      carrier.set("PUT", "people", PEOPLE);
      carrier.set("POST", "accounts", Crowd.ACCOUNT);
      crowd.open();
      Load few = grown(carrier, crowd, FEW);
      grown(carrier, crowd, Integer.getInteger("ringbridge.bench.calls", CALLS));
      // The first who were placed end at about the same time: past that it is even, and compiled.
      Thread.sleep(Duration.ofSeconds(quick ? 60 : 150).toMillis());
      Window window = new Window(carrier, customer, crowd);
      return window
          .watch(Duration.ofSeconds(quick ? 45 : 90))
          .put("threads_few_calls", few.threads());
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static Load grown(SimulatorProcess carrier, Crowd crowd, int calls)
      throws IOException, InterruptedException {
    Bench.say("growing to " + calls + " calls");
    crowd.want(calls);
    Instant end = Instant.now().plus(LONGEST_FILLING);
    while (carrier.load().calls() < calls * FULL) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("only " + carrier.load().calls() + " calls are going on");
      }
      Thread.sleep(500);
    }
    Thread.sleep(10_000);
    return carrier.load();
  }

  /** A time of steady calls. */
  private record Window(SimulatorProcess carrier, BusyCustomer customer, Crowd crowd) {

    ObjectNode watch(Duration length) throws IOException, InterruptedException {
      Load before = carrier.load();
      long webhooks = customer.webhooks();
      int placed = crowd.placed();
      Instant begin = Instant.now();
      int fewest = before.calls();
      int threads = before.threads();
      while (Instant.now().isBefore(begin.plus(length))) {
        Thread.sleep(1_000);
        Load now = carrier.load();
        fewest = Math.min(fewest, now.calls());
        threads = Math.max(threads, now.threads());
      }
      Load after = carrier.load();
      double seconds = Duration.between(begin, Instant.now()).toMillis() / 1_000.0;
      return JSON.createObjectNode()
          .put("calls", fewest)
          .put("calls_per_s", round((crowd.placed() - placed) / seconds))
          .put("webhooks_per_s", round((customer.webhooks() - webhooks) / seconds))
          .put("cores", round((after.cpuMillis() - before.cpuMillis()) / 1_000.0 / seconds))
          .put("threads", threads)
          .put("heap_mb", after.heapMegabytes())
          .put("refused", crowd.refused());
    }

    private static double round(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }
}
