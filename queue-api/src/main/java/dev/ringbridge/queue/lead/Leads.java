package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.QueuePlace;
import dev.ringbridge.core.lead.Standing;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LeadNumbers.Several;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
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
      select id, campaign_id, pattern_id, priority, score, dial_state, sales_status, attempts, lately, due_at, callback,
             callback_agent_id, call_id, attempted, suppressed, numbers
        from queue.leads where id = any($1::uuid[]) order by id for update""";

  /**
   * Whoever waits now and did not before joins the queue at its old or new place; whoever waits no
   * more, or elsewhere, leaves it. A lead is first dialed when its first call that counts was: by
   * the moments of the call, because what is told of it may be heard much later.
   */
  private static final String STORE =
      """
      with changed as (
        select * from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::int[], $6::text[], $7::timestamptz[],
                             $8::boolean[], $9::uuid[], $10::uuid[], $11::boolean[], $12::boolean[], $13::boolean[],
                             $14::text[], $15::boolean[])
                   as c(id, tier, dial_state, sales_status, attempts, lately, due_at, callback, callback_agent_id, call_id,
                        attempted, suppressed, contacted, phone, waited)),
      stored as (
        update queue.leads l
           set tier = c.tier, dial_state = c.dial_state, sales_status = c.sales_status, attempts = c.attempts,
               lately = c.lately::timestamptz[], due_at = c.due_at, callback = c.callback, callback_agent_id = c.callback_agent_id,
               call_id = c.call_id, attempted = c.attempted, suppressed = c.suppressed,
               phone = coalesce(c.phone, l.phone),
               pattern_id = case when c.phone <> l.phone then
                 (select n.pattern_id from queue.lead_numbers n where n.lead_id = l.id and n.phone = c.phone)
                 else l.pattern_id end,
               last_contacted_at = case when c.contacted then now() else l.last_contacted_at end,
               first_dialed_at = case when c.contacted then coalesce(l.first_dialed_at,
                 (select least(k.placed_at, k.ringing_at, k.answered_at, k.ended_at) from queue.calls k where k.id = c.call_id),
                 now()) else l.first_dialed_at end
          from changed c
         where l.id = c.id
        returning l.id, l.tier, l.due_at, l.dial_state, l.pattern_id, c.waited),
      left_behind as (
        delete from queue.lead_queue q using stored s
         where s.waited and q.lead_id = s.id and (s.dial_state not in ('PENDING', 'SCHEDULED') or q.due_at <> s.due_at or q.tier <> s.tier
                                or q.pattern_id <> s.pattern_id)
        returning q.lead_id)
      select count(*) from left_behind""";

  private static final String ENQUEUE =
      """
      insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, since,
                                    due_at, ready, callback_agent_id, list, rank, language, fits, judge_at)
      select l.id, l.organization_id, l.branch_id, l.campaign_id, l.pattern_id, l.priority, l.tier,
             case when l.callback then l.due_at else l.created_at end, l.due_at,
             l.due_at <= now() and l.wants_language is null and judged.fits,
             l.callback_agent_id, l.list,
             queue.rank_of(c.lead_order, l.tier, l.due_at, l.created_at, l.score, l.attempts, l.id),
             l.wants_language, judged.fits, queue.judge_at(c.lead_filter, l.created_at)
        from queue.leads l join queue.campaigns c on c.id = l.campaign_id
       cross join lateral (
         select queue.fits(l, c.lead_filter, (select p.jurisdictions from queue.campaign_patterns p
                                               where p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id)) as fits
         offset 0) as judged
       where l.id = any($1::uuid[]) and l.dial_state in ('PENDING', 'SCHEDULED') and not l.suppressed
       order by l.id
          on conflict (lead_id) do nothing""";

  /** What is null stays as it is. Who waits leaves the queue, to join it again at its new place. */
  private static final String CORRECT =
      """
      with corrected as (
        update queue.leads
           set tier = $2, priority = $3, score = coalesce($4, score), name = coalesce($5, name),
               email = coalesce($6, email), language = coalesce($7, language), attributes = coalesce($8, attributes)
         where id = $1
        returning id)
      delete from queue.lead_queue q using corrected c where q.lead_id = c.id""";

  private static final String PAGE =
      """
      select l.*, %s from queue.leads l
       where ($1::uuid is null or l.id < $1) and ($2::uuid is null or l.campaign_id = $2)
         and ($3::text is null or l.dial_state = $3)
         and ($4::text is null or l.phone like '%%' || $4 || '%%' or l.name ilike '%%' || $4 || '%%'
              or l.numbers > 1 and exists (select 1 from queue.lead_numbers n
                                            where n.lead_id = l.id and n.phone like '%%' || $4 || '%%'))
       order by l.id desc limit $5"""
          .formatted(LeadNumbers.ALL);

  private static final String GET =
      "select l.*, %s from queue.leads l where l.id = $1".formatted(LeadNumbers.ALL);

  private final LeadNumbers numbers;

  Leads(LeadNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * The leads of these ids, locked in one order so that no two transactions wait for each other.
   */
  Uni<Map<UUID, Held>> lock(Work work, Collection<UUID> ids) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(ids.stream().distinct().toArray(UUID[]::new)))
        .chain(rows -> numbers.of(work, several(rows)).map(known -> byId(rows, known)));
  }

  /** Only once they are locked their numbers stay as they are. */
  private static List<UUID> several(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.getShort("numbers") > 1)
        .map(row -> row.getUUID("id"))
        .toList();
  }

  private static Map<UUID, Held> byId(RowSet<Row> rows, Map<UUID, Several> numbers) {
    Map<UUID, Held> leads = new HashMap<>();
    for (Row row : rows) {
      UUID id = row.getUUID("id");
      leads.put(id, held(row, numbers.getOrDefault(id, Several.ONE)));
    }
    return leads;
  }

  private static Held held(Row row, Several several) {
    return new Held(
        lead(row, several.numbers()),
        row.getUUID("campaign_id"),
        row.getUUID("pattern_id"),
        several.patterns());
  }

  /** The lead of a whole row, and its numbers. */
  public static Lead lead(Row row, Numbers numbers) {
    return new Lead(
        row.getUUID("id"),
        new Standing(Priority.ofRank(row.getShort("priority")), row.getInteger("score")),
        DialState.valueOf(row.getString("dial_state")),
        SalesStatus.valueOf(row.getString("sales_status")),
        row.getInteger("attempts"),
        Arrays.stream(row.getArrayOfOffsetDateTimes("lately"))
            .map(OffsetDateTime::toInstant)
            .toList(),
        row.getOffsetDateTime("due_at").toInstant(),
        row.getBoolean("callback") ? new Callback(row.getUUID("callback_agent_id")) : null,
        row.getUUID("call_id"),
        row.getBoolean("attempted"),
        row.getBoolean("suppressed"),
        numbers);
  }

  /**
   * Stores what became of leads that are locked here, and puts each in or out of the queue.
   *
   * @param before as they were
   * @param after as they are now
   */
  Uni<Void> store(Work work, Map<UUID, Lead> before, Map<UUID, Lead> after) {
    List<Lead> changed =
        after.values().stream().filter(lead -> !lead.equals(before.get(lead.id()))).toList();
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.sql()
        .preparedQuery(STORE)
        .execute(new LeadColumns(changed, before).values())
        .chain(() -> numbers.store(work, before, changed))
        .chain(() -> enqueue(work, changed));
  }

  private static Uni<Void> enqueue(Work work, List<Lead> changed) {
    UUID[] ids =
        changed.stream()
            .filter(lead -> lead.dialState().isQueued())
            .map(Lead::id)
            .toArray(UUID[]::new);
    return ids.length == 0
        ? Uni.createFrom().voidItem()
        : work.sql().preparedQuery(ENQUEUE).execute(Tuple.of(ids)).replaceWithVoid();
  }

  /** Corrects a lead that is locked here. */
  Uni<Void> correct(Work work, Lead lead, LeadCorrection correction) {
    Standing standing = correction.over(lead.standing());
    Map<String, String> others = correction.attributes();
    Tuple values =
        Tuple.tuple()
            .addUUID(lead.id())
            .addInteger(QueuePlace.of(lead, standing).tier())
            .addInteger(standing.priority().rank())
            .addInteger(correction.score())
            .addString(correction.name())
            .addString(correction.email())
            .addString(correction.language())
            .addValue(others == null ? null : new JsonObject(new HashMap<>(others)));
    UUID[] ids = {lead.id()};
    return work.sql()
        .preparedQuery(CORRECT)
        .execute(values)
        .chain(() -> work.sql().preparedQuery(ENQUEUE).execute(Tuple.of(ids)))
        .replaceWithVoid();
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

  /**
   * A lead that is locked.
   *
   * @param patternId where it may be
   * @param patterns where each of its numbers may be, where it has more than one
   */
  record Held(Lead lead, UUID campaignId, UUID patternId, Map<PhoneNumber, UUID> patterns) {}

  /** Which leads one looks for; null asks for all. */
  record Filter(@Nullable UUID campaignId, @Nullable DialState state, @Nullable String text) {}
}
