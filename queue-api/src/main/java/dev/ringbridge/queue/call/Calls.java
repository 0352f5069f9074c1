package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The calls as rows: each a fold of all that telephony ever said of it. */
@ApplicationScoped
public class Calls {
  private static final String PLAN =
      """
      insert into queue.calls (id, organization_id, branch_id, campaign_id, lead_id, account_id, phone, state,
                               reserved_agent_id, reserved_epoch, tier, place, pacing_limit)
      select p.id, c.organization_id, c.branch_id, c.id, p.lead_id, $2, p.phone, 'PLANNED', p.agent_id, p.epoch,
             (select l.tier from queue.leads l where l.id = p.lead_id), p.place, p.pacing_limit
        from jsonb_to_recordset($3::jsonb) as p(id uuid, lead_id uuid, phone text, agent_id uuid, epoch bigint, place int,
             pacing_limit text)
        join queue.campaigns c on c.id = $1""";

  /**
   * A call that telephony speaks of and nobody planned: the database is older than the topics. It
   * is filed all the same.
   */
  private static final String FILE_UNKNOWN =
      """
      insert into queue.calls (id, organization_id, branch_id, campaign_id, lead_id, state)
      select * from jsonb_to_recordset($1::jsonb)
        as r(id uuid, organization_id uuid, branch_id uuid, campaign_id uuid, lead_id uuid, state text)
          on conflict (id) do nothing""";

  private static final String LOCK =
      "select * from queue.calls where id = any($1::uuid[]) order by id for update";

  private static final String STORE =
      """
      update queue.calls c
         set state = r.state, ending = r.ending, evidence = r.evidence, placing_at = r.placing_at, placed_at = r.placed_at,
             ringing_at = r.ringing_at, answered_at = r.answered_at, bridged_at = r.bridged_at,
             handed_over_at = r.handed_over_at, ended_at = r.ended_at,
             agent_id = r.agent_id, answerer = r.answerer, safe_harbor_given = r.safe_harbor_given,
             message_given = r.message_given, message_first = r.message_first, message_heard = r.message_heard,
             transfer_requested = r.transfer_requested, opted_out = r.opted_out,
             attestation = r.attestation, outcome = r.outcome, attempt = r.attempt, revived = c.revived or r.revived
        from jsonb_to_recordset($1::jsonb) as r(id uuid, state text, ending text, evidence text, placing_at timestamptz,
             placed_at timestamptz, ringing_at timestamptz, answered_at timestamptz, bridged_at timestamptz,
             handed_over_at timestamptz, ended_at timestamptz, agent_id uuid, answerer text, safe_harbor_given boolean, message_given boolean,
             message_first boolean, message_heard boolean, transfer_requested boolean, opted_out boolean, attestation text, outcome text, attempt boolean, revived boolean)
       where c.id = r.id""";

  private static final String RECEIVE =
      """
      insert into queue.calls (id, organization_id, branch_id, campaign_id, lead_id, account_id, phone, state, came_in,
                               ringing_at, reserved_agent_id, reserved_epoch)
      values ($1, $2, $3, $4, $5, $6, $7, 'RINGING', true, $8, $9, $10)""";

  private static final String MATCHED =
      """
      update queue.calls c set matched_agent_id = m.agent_id, ready_at = coalesce(c.ready_at, m.ready_at)
        from jsonb_to_recordset($1::jsonb) as m(id uuid, agent_id uuid, ready_at timestamptz) where c.id = m.id""";

  private static final String DIAL = "update queue.calls set account_id = $2 where id = $1";

  private static final String HOLD_SHOWN =
      "select 1 from queue.calls where id = $1 and state = 'PLANNED' and account_id is null for update";

  private static final String IN_AIR =
      """
      select count(*) filter (where state <> 'BRIDGED' and (state <> 'ANSWERED' or matched_agent_id is null))
        from queue.calls where campaign_id = $1 and state <> 'ENDED'""";
  private static final String LIVE =
      "select count(*) from queue.calls where campaign_id = $1 and state <> 'ENDED'";
  private static final String AHEAD =
      "select count(*) from queue.calls where account_id = $1 and state in ('PLANNED', 'PLACING')";

  private static final String UNSPENT =
      """
      select a.agent_id, a.epoch
        from unnest($1::uuid[], $2::bigint[]) with ordinality as a(agent_id, epoch, n)
       where not exists (select 1 from queue.calls c where c.reserved_agent_id = a.agent_id and c.reserved_epoch = a.epoch)
       order by a.n""";

  private static final String DISPOSE =
      """
      update queue.calls
         set disposition = $2, note = $3, disposed_at = now(), disposed_by = $4, callback_at = $5, callback_agent_id = $6,
             sub_disposition = $7, said = $8
       where id = $1""";

  private static final String PAGE =
      """
      select c.* from queue.calls c
       where ($1::uuid is null or c.id < $1) and ($2::uuid is null or c.campaign_id = $2)
         and ($3::uuid is null or c.lead_id = $3) and ($4::uuid is null or c.agent_id = $4)
         and (not $5::boolean or (c.outcome = 'COMPLETED' and c.disposition is null))
       order by c.id desc limit $6""";

  /** Holds a call that was only shown to an agent; false where it is over already. */
  public Uni<Boolean> holdShown(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(HOLD_SHOWN)
        .execute(Tuple.of(callId))
        .map(rows -> rows.size() == 1);
  }

  /** Gives a call that was only shown to an agent to an account; it is held. */
  public Uni<Void> dial(Work work, UUID callId, UUID accountId) {
    return work.sql().preparedQuery(DIAL).execute(Tuple.of(callId, accountId)).replaceWithVoid();
  }

  /**
   * Plans calls of a campaign.
   *
   * @param accountId the account they are placed on; null while they are only shown to agents
   */
  public Uni<Void> plan(Work work, UUID campaignId, @Nullable UUID accountId, JsonArray planned) {
    return work.sql()
        .preparedQuery(PLAN)
        .execute(Tuple.of(campaignId).addUUID(accountId).addJsonArray(planned))
        .replaceWithVoid();
  }

  /** Files a call that came in. */
  public Uni<Void> receive(Work work, ReceivedCall call) {
    return work.sql().preparedQuery(RECEIVE).execute(call.columns()).replaceWithVoid();
  }

  /** How many calls of a campaign have no agent yet and may want one. */
  public Uni<Integer> inAir(Work work, UUID campaignId) {
    return count(work, IN_AIR, campaignId);
  }

  /** How many calls of a campaign are live. */
  public Uni<Integer> live(Work work, UUID campaignId) {
    return count(work, LIVE, campaignId);
  }

  /** How many jobs are published on an account and not placed yet. */
  public Uni<Integer> ahead(Work work, UUID accountId) {
    return count(work, AHEAD, accountId);
  }

  private static Uni<Integer> count(Work work, String statement, UUID id) {
    return work.sql()
        .preparedQuery(statement)
        .execute(Tuple.of(id))
        .map(rows -> rows.iterator().next().getLong(0).intValue());
  }

  /** Which of these availability epochs no call was ever planned for, in the order given. */
  public Uni<List<Reservation>> unspent(Work work, List<Reservation> free) {
    UUID[] agents = free.stream().map(Reservation::agentId).toArray(UUID[]::new);
    Long[] epochs = free.stream().map(Reservation::epoch).toArray(Long[]::new);
    return work.sql()
        .preparedQuery(UNSPENT)
        .execute(Tuple.of(agents, epochs))
        .map(Calls::reservations);
  }

  private static List<Reservation> reservations(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Reservation(row.getUUID("agent_id"), row.getLong("epoch")))
        .toList();
  }

  /** Files calls that nobody here planned. */
  Uni<Void> fileUnknown(Work work, Collection<CallRef> refs) {
    JsonArray rows = new JsonArray();
    refs.forEach(ref -> rows.add(CallRows.unknown(ref)));
    return work.sql().preparedQuery(FILE_UNKNOWN).execute(Tuple.of(rows)).replaceWithVoid();
  }

  /** The calls of these ids, locked in one order. */
  Uni<Map<UUID, StoredCall>> lock(Work work, Collection<UUID> ids) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(ids.stream().distinct().toArray(UUID[]::new)))
        .map(Calls::byId);
  }

  private static Map<UUID, StoredCall> byId(RowSet<Row> rows) {
    Map<UUID, StoredCall> calls = new HashMap<>();
    rows.forEach(row -> calls.put(row.getUUID("id"), CallRows.stored(row)));
    return calls;
  }

  /** Stores what became of calls that are locked here. */
  Uni<Void> store(Work work, Collection<StoredCall> changed) {
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    JsonArray rows = new JsonArray();
    changed.forEach(call -> rows.add(CallRows.json(call)));
    return work.sql().preparedQuery(STORE).execute(Tuple.of(rows)).replaceWithVoid();
  }

  /** Writes down which agents answered calls were matched with. */
  Uni<Void> matched(Work work, Map<UUID, Matching> byCall) {
    JsonArray rows = new JsonArray();
    byCall.forEach((call, match) -> rows.add(CallRows.json(call, match)));
    return work.sql().preparedQuery(MATCHED).execute(Tuple.of(rows)).replaceWithVoid();
  }

  Uni<Void> dispose(Work work, UUID callId, CallResult result, String note, @Nullable UUID by) {
    Instant at = result.callbackAt();
    Callback callback = result.callback();
    Tuple values =
        Tuple.of(callId, result.disposition().code(), note, by)
            .addOffsetDateTime(at == null ? null : at.atOffset(ZoneOffset.UTC))
            .addUUID(callback == null ? null : callback.agentId())
            .addString(result.sub())
            .addJsonObject(CallRows.said(result));
    return work.sql().preparedQuery(DISPOSE).execute(values).replaceWithVoid();
  }

  Uni<List<CallView>> page(Work work, Filter filter, @Nullable UUID before, int size) {
    Tuple values =
        Tuple.tuple()
            .addUUID(before)
            .addUUID(filter.campaignId())
            .addUUID(filter.leadId())
            .addUUID(filter.agentId())
            .addBoolean(filter.undisposed())
            .addInteger(size);
    return work.sql()
        .preparedQuery(PAGE)
        .execute(values)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(CallView::of).toList());
  }

  Uni<Optional<CallView>> get(Work work, UUID id) {
    return work.sql()
        .preparedQuery("select * from queue.calls where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(CallView::of).findFirst());
  }

  /**
   * Which calls one looks for; null asks for all.
   *
   * @param undisposed whether only conversations of which nobody said what came of them
   */
  record Filter(
      @Nullable UUID campaignId,
      @Nullable UUID leadId,
      @Nullable UUID agentId,
      boolean undisposed) {}

  /**
   * A call and what only its row knows.
   *
   * @param revived whether it was once thought never to have been placed and then heard of
   * @param reservedFor the agent it was planned for; null where one is chosen at the answer
   * @param readyAt since when it and a free agent were both there, as far as that was said
   * @param result what its agent said came of it, if they did already
   */
  record StoredCall(
      Call call,
      boolean revived,
      @Nullable UUID reservedFor,
      @Nullable Instant readyAt,
      Optional<CallResult> result) {
    /** Whose it is: who talked, or whom it was planned for. */
    boolean isOf(UUID agentId) {
      return agentId.equals(call.agentId() == null ? reservedFor : call.agentId());
    }
  }

  /**
   * What became of an answered call that waits.
   *
   * @param agentId who was matched with it; null where they are free of it again
   * @param readyAt since when both were there, as far as that was said
   */
  record Matching(@Nullable UUID agentId, @Nullable Instant readyAt) {}
}
