package dev.ringbridge.telephony.callerid;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Counts for each number how many of its calls were answered, a few seconds after they are over.
 */
@ApplicationScoped
class CountingCalls {
  private static final Logger LOG = Logger.getLogger(CountingCalls.class);

  private final Database database;
  private final CallerIds callerIds;

  CountingCalls(@InTelephony Database database, CallerIds callerIds) {
    this.database = database;
    this.callerIds = callerIds;
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> count() {
    return database
        .asEngine(callerIds::countEnded)
        .onFailure()
        .invoke(e -> LOG.warnf("calls are not counted by their numbers: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }
}
