package dev.ringbridge.queue.rule;

import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.lead.TurningLeads;
import dev.ringbridge.queue.lead.TurningStuckLeads;
import dev.ringbridge.queue.rule.RuleChanges.Change;
import dev.ringbridge.queue.rule.RuleChanges.Page;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Applies rules that were changed. That there is something to apply is committed with the change
 * itself, so that any replica does it if this one dies: first the calls that are planned are judged
 * by the new rules and taken back, then the leads that wait, a page in each transaction. While
 * leads may be called less often than before, the campaign plans nothing until all are judged.
 */
@ApplicationScoped
public class ApplyingRules {
  private static final Logger LOG = Logger.getLogger(ApplyingRules.class);
  private static final Cause CHANGED = new Cause("The campaign's rules were changed", null);

  private static final UUID NONE = new UUID(0, 0);

  private final Database database;
  private final RuleChanges changes;
  private final TakingBackCalls calls;
  private final MovingLeads moving;
  private final TurningStuckLeads stuck;

  ApplyingRules(
      @InQueue Database database,
      RuleChanges changes,
      TakingBackCalls calls,
      MovingLeads moving,
      TurningStuckLeads stuck) {
    this.database = database;
    this.changes = changes;
    this.calls = calls;
    this.moving = moving;
    this.stuck = stuck;
  }

  /** Goes on until nothing is left that can be done now. */
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> goOn() {
    return database.asEngine(changes::campaigns).chain(this::stepOfEach);
  }

  /** One step of each campaign, and again of those that have more: none waits for another's end. */
  private Uni<Void> stepOfEach(List<UUID> campaigns) {
    return Multi.createFrom()
        .iterable(campaigns)
        .onItem()
        .transformToUniAndConcatenate(
            id -> attempt(id, changes::holdIfFree).map(more -> more ? id : NONE))
        .filter(id -> !id.equals(NONE))
        .collect()
        .asList()
        .chain(left -> left.isEmpty() ? Uni.createFrom().voidItem() : stepOfEach(left));
  }

  private Uni<Boolean> attempt(UUID campaign, Holding holding) {
    return database
        .asEngine(work -> step(work, holding.hold(work, campaign)))
        .onFailure()
        .invoke(e -> LOG.warnf("rules are applied later, campaign=%s: %s", campaign, e.toString()))
        .onFailure()
        .recoverWithItem(false);
  }

  /**
   * Takes back what a campaign planned by its rules before, right after they were changed; the
   * rest, and what fails here, follows within a second.
   */
  public Uni<Void> begin(UUID campaign) {
    return attempt(campaign, changes::hold).replaceWithVoid();
  }

  /** The same in the transaction that changes the rules. */
  public Uni<Void> begin(Work work, UUID campaign) {
    return step(work, changes.hold(work, campaign)).replaceWithVoid();
  }

  /** Says whether there is more to do at once. */
  private Uni<Boolean> step(Work work, Uni<Optional<Change>> held) {
    return held.chain(
        next ->
            next.map(change -> step(work, change)).orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Boolean> step(Work work, Change change) {
    if (!change.judged()) {
      return calls
          .judge(work, change)
          .chain(leads -> changes.judged(work, change.campaignId(), leads))
          .replaceWith(true);
    }
    return change.caps()
        ? changes.page(work, change).chain(page -> judge(work, change, page))
        : turn(work, change);
  }

  private Uni<Boolean> judge(Work work, Change change, Page page) {
    UUID last = page.last();
    return last == null
        ? finish(work, change)
        : tell(work, change, page.leads())
            .chain(() -> changes.goOn(work, change.campaignId(), last))
            .replaceWith(true);
  }

  /** Those who lost a planned call wait again once telephony has said so. */
  private Uni<Boolean> finish(Work work, Change change) {
    return changes
        .areCalled(work, change.takenBack())
        .chain(
            called ->
                called
                    ? Uni.createFrom().item(false)
                    : tell(work, change, change.takenBack())
                        .chain(() -> changes.done(work, change.campaignId()))
                        .chain(() -> stuck.page(work, change.campaignId(), TurningLeads.FIRST))
                        .replaceWith(true));
  }

  private Uni<?> tell(Work work, Change change, List<UUID> leads) {
    LeadEvent event = new LeadEvent.RulesChanged(change.fewerAttempts());
    return moving.tell(work, leads.stream().map(id -> new LeadNews(id, event, CHANGED)).toList());
  }

  /** Other rules may let others of a lead's numbers be called. */
  private Uni<Boolean> turn(Work work, Change change) {
    UUID campaign = change.campaignId();
    return stuck
        .page(work, campaign, change.after())
        .chain(last -> turned(work, campaign, last))
        .replaceWith(true);
  }

  private Uni<Void> turned(Work work, UUID campaign, Optional<UUID> last) {
    return last.isPresent()
        ? changes.goOn(work, campaign, last.get())
        : changes.done(work, campaign);
  }

  /** How the campaign of a change is held. */
  private interface Holding {
    Uni<Optional<Change>> hold(Work work, UUID campaign);
  }
}
