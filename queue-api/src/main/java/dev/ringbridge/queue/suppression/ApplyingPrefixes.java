package dev.ringbridge.queue.suppression;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.suppression.PrefixRuns.Run;
import dev.ringbridge.queue.suppression.Suppressions.LeadPhone;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Marks the leads that a prefix meets, or lets them go, a page in each transaction, which also says
 * how far it came: any replica goes on where one died. Nobody whom a prefix means is dialed from
 * the moment in which it was entered; who is let go waits for their page.
 */
@ApplicationScoped
class ApplyingPrefixes {
  private static final Logger LOG = Logger.getLogger(ApplyingPrefixes.class);

  private final Database database;
  private final PrefixRuns runs;
  private final MarkingLeads marking;

  ApplyingPrefixes(@InQueue Database database, PrefixRuns runs, MarkingLeads marking) {
    this.database = database;
    this.runs = runs;
    this.marking = marking;
  }

  /** Goes on until nothing is left that can be done now. */
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> goOn() {
    return database
        .asEngine(runs::open)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> apply(UUID id) {
    return page(id).chain(more -> more ? apply(id) : Uni.createFrom().voidItem());
  }

  /** The first page, after which few prefixes have more; the rest follows by itself. */
  Uni<Void> begin(UUID id) {
    return page(id).replaceWithVoid();
  }

  private Uni<Boolean> page(UUID id) {
    return database
        .asEngine(work -> page(work, id))
        .onFailure()
        .invoke(e -> LOG.warnf("a prefix is applied later, entry=%s: %s", id, e.toString()))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Boolean> page(Work work, UUID id) {
    return runs.hold(work, id)
        .chain(
            found ->
                found.map(run -> page(work, run)).orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> page(Work work, Run run) {
    return runs.page(work, run)
        .call(page -> mark(work, run, page))
        .call(page -> isLast(page) ? runs.done(work, run) : runs.goOn(work, run, page))
        .map(page -> !isLast(page));
  }

  private static boolean isLast(List<LeadPhone> page) {
    return page.size() < PrefixRuns.PAGE;
  }

  private Uni<Void> mark(Work work, Run run, List<LeadPhone> page) {
    return run.lifting()
        ? marking.release(work, run.entry(), page, run.by())
        : marking.suppress(work, run.entry(), page);
  }
}
