package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The priority queue: who is due first, first by priority and then by how long they have been due.
 * A claim takes only what there is room for, passes over what another claim holds, and reads
 * nothing but the narrow rows of those who wait.
 */
@ApplicationScoped
public class Queue {
  private static final String COUNT_DUE =
      """
      select count(*)
        from unnest(array[0, 1, 2, 3]) as p(priority)
       cross join lateral (select 1 from queue.lead_queue q
                            where q.campaign_id = $1 and q.priority = p.priority and q.due_at <= now()
                            limit $2) as due""";

  /** Each lead that is taken is tied to one of the given call ids, in the order of the queue. */
  private static final String CLAIM =
      """
      with picked as (
        select due.lead_id
          from unnest(array[0, 1, 2, 3]) with ordinality as p(priority, n)
         cross join lateral (select q.lead_id from queue.lead_queue q
                              where q.campaign_id = $1 and q.priority = p.priority and q.due_at <= now()
                              order by q.due_at, q.lead_id
                              limit cardinality($2::uuid[])
                                for update skip locked) as due
         limit cardinality($2::uuid[])),
      taken as (
        delete from queue.lead_queue q where q.lead_id = any(array(select p.lead_id from picked p))
        returning q.lead_id, q.priority, q.due_at),
      numbered as (
        select lead_id, row_number() over (order by priority, due_at, lead_id) as n from taken)
      update queue.leads l
         set dial_state = 'CALLING', call_id = c.id, attempted = false
        from numbered join unnest($2::uuid[]) with ordinality as c(id, n) using (n)
       where l.id = numbered.lead_id
      returning l.id, l.call_id, l.phone, n""";

  /** How many leads of a campaign are due, counted no further than asked. */
  public Uni<Integer> due(Work work, UUID campaignId, int atMost) {
    return work.sql()
        .preparedQuery(COUNT_DUE)
        .execute(Tuple.of(campaignId, atMost))
        .map(rows -> Math.min(atMost, rows.iterator().next().getLong(0).intValue()));
  }

  /** Takes the next leads of a campaign, one for each call id, or fewer where fewer are due. */
  public Uni<List<Claimed>> claim(Work work, UUID campaignId, List<UUID> callIds) {
    return work.sql()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(campaignId, callIds.toArray(UUID[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Queue::claimed)
                    .sorted()
                    .toList());
  }

  private static Claimed claimed(Row row) {
    return new Claimed(
        row.getUUID("id"),
        row.getUUID("call_id"),
        new PhoneNumber(row.getString("phone")),
        row.getLong("n"));
  }

  /**
   * A lead that was taken for a call.
   *
   * @param place its place among those taken with it
   */
  public record Claimed(UUID leadId, UUID callId, PhoneNumber phone, long place)
      implements Comparable<Claimed> {
    @Override
    public int compareTo(Claimed other) {
      return Long.compare(place, other.place);
    }
  }
}
