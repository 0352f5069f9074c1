package dev.ringbridge.queue.incoming;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets who rang us once leads' histories are forgotten: most of them are nobody's leads, and
 * their numbers are nobody's to keep.
 */
@ApplicationScoped
class ForgettingCallers {
  private static final Logger LOG = Logger.getLogger(ForgettingCallers.class);

  private final Database database;
  private final IncomingCalls calls;
  private final Duration kept;

  ForgettingCallers(@InQueue Database database, IncomingCalls calls, QueueConfig config) {
    this.database = database;
    this.calls = calls;
    this.kept = config.history().kept();
  }

  @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return database
        .asEngine(work -> calls.purge(work, kept))
        .onFailure()
        .recoverWithItem(ForgettingCallers::complain);
  }

  private static Void complain(Throwable e) {
    LOG.warnf("callers are not forgotten now: %s", e.toString());
    return null;
  }
}
