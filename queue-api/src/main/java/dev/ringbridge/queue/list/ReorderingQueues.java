package dev.ringbridge.queue.list;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Puts queues whose order was changed into the new one: a page in each transaction, which also says
 * how far it came, so that any replica goes on. Leads that joined while the order changed are found
 * by another pass; the last is one that moved nobody.
 */
@ApplicationScoped
class ReorderingQueues {
  private static final String NEXT =
      """
      select r.campaign_id, r.after, r.moved, c.lead_order
        from queue.reorderings r join queue.campaigns c on c.id = r.campaign_id
       order by r.campaign_id limit 1 for update of r skip locked""";

  /** Waits for no claim: whom somebody takes now gets their rank when they join again. */
  private static final String MOVE =
      """
      with page as (
        select id, tier, due_at, created_at, score, attempts from queue.leads
         where campaign_id = $1 and id > $2 order by id limit 5000),
      held as (
        select q.lead_id from queue.lead_queue q
         where q.lead_id = any(array(select id from page)) for update skip locked),
      moved as (
        update queue.lead_queue q
           set rank = queue.rank_of($3, q.tier, q.due_at, p.created_at, p.score, p.attempts, p.id)
          from page p
         where q.lead_id = p.id and q.lead_id = any(array(select lead_id from held))
           and q.rank <> queue.rank_of($3, q.tier, q.due_at, p.created_at, p.score, p.attempts, p.id)
        returning 1)
      select (select id from page order by id desc limit 1) as last, (select count(*) from moved) > 0 as moved""";

  private static final String GO_ON =
      "update queue.reorderings set after = $2, moved = $3 where campaign_id = $1";
  private static final String DONE = "delete from queue.reorderings where campaign_id = $1";
  private static final UUID FIRST = new UUID(0, 0);

  private final Database database;

  ReorderingQueues(@InQueue Database database) {
    this.database = database;
  }

  /** Moves pages until no queue is left to be put in order. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> goOn() {
    return database.asEngine(this::page).chain(more -> more ? goOn() : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> page(Work work) {
    return work.sql()
        .query(NEXT)
        .execute()
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(false)
                    : move(work, rows.iterator().next()).replaceWith(true));
  }

  private static Uni<?> move(Work work, Row queue) {
    UUID campaign = queue.getUUID("campaign_id");
    return work.sql()
        .preparedQuery(MOVE)
        .execute(Tuple.of(campaign, queue.getUUID("after"), queue.getString("lead_order")))
        .map(RowSet::iterator)
        .chain(page -> goOn(work, campaign, queue.getBoolean("moved"), page.next()));
  }

  private static Uni<?> goOn(Work work, UUID campaign, boolean before, Row page) {
    UUID last = page.getUUID("last");
    boolean moved = page.getBoolean("moved");
    if (last != null) {
      Tuple on = Tuple.of(campaign, last, before || moved);
      return work.sql().preparedQuery(GO_ON).execute(on);
    }
    return before
        ? work.sql().preparedQuery(GO_ON).execute(Tuple.of(campaign, FIRST, false))
        : work.sql().preparedQuery(DONE).execute(Tuple.of(campaign));
  }
}
