package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The priority queue: callbacks, then by priority, by temperature within it, and among equals by
 * the weights of their lists and the campaign's order. A claim takes only what there is room for,
 * passes over what another claim holds, and reads nothing but the narrow rows of those who may be
 * called now.
 */
@ApplicationScoped
public class Queue {
  /** Whose time has come stands in line from now on. */
  private static final String RIPEN =
      """
      update queue.lead_queue set ready = true
       where lead_id in (select lead_id from queue.lead_queue
                          where campaign_id = $1 and not ready and language is null and fits and due_at <= now()
                          order by due_at limit 2000 for update skip locked)""";

  /**
   * Who fits was judged when the row was written. While any filter that changed is still being
   * applied to those that wait, whoever is taken is asked again; otherwise this asks once whether
   * there is one. The same for prefixes of the do-not-call list that not every lead knows of yet.
   */
  static final String STILL_FITS =
      """
      and (not exists (select 1 from queue.refilterings)
             or queue.fits(l, (select c.lead_filter from queue.campaigns c where c.id = l.campaign_id),
                           (select p.jurisdictions from queue.campaign_patterns p
                             where p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id)))
      and (not exists (select 1 from queue.prefix_runs where not lifting) or not queue.is_being_silenced(l))
      """;

  private static final String COUNT_DUE =
      """
      select count(*)
        from unnest($2::uuid[]) as open(pattern_id)
       cross join queue.lead_lists l
       cross join lateral (select 1 from queue.lead_queue q
                            where q.campaign_id = $1 and q.pattern_id = open.pattern_id and q.list = l.n and q.ready
                            limit $3) as due
       where l.campaign_id = $1 and l.active""";

  /**
   * Each lead that is taken is tied to one of the given call ids, in the order of the queue. Arrays
   * instead of joins: how many rows a limit lets through is unknown to the planner, and it would
   * read the whole queue for the few. The lead is locked before its place in the queue, as
   * everybody else does, and passed over where somebody holds it.
   *
   * <p>Lists take turns within a tier (start-time fair queuing): the k-th lead of a list has its
   * turn at what the list was given before, plus k by its weight. A list that had nobody to give
   * does not save turns up.
   */
  static final String CLAIM =
      """
      with lists as materialized (
        select n, weight, pass from queue.lead_lists where campaign_id = $1 and active),
      due as (
        select first.lead_id, first.tier, first.rank, lists.n, lists.weight, lists.pass
          from lists
         cross join lateral (
           select q.lead_id, q.tier, q.rank
             from unnest($3::uuid[]) as open(pattern_id)
            cross join lateral (select q.lead_id, q.tier, q.rank from queue.lead_queue q
                                 where q.campaign_id = $1 and q.pattern_id = open.pattern_id and q.list = lists.n and q.ready
                                 order by q.tier, q.rank, q.lead_id
                                 limit cardinality($2::uuid[])) as q
            order by q.tier, q.rank, q.lead_id
            limit cardinality($2::uuid[])) as first),
      turns as (
        select lead_id, tier, rank, n,
               case when tier < 2 then 0
                    else pass + (row_number() over (partition by n, tier < 2 order by tier, rank, lead_id) - 1)
                                / weight::double precision end as turn
          from due),
      picked as materialized (
        select * from turns order by tier, turn, rank, lead_id limit cardinality($2::uuid[])),
      locked as (
        select l.id as lead_id from queue.leads l
         where l.id = any(array(select p.lead_id from picked p))
      """
          + STILL_FITS
          + """
           for update skip locked),
      taken as (
        delete from queue.lead_queue q where q.lead_id = any(array(select l.lead_id from locked l))
        returning q.lead_id, q.pattern_id, q.callback_agent_id),
      numbered as (
        select t.*, p.n as list, p.tier, p.turn, row_number() over (order by p.tier, p.turn, p.rank, p.lead_id) as n
          from taken t join picked p using (lead_id)),
      served as (
        update queue.lead_lists l
           set pass = greatest(
                 l.pass + (select count(*) from numbered where list = l.n and tier >= 2) / l.weight::double precision,
                 (select max(turn) from numbered))
         where l.campaign_id = $1 and (select count(*) from lists) > 1
           and exists (select 1 from numbered where tier >= 2))
      update queue.leads l
         set dial_state = 'CALLING', call_id = c.id, attempted = false
        from numbered join unnest($2::uuid[]) with ordinality as c(id, n) using (n)
       where l.id = numbered.lead_id
      returning l.id, l.call_id, l.phone, numbered.pattern_id, numbered.callback_agent_id, n""";

  /** Lets those whose time has come stand in line. */
  public Uni<Void> ripen(Work work, UUID campaignId) {
    return work.sql().preparedQuery(RIPEN).execute(Tuple.of(campaignId)).replaceWithVoid();
  }

  /**
   * How many leads of a campaign are due, counted no further than asked.
   *
   * @param open the patterns of those who may be called now
   */
  public Uni<Integer> due(Work work, UUID campaignId, Collection<UUID> open, int atMost) {
    return work.sql()
        .preparedQuery(COUNT_DUE)
        .execute(Tuple.of(campaignId, open.toArray(UUID[]::new), atMost))
        .map(rows -> Math.min(atMost, rows.iterator().next().getLong(0).intValue()));
  }

  /**
   * Takes the next leads of a campaign, one for each call id, or fewer where fewer are due.
   *
   * @param open the patterns of those who may be called now
   */
  public Uni<List<Claimed>> claim(
      Work work, UUID campaignId, Collection<UUID> open, List<UUID> callIds) {
    Tuple values = Tuple.of(campaignId, callIds.toArray(UUID[]::new), open.toArray(UUID[]::new));
    return work.sql()
        .preparedQuery(CLAIM)
        .execute(values)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Queue::claimed)
                    .sorted()
                    .toList());
  }

  static Claimed claimed(Row row) {
    return new Claimed(
        row.getUUID("id"),
        row.getUUID("call_id"),
        new PhoneNumber(row.getString("phone")),
        row.getUUID("pattern_id"),
        row.getUUID("callback_agent_id"),
        row.getLong("n"));
  }

  /**
   * A lead that was taken for a call.
   *
   * @param patternId where it may be
   * @param promisedBy the agent who promised it this call; null where nobody did
   * @param place its place among those taken with it
   */
  public record Claimed(
      UUID leadId,
      UUID callId,
      PhoneNumber phone,
      UUID patternId,
      @Nullable UUID promisedBy,
      long place)
      implements Comparable<Claimed> {
    @Override
    public int compareTo(Claimed other) {
      return Long.compare(place, other.place);
    }
  }
}
