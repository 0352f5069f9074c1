package dev.ringbridge.queue.filter;

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
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Judges the leads that wait by a filter that changed: a page in each transaction, which also says
 * how far it came, so that any replica goes on. Whoever joins the queue meanwhile may have read the
 * filter before; a pass that begins after the last of them has ended is the last.
 */
@ApplicationScoped
class RefilteringQueues {
  private static final Logger LOG = Logger.getLogger(RefilteringQueues.class);

  private static final String NEXT =
      """
      select campaign_id, after from queue.refilterings
       where $1::uuid is null or campaign_id = $1
       order by campaign_id limit 1 for update skip locked""";

  /**
   * Who writes into the queue holds its lock from before they read the filter until they end. Those
   * of the first pass are waited for, less those who ended since.
   */
  private static final String WAIT_FOR =
      """
      with writers as (
        select coalesce(array_agg(distinct virtualtransaction), '{}') as now
          from pg_locks
         where relation = 'queue.lead_queue'::regclass and mode = 'RowExclusiveLock' and pid <> pg_backend_pid()
           and database = (select oid from pg_database where datname = current_database()))
      update queue.refilterings
         set waits_for = case when waits_for is null then writers.now
                              else array(select unnest(waits_for) intersect select unnest(writers.now)) end
        from writers where campaign_id = $1""";

  /**
   * Waits for no claim: a page with somebody whom another holds is asked for again. Whoever does
   * not fit is never ready; whoever does is once their time has come.
   */
  private static final String JUDGE =
      """
      with page as (
        select id from queue.leads where campaign_id = $1 and id > $2 order by id limit 5000),
      waiting as (
        select lead_id from queue.lead_queue where lead_id = any(array(select id from page))),
      held as (
        select q.lead_id from queue.lead_queue q
         where q.lead_id = any(array(select lead_id from waiting)) for update skip locked),
      judged as (
        select l.id, queue.judge_at(c.lead_filter, l.created_at) as judge_at,
               queue.fits(l, c.lead_filter, p.jurisdictions) as fits
          from queue.leads l
          join queue.campaigns c on c.id = l.campaign_id
          left join queue.campaign_patterns p on p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id
         where l.id = any(array(select lead_id from held)) offset 0),
      moved as (
        update queue.lead_queue q
           set fits = j.fits, judge_at = j.judge_at, ready = j.fits and q.language is null and q.due_at <= now()
          from judged j
         where q.lead_id = j.id and (q.fits <> j.fits or q.judge_at is distinct from j.judge_at))
      select (select id from page order by id desc limit 1) as last,
             (select count(*) from waiting) > (select count(*) from held) as passed_over""";

  private static final String GO_ON =
      "update queue.refilterings set after = $2 where campaign_id = $1";

  private static final String DONE =
      "delete from queue.refilterings where campaign_id = $1 and waits_for = '{}'";

  /** Whose age has come to a limit of the filter. */
  private static final String AGED =
      """
      with held as (
        select lead_id from queue.lead_queue where judge_at <= now() order by judge_at limit 2000 for update skip locked),
      judged as (
        select l.id, queue.judge_at(c.lead_filter, l.created_at) as judge_at,
               queue.fits(l, c.lead_filter, p.jurisdictions) as fits
          from queue.leads l
          join queue.campaigns c on c.id = l.campaign_id
          left join queue.campaign_patterns p on p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id
         where l.id = any(array(select lead_id from held)) offset 0)
      update queue.lead_queue q
         set fits = j.fits, judge_at = j.judge_at, ready = j.fits and q.language is null and q.due_at <= now()
        from judged j where q.lead_id = j.id""";

  private static final UUID FIRST = new UUID(0, 0);

  private final Database database;

  RefilteringQueues(@InQueue Database database) {
    this.database = database;
  }

  /** Judges pages until none is left that could be judged now. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> goOn() {
    return database
        .asEngine(work -> page(work, null))
        .chain(more -> more ? goOn() : Uni.createFrom().voidItem());
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> judgeAged() {
    return database
        .asEngine(work -> work.sql().query(AGED).execute().map(RowSet::rowCount))
        .chain(judged -> judged > 0 ? judgeAged() : Uni.createFrom().voidItem());
  }

  /** Judges the first two pages of a campaign; the rest, and what fails here, follows soon. */
  Uni<Void> begin(UUID campaignId) {
    return database
        .asEngine(work -> page(work, campaignId))
        .chain(() -> database.asEngine(work -> page(work, campaignId)))
        .onFailure()
        .invoke(e -> LOG.warnf("judged later, campaign=%s: %s", campaignId, e.toString()))
        .onFailure()
        .recoverWithItem(false)
        .replaceWithVoid();
  }

  private Uni<Boolean> page(Work work, @Nullable UUID only) {
    return work.sql()
        .preparedQuery(NEXT)
        .execute(Tuple.of(only))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .chain(
            next ->
                next.map(one -> page(work, one.getUUID("campaign_id"), one.getUUID("after")))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private static Uni<Boolean> page(Work work, UUID campaign, UUID after) {
    Uni<?> begun =
        after.equals(FIRST)
            ? work.sql().preparedQuery(WAIT_FOR).execute(Tuple.of(campaign))
            : Uni.createFrom().voidItem();
    return begun
        .chain(() -> work.sql().preparedQuery(JUDGE).execute(Tuple.of(campaign, after)))
        .map(RowSet::iterator)
        .chain(page -> goOn(work, campaign, page.next()));
  }

  /** Says whether there is more to do at once; what waits for others is tried again in a second. */
  private static Uni<Boolean> goOn(Work work, UUID campaign, Row page) {
    UUID last = page.getUUID("last");
    if (page.getBoolean("passed_over")) {
      return Uni.createFrom().item(false);
    }
    if (last != null) {
      return reach(work, campaign, last).replaceWith(true);
    }
    return work.sql()
        .preparedQuery(DONE)
        .execute(Tuple.of(campaign))
        .chain(
            done ->
                done.rowCount() == 1
                    ? Uni.createFrom().item(true)
                    : reach(work, campaign, FIRST).replaceWith(false));
  }

  private static Uni<?> reach(Work work, UUID campaign, UUID lead) {
    return work.sql().preparedQuery(GO_ON).execute(Tuple.of(campaign, lead));
  }
}
