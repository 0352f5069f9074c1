package dev.ringbridge.loadtest.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.Inversions;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims and acknowledgements of committed jobs with mixed priorities: Ringbridge's own beside
 * db-scheduler, graphile-worker and bare SQL, taking turns on one PostgreSQL; and what a snapshot
 * that is held open costs. {@code --held=SECONDS} says for how long it is.
 */
public final class QueueBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The tracker has up to 2,500 events in one transaction where it has that much to do, and a call
   * says about five things.
   */
  private static final int TOGETHER = 500;

  /** By then a Java process has compiled what a service that runs for hours has long compiled. */
  private static final int WARM_UP = 20_000;

  private static final int ARRIVALS_PER_SECOND = 200;
  private static final Duration HORIZON = Duration.ofMillis(1_500);
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final double P99 = 0.99;
  private static final double PERCENT = 100;

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ringbridge-queue");
    try (QueueDatabase server = new QueueDatabase(folder.resolve("postgres"))) {
      return measure(server, folder, quick);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      StandaloneProcess.delete(folder);
    }
  }

  private static ObjectNode measure(QueueDatabase server, Path folder, boolean quick)
      throws SQLException, IOException, InterruptedException {
    OurQueue.prepare(server);
    try (OurQueue ours = OurQueue.ofOneCampaign(server, "ours_per_s", TOGETHER);
        OurQueue two = OurQueue.ofTwoCampaigns(server, "ours_two_campaigns_per_s", TOGETHER);
        OurQueue single = OurQueue.ofOneCampaign(server, "ours_single_per_s", 1)) {
      List<Contender> all =
          new ArrayList<>(List.of(ours, two, single, new DbSchedulerQueue(server)));
      all.addAll(GraphileQueue.install(server, folder.resolve("graphile")));
      all.add(new RawQueue(server));
      ObjectNode figures = JSON.createObjectNode();
      drained(all, quick ? 5_000 : 50_000, quick ? 3 : 5)
          .forEach((key, perSecond) -> figures.put(key, Math.round(perSecond)));
      OpenLoop open = new OpenLoop(server, ours);
      open.run(ARRIVALS_PER_SECOND, Duration.ofSeconds(quick ? 15 : 60));
      figures.put("inversions", new Inversions(HORIZON).count(open.started()));
      figures.put("start_p99_ms", Math.round(open.startWithinMillis(P99)));
      Duration held = Duration.ofSeconds(Long.getLong("ringbridge.bench.held", quick ? 60 : 600));
      double without = steadyAfter(ours, quick ? MEASURED : held);
      return figures.put("idle_tx_loss_pct", idleTransactionLoss(server, ours, held, without));
    }
  }

  /** The median of the rounds, in which all take turns; the first, longer one only warms up. */
  private static Map<String, Double> drained(List<Contender> contenders, int jobs, int rounds)
      throws SQLException, IOException, InterruptedException {
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Contender one : contenders) {
        int all = round == 0 ? Math.max(jobs, WARM_UP) : jobs;
        int some = one.key().contains("single") ? all / 2 : all;
        one.fill(some);
        double rate = one.drain(some);
        Bench.say("%s: %.0f".formatted(one.key(), rate));
        if (round > 0) {
          rates.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(rate);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    rates.forEach((key, some) -> medians.put(key, median(some)));
    return medians;
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  /**
   * How much slower it is at the end of the time for which somebody else holds a snapshot open than
   * at the end of as long a time without one: millions of leads pass in ten minutes, and what is
   * kept of them costs something, snapshot or not.
   */
  private static double idleTransactionLoss(
      QueueDatabase server, OurQueue ours, Duration held, double without)
      throws SQLException, InterruptedException {
    try (Connection snapshot = server.connect();
        Statement statement = snapshot.createStatement()) {
      snapshot.setAutoCommit(false);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.executeQuery("select count(*) from queue.lead_queue").close();
      double during = steadyAfter(ours, held);
      snapshot.rollback();
      Bench.say("%.0f without, %.0f with the snapshot".formatted(without, during));
      return Math.round(PERCENT * 10 * (without - during) / without) / 10.0;
    }
  }

  /** The rate in the last ten seconds of that time. */
  private static double steadyAfter(OurQueue ours, Duration time)
      throws SQLException, InterruptedException {
    Duration sooner = time.minus(MEASURED);
    if (sooner.toSeconds() > 0) {
      steady(ours, sooner);
    }
    return steady(ours, MEASURED);
  }

  private static double steady(OurQueue ours, Duration time)
      throws SQLException, InterruptedException {
    Instant end = Instant.now().plus(time);
    List<Double> rates = new ArrayList<>();
    while (Instant.now().isBefore(end)) {
      ours.fill(2_000);
      rates.add(ours.drain(2_000));
    }
    return median(rates);
  }
}
