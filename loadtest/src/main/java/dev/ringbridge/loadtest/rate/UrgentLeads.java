package dev.ringbridge.loadtest.rate;

import dev.ringbridge.loadtest.FictionalNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** While the campaigns dial, somebody urgent is added to each of them again and again. */
final class UrgentLeads implements AutoCloseable {
  /** Seldom enough for the slowest account to have time for others, too. */
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<Future<?>> running = new ArrayList<>();

  /** Begins with it. */
  UrgentLeads(List<Tenant> tenants) {
    for (Tenant tenant : tenants) {
      Iterator<String> numbers = FictionalNumbers.all().skip(tenant.leads()).iterator();
      running.add(
          timer.scheduleAtFixedRate(
              () -> tenant.addUrgent(numbers.next()),
              EVERY.toMillis(),
              EVERY.toMillis(),
              TimeUnit.MILLISECONDS));
    }
  }

  /**
   * Whether it goes on.
   *
   * @throws IllegalStateException if a lead could not be added
   */
  void check() {
    if (running.stream().anyMatch(Future::isDone)) {
      throw new IllegalStateException("an urgent lead was not added");
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
