package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.pacing.Limit;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.pacing.PacingCampaigns.Plan;
import dev.ringbridge.queue.pacing.PacingLeases.Lease;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each running campaign that this replica paces, a few times a second; and, where agents
 * and lines wait for leads, as soon as one comes.
 */
@ApplicationScoped
class Pacer {
  private static final Logger LOG = Logger.getLogger(Pacer.class);
  private static final int LAST = 30;
  private static final Duration PARTING = Duration.ofSeconds(2);

  private final Database database;
  private final PacingLeases leases;
  private final PacingCampaigns pacing;
  private final PlanningCalls planning;
  private final PacingDecisions decisions;
  private final LineNews news;
  private final QueueConfig config;
  private final Turns turns = new Turns();
  private final Map<UUID, Lease> hungry = new ConcurrentHashMap<>();
  private @Nullable Repeating ticks;

  Pacer(
      @InQueue Database database,
      PacingLeases leases,
      PacingCampaigns pacing,
      PlanningCalls planning,
      PacingDecisions decisions,
      LineNews news,
      QueueConfig config) {
    this.database = database;
    this.leases = leases;
    this.pacing = pacing;
    this.planning = planning;
    this.decisions = decisions;
    this.news = news;
    this.config = config;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    ticks = Repeating.every("pacing", config.pacing().tick(), this::tick);
    news.listen(this::leadCame);
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticks != null) {
      ticks.close();
      news.end();
      giveUp();
    }
  }

  /** Others need not wait for the leases to end; where the database is gone they do. */
  private void giveUp() {
    try {
      database.asEngine(leases::giveUp).await().atMost(PARTING);
    } catch (RuntimeException e) {
      LOG.infof("the campaigns' leases run out by themselves: %s", e.toString());
    }
  }

  Uni<Void> tick() {
    return database.asEngine(leases::take).chain(this::eachCampaign);
  }

  private void leadCame(UUID campaignId) {
    Lease lease = hungry.get(campaignId);

    if (lease != null) {
      turn(lease).subscribe().with(done -> {});
    }
  }

  private Uni<Void> eachCampaign(List<Lease> held) {
    hungry.values().retainAll(held);
    return Multi.createFrom()
        .iterable(held)
        .onItem()
        .transformToUniAndConcatenate(this::turn)
        .collect()
        .last();
  }

  private Uni<Void> turn(Lease lease) {
    return turns.take(lease.campaignId(), () -> attempt(lease));
  }

  /** A campaign whose tick fails does not hold up the others. */
  private Uni<Boolean> attempt(Lease lease) {
    return database
        .asEngine(work -> tick(work, lease))
        .invoke(wantsMore -> remember(lease, wantsMore))
        .onFailure()
        .recoverWithItem(e -> failed(lease, e));
  }

  private void remember(Lease lease, boolean wantsMore) {
    if (wantsMore) {
      hungry.put(lease.campaignId(), lease);
    } else {
      hungry.remove(lease.campaignId());
    }
  }

  private static boolean failed(Lease lease, Throwable e) {
    LOG.warnf("a tick failed, campaign=%s: %s", lease.campaignId(), e.toString());
    return false;
  }

  /** Whether only leads are missing. */
  private Uni<Boolean> tick(Work work, Lease lease) {
    return leases
        .lock(work, lease)
        .chain(
            campaign -> campaign.map(one -> place(work, one)).orElse(Uni.createFrom().item(false)));
  }

  private Uni<Boolean> place(Work work, PacedCampaign campaign) {
    return pacing
        .decide(work, campaign)
        .call(plan -> placed(work, campaign, plan))
        .map(plan -> plan.decision().binding() == Limit.LEADS);
  }

  private Uni<Void> placed(Work work, PacedCampaign campaign, Plan plan) {
    return planning
        .plan(work, campaign, plan)
        .chain(placed -> decisions.keep(work, campaign, plan.decision(), placed));
  }
}
