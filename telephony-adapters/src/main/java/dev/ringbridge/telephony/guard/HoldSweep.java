package dev.ringbridge.telephony.guard;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.AccountHolds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Says of accounts that they are stopped with their organization, and that their time is over. */
@ApplicationScoped
class HoldSweep {
  private static final Logger LOG = Logger.getLogger(HoldSweep.class);

  private final Database database;
  private final AccountHolds holds;

  HoldSweep(@InTelephony Database database, AccountHolds holds) {
    this.database = database;
    this.holds = holds;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return now()
        .onFailure()
        .invoke(e -> LOG.warnf("held accounts are not looked after: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }

  /** The same, at once. */
  Uni<Void> now() {
    return database.asEngine(this::sweep);
  }

  private Uni<Void> sweep(Work work) {
    return holds.spread(work).chain(() -> holds.lift(work)).replaceWithVoid();
  }
}
