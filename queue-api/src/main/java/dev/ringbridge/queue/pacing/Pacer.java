package dev.ringbridge.queue.pacing;

import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each running campaign a few times a second. Any replica may: the campaign's row is
 * locked for the tick, and who finds it locked passes over it.
 */
@ApplicationScoped
class Pacer {
  private static final Logger LOG = Logger.getLogger(Pacer.class);
  private static final int LAST = 30;
  private static final String RUNNING =
      "select id from queue.campaigns where state = 'RUNNING' order by id";
  private static final String LOCK =
      """
      select c.*, now() as now from queue.campaigns c where id = $1 and state = 'RUNNING' for update skip locked""";

  private final Database database;
  private final PacingCampaigns pacing;
  private final PlanningCalls planning;
  private final PacingDecisions decisions;
  private final QueueConfig config;
  private @Nullable Repeating ticks;

  Pacer(
      @InQueue Database database,
      PacingCampaigns pacing,
      PlanningCalls planning,
      PacingDecisions decisions,
      QueueConfig config) {
    this.database = database;
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
    }
  }

  Uni<Void> tick() {
    return database
        .asEngine(work -> work.sql().query(RUNNING).execute())
        .chain(rows -> eachCampaign(ids(rows)));
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList();
  }

  private Uni<Void> eachCampaign(List<UUID> campaigns) {
    return Multi.createFrom()
        .iterable(campaigns)
        .onItem()
        .transformToUniAndConcatenate(this::attempt)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** A campaign whose tick fails does not hold up the others. */
  private Uni<Integer> attempt(UUID campaign) {
    return database
        .asEngine(work -> tick(work, campaign))
        .onFailure()
        .invoke(e -> LOG.warnf("a tick failed, campaign=%s: %s", campaign, e.toString()))
        .onFailure()
        .recoverWithItem(0);
  }

  private Uni<Integer> tick(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(campaignId))
        .chain(
            rows ->
                rows.size() == 0 ? Uni.createFrom().item(0) : place(work, rows.iterator().next()));
  }

  private Uni<Integer> place(Work work, Row row) {
    PacedCampaign campaign = PacedCampaign.of(row);
    return pacing
        .decide(work, campaign)
        .chain(
            plan ->
                planning
                    .plan(work, campaign, plan)
                    .call(placed -> decisions.keep(work, campaign, plan.decision(), placed)));
  }
}
