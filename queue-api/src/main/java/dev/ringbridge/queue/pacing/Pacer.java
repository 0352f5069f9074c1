package dev.ringbridge.queue.pacing;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at each running campaign that this replica paces, a few times a second. */
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
  private final QueueConfig config;
  private @Nullable Repeating ticks;

  Pacer(
      @InQueue Database database,
      PacingLeases leases,
      PacingCampaigns pacing,
      PlanningCalls planning,
      PacingDecisions decisions,
      QueueConfig config) {
    this.database = database;
    this.leases = leases;
    this.pacing = pacing;
    this.planning = planning;
    this.decisions = decisions;
    this.config = config;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    ticks = Repeating.every("pacing", config.pacing().tick(), this::tick);
  }

  void stop(@Observes ShutdownEvent event) {
    if (ticks != null) {
      ticks.close();
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

  private Uni<Void> eachCampaign(List<Lease> held) {
    return Multi.createFrom()
        .iterable(held)
        .onItem()
        .transformToUniAndConcatenate(this::attempt)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** A campaign whose tick fails does not hold up the others. */
  private Uni<Integer> attempt(Lease lease) {
    return database
        .asEngine(work -> tick(work, lease))
        .onFailure()
        .invoke(e -> LOG.warnf("a tick failed, campaign=%s: %s", lease.campaignId(), e.toString()))
        .onFailure()
        .recoverWithItem(0);
  }

  private Uni<Integer> tick(Work work, Lease lease) {
    return leases
        .lock(work, lease)
        .chain(campaign -> campaign.map(one -> place(work, one)).orElse(Uni.createFrom().item(0)));
  }

  private Uni<Integer> place(Work work, PacedCampaign campaign) {
    return pacing
        .decide(work, campaign)
        .chain(
            plan ->
                planning
                    .plan(work, campaign, plan)
                    .call(placed -> decisions.keep(work, campaign, plan.decision(), placed)));
  }
}
