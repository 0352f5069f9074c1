package dev.ringbridge.telephony.reconciling;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.Placements;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks each second after the placements of which too little is heard. Each is lent to one replica
 * at a time; one that cannot be looked after now is looked at again half a minute later.
 */
@ApplicationScoped
class Reconciliation {
  private static final Logger LOG = Logger.getLogger(Reconciliation.class);
  private static final int PAGE = 40;
  private static final int AT_ONCE = 4;

  private final Database database;
  private final Placements placements;
  private final Resolving resolving;

  Reconciliation(@InTelephony Database database, Placements placements, Resolving resolving) {
    this.database = database;
    this.placements = placements;
    this.resolving = resolving;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return database
        .asEngine(work -> placements.claimDue(work, PAGE))
        .chain(this::lookAll)
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("placements are not looked after: %s", Causes.of(e));
    return null;
  }

  private Uni<Void> lookAll(List<Seen<Placement>> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUni(seen -> look(seen))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> look(Seen<Placement> seen) {
    return resolving
        .resolve(seen.row(), seen.now())
        .onFailure()
        .invoke(
            e ->
                LOG.warnf(
                    "call %s is looked at again: %s", seen.row().call().callId(), Causes.of(e)))
        .onFailure()
        .recoverWithNull();
  }
}
