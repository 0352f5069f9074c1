package dev.ringbridge.queue.suppression;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.suppression.PrefixRuns.Open;
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
  private final Suppressions suppressions;
  private final PrefixRuns runs;
  private final MarkingLeads marking;

  ApplyingPrefixes(
      @InQueue Database database,
      Suppressions suppressions,
      PrefixRuns runs,
      MarkingLeads marking) {
    this.database = database;
    this.suppressions = suppressions;
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

  private Uni<Void> apply(Open run) {
    return page(run).chain(more -> more ? apply(run) : Uni.createFrom().voidItem());
  }

  /** The first page, after which few prefixes have more; the rest follows by itself. */
  Uni<Void> begin(UUID organizationId, UUID id) {
    return page(new Open(id, organizationId)).replaceWithVoid();
  }

  private Uni<Boolean> page(Open run) {
    return database
        .asEngine(work -> page(work, run))
        .onFailure()
        .invoke(e -> LOG.warnf("a prefix is applied later, entry=%s: %s", run.id(), e.toString()))
        .onFailure()
        .recoverWithItem(false);
  }

  /**
   * Whoever adds an entry waits for a page that lets numbers go, and the other way round: else a
   * number that is entered meanwhile would be found suppressed, and let go after that.
   */
  private Uni<Boolean> page(Work work, Open open) {
    return suppressions
        .holdImports(work, open.organizationId())
        .chain(() -> runs.hold(work, open.id()))
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
