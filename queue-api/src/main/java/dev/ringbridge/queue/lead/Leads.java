package dev.ringbridge.queue.lead;

import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The leads as rows: where dialing has brought them, and what is known of them. */
@ApplicationScoped
public class Leads {
  private static final String LOCK =
      """
      select id, dial_state, sales_status, attempts, due_at, call_id, attempted, suppressed
        from queue.leads where id = any($1::uuid[]) order by id for update""";

  /**
   * Whoever waits now and did not before joins the queue at its old or new due time; whoever waits
   * no more leaves it.
   */
  private static final String STORE =
      """
      with changed as (
        select * from jsonb_to_recordset($1::jsonb) as c(id uuid, dial_state text, sales_status text, attempts int,
          due_at timestamptz, call_id uuid, attempted boolean, suppressed boolean, contacted boolean)),
      stored as (
        update queue.leads l
           set dial_state = c.dial_state, sales_status = c.sales_status, attempts = c.attempts, due_at = c.due_at,
               call_id = c.call_id, attempted = c.attempted, suppressed = c.suppressed,
               last_contacted_at = case when c.contacted then now() else l.last_contacted_at end
          from changed c
         where l.id = c.id
        returning l.id, l.organization_id, l.branch_id, l.campaign_id, l.priority, l.due_at, l.dial_state),
      left_behind as (
        delete from queue.lead_queue q using stored s
         where q.lead_id = s.id and (s.dial_state not in ('PENDING', 'SCHEDULED') or q.due_at <> s.due_at)
        returning q.lead_id)
      select count(*) from left_behind""";

  private static final String ENQUEUE =
      """
      insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, priority, due_at)
      select id, organization_id, branch_id, campaign_id, priority, due_at
        from queue.leads where id = any($1::uuid[]) and dial_state in ('PENDING', 'SCHEDULED')
       order by id
          on conflict (lead_id) do nothing""";

  private static final String PAGE =
      """
      select l.* from queue.leads l
       where ($1::uuid is null or l.id < $1) and ($2::uuid is null or l.campaign_id = $2)
         and ($3::text is null or l.dial_state = $3)
         and ($4::text is null or l.phone like '%' || $4 || '%' or l.name ilike '%' || $4 || '%')
       order by l.id desc limit $5""";

  private static final String GET = "select * from queue.leads where id = $1";

  /**
   * The leads of these ids, locked in one order so that no two transactions wait for each other.
   */
  public Uni<Map<UUID, Lead>> lock(Work work, Collection<UUID> ids) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(ids.stream().distinct().toArray(UUID[]::new)))
        .map(Leads::byId);
  }

  private static Map<UUID, Lead> byId(RowSet<Row> rows) {
    Map<UUID, Lead> leads = new HashMap<>();
    rows.forEach(row -> leads.put(row.getUUID("id"), lead(row)));
    return leads;
  }

  private static Lead lead(Row row) {
    return new Lead(
        row.getUUID("id"),
        DialState.valueOf(row.getString("dial_state")),
        SalesStatus.valueOf(row.getString("sales_status")),
        row.getInteger("attempts"),
        row.getOffsetDateTime("due_at").toInstant(),
        row.getUUID("call_id"),
        row.getBoolean("attempted"),
        row.getBoolean("suppressed"));
  }

  /**
   * Stores what became of leads that are locked here, and puts each in or out of the queue.
   *
   * @param before as they were
   * @param after as they are now
   */
  public Uni<Void> store(Work work, Map<UUID, Lead> before, Map<UUID, Lead> after) {
    List<Lead> changed =
        after.values().stream().filter(lead -> !lead.equals(before.get(lead.id()))).toList();
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray rows = new JsonArray();
    changed.forEach(lead -> rows.add(json(lead, before.get(lead.id()))));
    UUID[] ids = changed.stream().map(Lead::id).toArray(UUID[]::new);
    return work.sql()
        .preparedQuery(STORE)
        .execute(Tuple.of(rows))
        .chain(() -> work.sql().preparedQuery(ENQUEUE).execute(Tuple.of(ids)))
        .replaceWithVoid();
  }

  private static JsonObject json(Lead lead, @Nullable Lead before) {
    UUID call = lead.callId();
    return new JsonObject()
        .put("id", lead.id().toString())
        .put("dial_state", lead.dialState().name())
        .put("sales_status", lead.salesStatus().name())
        .put("attempts", lead.attempts())
        .put("due_at", lead.dueAt().toString())
        .put("call_id", call == null ? null : call.toString())
        .put("attempted", lead.attempted())
        .put("suppressed", lead.suppressed())
        .put("contacted", before == null || lead.attempts() > before.attempts());
  }

  Uni<List<LeadView>> page(Work work, Filter filter, @Nullable UUID before, int size) {
    Tuple values =
        Tuple.tuple()
            .addUUID(before)
            .addUUID(filter.campaignId())
            .addString(filter.state() == null ? null : filter.state().name())
            .addString(filter.text())
            .addInteger(size);
    return work.sql().preparedQuery(PAGE).execute(values).map(Leads::views);
  }

  Uni<List<LeadView>> get(Work work, UUID id) {
    return work.sql().preparedQuery(GET).execute(Tuple.of(id)).map(Leads::views);
  }

  private static List<LeadView> views(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(LeadView::of).toList();
  }

  /** Which leads one looks for; null asks for all. */
  record Filter(@Nullable UUID campaignId, @Nullable DialState state, @Nullable String text) {}
}
