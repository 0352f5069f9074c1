package dev.ringbridge.telephony.answering;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks each second after answered calls about which the carrier was silent for too long. */
@ApplicationScoped
class AnswerSweep {
  private static final Logger LOG = Logger.getLogger(AnswerSweep.class);

  private final Database database;
  private final AnswerBook book;
  private final Errands errands;

  AnswerSweep(@InTelephony Database database, AnswerBook book, Errands errands) {
    this.database = database;
    this.book = book;
    this.errands = errands;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tend() {
    return database
        .asEngine(this::tend)
        .invoke(errands::run)
        .onFailure()
        .invoke(e -> LOG.warnf("answered calls are not looked after: %s", Causes.of(e)))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<List<Errand>> tend(Work work) {
    return book.rows()
        .lockOverdue(work, book.patience().doubt())
        .chain(all -> book.takeAll(work, all, new AnswerInput.Tended()));
  }
}
