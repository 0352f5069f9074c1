package dev.ringbridge.queue.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.history.HistoryEntry.HistoryStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lead's history from the rows that hold it: the lead, its calls, what it agreed to, and
 * the decisions that nothing else keeps. Each is found by an index, and one lead has few.
 */
@ApplicationScoped
class LeadHistory {
  private static final String KNOWN = "select 1 from queue.leads where id = $1";

  private static final String PAGE =
      """
      with lead as (select * from queue.leads where id = $1),
      entries (at, key, kind, call_id, said, detail, note, n, tier, to_state, due_at, steps, by_id) as (
        select l.created_at, '0' || l.id, case when l.batch_id is null then 'ADDED' else 'IMPORTED' end, null::uuid, null::text,
               b.filename, null::text, l.row_number, null::smallint, null::text, null::timestamptz, null::jsonb, b.uploaded_by
          from lead l left join queue.lead_batches b on b.id = l.batch_id
         union all
        select e.at, e.rank || c.id::text, e.kind, c.id, e.said, e.detail, e.note, e.n, e.tier, null, e.due_at, null, e.by_id
          from queue.calls c
         cross join lateral (values
           (c.created_at, '1', 'CLAIMED', null, c.pacing_limit, null, c.place, c.tier, null::timestamptz, null::uuid),
           (c.placed_at, '2', 'PLACED', c.attestation, null, null, null, null, null, null),
           (c.answered_at, '3', 'ANSWERED', c.answerer, null, null, null, null, null, null),
           (c.bridged_at, '4', 'BRIDGED', null, null, null, null, null, null, coalesce((select h.caused_by from queue.lead_decisions h
             where h.lead_id = $1 and h.call_id = c.id and h.event = 'HandedOver' order by h.at limit 1), c.agent_id)),
           (case when c.state = 'ENDED' then coalesce(c.ended_at, c.created_at) end, '5', 'ENDED', c.outcome, c.ending, null, null, null,
            null, null),
           (c.disposed_at, '6', 'DISPOSED', c.disposition, c.said #>> '{disposition,label}', nullif(c.note, ''), null, null, c.callback_at,
            c.disposed_by))
           as e(at, rank, kind, said, detail, note, n, tier, due_at, by_id)
         where c.lead_id = $1 and e.at is not null and not (c.came_in and e.kind in ('CLAIMED', 'PLACED'))
         union all
        select d.at, '7' || d.id,
               case when d.event in ('Suppressed', 'Released', 'LISTED', 'UNLISTED') then upper(d.event)
                    when d.event = 'HandedOver' then 'HANDED_OVER' else 'MOVED' end,
               d.call_id, d.said, coalesce(d.cause, case when d.event = 'HandedOver' then (select t.name from queue.users t where t.id = d.said::uuid) end), null, null, null, d.to_state, d.due_at, d.steps, d.caused_by
          from queue.lead_decisions d where d.lead_id = $1
         union all
        select i.received_at, 'a' || i.id, 'CALLED_US', null, i.category, i.verification, nullif(i.note, ''), null, null, queue.routing_of(i),
               i.callback_at, null, null
          from queue.incoming_calls i where i.lead_id = $1 and i.received_at is not null
         union all
        select e.at, e.rank || c.id::text, e.kind, null, c.scope, e.detail, e.note, null, null, null, e.due_at, null, e.by_id
          from lead l join queue.consents c on c.organization_id = l.organization_id
           and (c.phone = l.phone or c.phone in (select n.phone from queue.lead_numbers n where n.lead_id = l.id))
         cross join lateral (values
           (c.given_at, '8', 'CONSENT_GIVEN', c.source, nullif(c.proof, ''), c.ends_at, c.created_by),
           (c.revoked_at, '9', 'CONSENT_REVOKED', c.revoked_reason, null, null, c.revoked_by))
           as e(at, rank, kind, detail, note, due_at, by_id)
         where e.at is not null)
      select e.*, u.name as by_name
        from entries e left join queue.users u on u.id = e.by_id
       where $2::timestamptz is null or (e.at, e.key) < ($2, $3::text)
       order by e.at desc, e.key desc limit $4""";

  /** Whether there is such a lead. */
  Uni<Boolean> isOf(Work work, UUID leadId) {
    return work.sql().preparedQuery(KNOWN).execute(Tuple.of(leadId)).map(rows -> rows.size() == 1);
  }

  /**
   * The entries before a place, newest first.
   *
   * @param after the last entry of the page before; null for the first page
   */
  Uni<List<HistoryEntry>> page(Work work, UUID leadId, @Nullable HistoryCursor after, int size) {
    Tuple values =
        Tuple.of(leadId)
            .addOffsetDateTime(after == null ? null : after.at().atOffset(ZoneOffset.UTC))
            .addString(after == null ? null : after.key())
            .addInteger(size);
    return work.sql()
        .preparedQuery(PAGE)
        .execute(values)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(LeadHistory::entry).toList());
  }

  private static HistoryEntry entry(Row row) {
    HistoryKind kind = HistoryKind.valueOf(row.getString("kind"));
    return new HistoryEntry(
        row.getString("key"),
        row.getOffsetDateTime("at").toInstant(),
        kind,
        HistoryWords.line(kind, row),
        row.getString("note"),
        row.getUUID("call_id"),
        row.getUUID("by_id"),
        row.getString("by_name"),
        moment(row.getOffsetDateTime("due_at")),
        steps(row));
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static List<HistoryStep> steps(Row row) {
    Object steps = row.getJson("steps");
    try {
      return steps == null
          ? List.of()
          : Json.MAPPER.readValue(steps.toString(), new TypeReference<List<HistoryStep>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
