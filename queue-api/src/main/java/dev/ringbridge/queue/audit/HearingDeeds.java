package dev.ringbridge.queue.audit;

import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.event.Envelope;
import dev.ringbridge.foundation.event.Intake;
import dev.ringbridge.foundation.event.Intake.Received;
import dev.ringbridge.queue.InQueue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes down what people did in other services, once however often it is told. */
@ApplicationScoped
class HearingDeeds {
  private final Intake intake;
  private final Database database;
  private final AuditTrail audit;

  HearingDeeds(Intake intake, @InQueue Database database, AuditTrail audit) {
    this.intake = intake;
    this.database = database;
    this.audit = audit;
  }

  @Incoming("queue-audit-events-in")
  Uni<Void> hear(List<Envelope> batch) {
    return intake.take(batch, deeds -> database.asEngine(work -> keep(work, deeds)));
  }

  private Uni<Void> keep(Work work, List<Received> deeds) {
    return Multi.createFrom()
        .iterable(deeds)
        .onItem()
        .transformToUniAndConcatenate(deed -> audit.keep(work, (PersonActed) deed.event()))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
