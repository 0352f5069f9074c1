package dev.ringbridge.loadtest.queue;

import dev.ringbridge.queue.lead.Queue.Claimed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Leads come one by one at a fixed rate, whatever the queue does with them, and are claimed as the
 * pacer claims: as soon as it hears that one came, and at each tick. Each is timed from its commit
 * to its claim's.
 */
final class OpenLoop {
  private static final long NANOS = 1_000_000_000;
  private static final Duration TICK = Duration.ofMillis(250);
  private static final double MILLIS = 1e6;

  private final QueueDatabase server;
  private final OurQueue queue;
  private final Map<UUID, Inversions.Job> waiting = new ConcurrentHashMap<>();
  private final List<Inversions.Job> started = new ArrayList<>();

  OpenLoop(QueueDatabase server, OurQueue queue) {
    this.server = server;
    this.queue = queue;
  }

  /** Lets so many leads a second come for a while, and waits until all of them are claimed. */
  void run(int perSecond, Duration time) throws SQLException, InterruptedException {
    int all = (int) (perSecond * time.toSeconds());
    Thread source = new Thread(() -> arrive(perSecond, all), "arrivals");
    source.start();
    Semaphore news = queue.news();
    while (started.size() < all) {
      tick();
      if (news.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    }
    source.join();
  }

  private void tick() throws InterruptedException {
    List<Claimed> claimed = queue.claim();
    long now = System.nanoTime();
    for (Claimed one : claimed) {
      Inversions.Job job = waiting.remove(one.leadId());
      while (job == null) {
        // Its commit was seen here before its writer heard of it.
        TimeUnit.MICROSECONDS.sleep(50);
        job = waiting.remove(one.leadId());
      }
      started.add(new Inversions.Job(job.tier(), job.dueAt(), Math.max(now, job.dueAt())));
    }
    if (!claimed.isEmpty()) {
      queue.acknowledge(claimed);
    }
  }

  private void arrive(int perSecond, int all) {
    long from = System.nanoTime();
    try (Connection connection = server.connect();
        PreparedStatement one = OurQueue.adding(connection)) {
      for (int i = 0; i < all; i++) {
        long wait = from + i * NANOS / perSecond - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
        int tier = 2 + i % 4;
        waiting.put(add(one, tier), new Inversions.Job(tier, System.nanoTime(), 0));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static UUID add(PreparedStatement one, int tier) throws SQLException {
    one.setInt(1, tier - 2);
    one.setInt(2, tier);
    try (ResultSet rows = one.executeQuery()) {
      rows.next();
      return rows.getObject(1, UUID.class);
    }
  }

  /** The time from commit to claim that this share of leads did not exceed, in milliseconds. */
  double startWithinMillis(double share) {
    double[] sorted =
        started.stream()
            .mapToDouble(job -> (job.startedAt() - job.dueAt()) / MILLIS)
            .sorted()
            .toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  /** What was started, and when. */
  List<Inversions.Job> started() {
    return List.copyOf(started);
  }
}
