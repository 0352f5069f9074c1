package dev.ringbridge.foundation.database;

import dev.ringbridge.foundation.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the outboxes of this process moving: acknowledges, sweeps and purges. */
@ApplicationScoped
class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final int AFTER_MIGRATIONS = 3;
  private static final Duration ACKNOWLEDGE = Duration.ofMillis(250);

  private final Instance<Database> databases;
  private final OutboxConfig config;
  private @Nullable Repeating acknowledging;

  OutboxRelay(@Any Instance<Database> databases, OutboxConfig config) {
    this.databases = databases;
    this.config = config;
  }

  void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
    if (config.resend()) {
      LOG.info("the last run did not end cleanly: its last hour of events is sent once more");
      each(Outbox::resend).await().atMost(Duration.ofSeconds(30));
    }
    acknowledging =
        Repeating.every("acknowledging events", ACKNOWLEDGE, () -> each(Outbox::acknowledge));
  }

  void stop(@Observes ShutdownEvent event) {
    if (acknowledging != null) {
      acknowledging.close();
    }
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return each(Outbox::sweep);
  }

  @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> purge() {
    return each(Outbox::purge);
  }

  /** One outbox that cannot be reached now does not hold up the others; its rows wait. */
  private Uni<Void> each(Function<Outbox, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(databases)
        .onItem()
        .transformToUniAndConcatenate(database -> attempt(database, step))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Void> attempt(Database database, Function<Outbox, Uni<Void>> step) {
    return step.apply(database.outbox())
        .onFailure()
        .invoke(e -> LOG.warnf("the outbox of %s waits: %s", database.schema(), e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }
}
