package dev.ringbridge.loadtest.queue;

import dev.ringbridge.loadtest.Inversions;
import dev.ringbridge.queue.lead.Queue.Claimed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Leads come one by one at a fixed rate from another process, and are claimed as the pacer claims:
 * as soon as it hears that one came, and at each tick. Each is timed from its commit to its
 * claim's.
 */
final class OpenLoop {
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
  void run(int perSecond, Duration time) throws InterruptedException {
    int all = (int) (perSecond * time.toSeconds());
    Thread source =
        new Thread(() -> Arrivals.listen(server, perSecond, all, waiting::put), "arrivals");
    source.start();
    Semaphore news = queue.news();
    while (started.size() < all) {
      if (!source.isAlive() && waiting.isEmpty()) {
        throw new IllegalStateException("only " + started.size() + " leads came");
      }
      tick();
      if (news.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    }
    source.join();
  }

  private void tick() throws InterruptedException {
    List<Claimed> claimed = queue.claim();
    long now = Arrivals.now();
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
