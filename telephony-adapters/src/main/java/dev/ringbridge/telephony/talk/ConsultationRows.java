package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.BridgeRefusal;
import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.core.call.CallCommand.HandOverTo;
import dev.ringbridge.core.call.CallEvent.BridgeRefused;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The consultations. A call has one that is not over at most. */
@ApplicationScoped
class ConsultationRows {
  private static final String KNOWN = "select 1 from telephony.consultations where id = $1";

  /**
   * Whose time is up already is not asked any more, nor who is held for too short to hear of it: it
   * is told within three seconds that they talk.
   */
  private static final String INSERT =
      """
      insert into telephony.consultations
             (id, call_id, organization_id, branch_id, campaign_id, lead_id, from_agent_id, from_name, agent_id, name,
              room, leg_epoch, until, wished_at)
      select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, $7::uuid, $8::text, $9::uuid, $10::text,
             $11::text, $12::bigint, $13::timestamptz, $14::timestamptz
       where $13::timestamptz > clock_timestamp()
         and ($15::timestamptz is null or $15 > clock_timestamp() + interval '3 seconds')
      on conflict do nothing""";

  private static final String ROOM =
      "select room from telephony.consultations where id = $1 and over_at is null";

  private static final String HOLD =
      "select 1 from telephony.consultations where call_id = $1 and over_at is null for update";

  private static final String END_OF =
      """
      update telephony.consultations set over_at = clock_timestamp(), outcome = $2
       where call_id = $1 and over_at is null
      returning *, over_at as seen_at""";

  private static final String END =
      """
      update telephony.consultations set over_at = clock_timestamp(), outcome = $2
       where id = $1 and over_at is null
      returning *, over_at as seen_at""";

  private static final String SIDES =
      "select from_agent_id, agent_id from telephony.consultations where id = $1 and call_id = $2";

  /** That with the colleague to whom the lead is to go now, or was; not one that came later. */
  private static final String SETTLE =
      """
      update telephony.consultations set over_at = clock_timestamp(), outcome = 'ALREADY_DECIDED'
       where call_id = $1 and agent_id = $2 and wished_at <= $3 and over_at is null
      returning *, over_at as seen_at""";

  /**
   * It lasts while the lead is on hold with the agent who asks, both agents' legs are up, the
   * agent's second line is wanted, nobody else comes into the room, and there is time. Where the
   * call is not that agent's any more, as when their own leg is lost, that is what they are told by
   * other news: here it has ended.
   */
  private static final String END_GONE =
      """
      with gone as (
        select c.id,
               case when coalesce(a.ended_at is not null or a.decision <> 'BRIDGE' or a.agent_id <> c.from_agent_id
                                  or mine.state is distinct from 'UP', true) then 'CALL_ENDED'
                    when theirs.state is distinct from 'UP' then 'LEG_GONE'
                    else 'CONSULTATION_OVER' end as why
          from telephony.consultations c
          left join telephony.answers a on a.call_id = c.call_id
          left join telephony.agent_legs mine on mine.agent_id = a.agent_id and mine.leg_epoch = a.leg_epoch
          left join telephony.agent_legs theirs on theirs.agent_id = c.agent_id and theirs.leg_epoch = c.leg_epoch
          left join telephony.talks t on t.call_id = c.call_id
          left join telephony.listeners s on s.id = c.id
         where c.over_at is null
           and (coalesce(a.decision <> 'BRIDGE' or a.ended_at is not null or a.agent_id <> c.from_agent_id
                         or mine.state <> 'UP' or theirs.state <> 'UP' or s.over_at is not null, true)
                or t.held_since is null or s.id is null or c.until < clock_timestamp()
                or exists (select from telephony.answers x
                            where x.room = c.room and x.call_id <> c.call_id and x.ended_at is null))
         order by c.begun_at limit 100 for update of c skip locked)
      update telephony.consultations c set over_at = clock_timestamp(), outcome = gone.why
        from gone where c.id = gone.id
      returning c.*, c.over_at as seen_at""";

  /**
   * One that is over.
   *
   * @param id its own, and that of the agent's second line
   * @param news that the colleague is free
   */
  record Over(UUID id, CallRef call, BridgeRefused news) {}

  /**
   * Who is in one, or was.
   *
   * @param asks the agent whose lead is on hold
   * @param asked the colleague
   */
  record Sides(UUID asks, UUID asked) {}

  /** Whether it was begun before. */
  Uni<Boolean> isKnown(Work work, UUID id) {
    return execute(work, KNOWN, id).map(rows -> rows.size() > 0);
  }

  /** Begins it; false where another of the call is not over, or there is no time left. */
  Uni<Boolean> insert(Work work, ConsultWith wish) {
    CallRef call = wish.call();
    return execute(
            work,
            INSERT,
            wish.consultationId(),
            call.callId(),
            call.tenancy().organizationId(),
            call.tenancy().branchId(),
            call.campaignId(),
            call.leadId(),
            wish.fromAgentId(),
            wish.fromName(),
            wish.agentId(),
            wish.name(),
            wish.room(),
            wish.legEpoch(),
            Columns.parameter(wish.until()),
            Columns.parameter(wish.at()),
            Columns.parameter(wish.heldUntil()))
        .map(rows -> rows.rowCount() > 0);
  }

  /** The colleague's room; empty where it is over, or is no consultation. */
  Uni<Optional<String>> roomOf(Work work, UUID id) {
    return execute(work, ROOM, id)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString("room"))
                    .findFirst());
  }

  /** Nobody else ends it until the transaction does. */
  Uni<Void> hold(Work work, UUID callId) {
    return execute(work, HOLD, callId).replaceWithVoid();
  }

  /** A call's is over; empty where it had none. */
  Uni<List<Over>> endOf(Work work, UUID callId, String why) {
    return execute(work, END_OF, callId, why).map(ConsultationRows::read);
  }

  /** One is over; empty where it was before. */
  Uni<List<Over>> end(Work work, UUID id, String why) {
    return execute(work, END, id, why).map(ConsultationRows::read);
  }

  /** Who is in that of this call, or was; empty where the call never had such a one. */
  Uni<Optional<Sides>> sidesOf(Work work, UUID id, UUID callId) {
    return execute(work, SIDES, id, callId)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Sides(row.getUUID("from_agent_id"), row.getUUID("agent_id")))
                    .findFirst());
  }

  /** What was asked before this wish is answered by it. */
  Uni<List<Over>> settle(Work work, HandOverTo wish) {
    return execute(work, SETTLE, wish.call().callId(), wish.agentId(), Columns.parameter(wish.at()))
        .map(ConsultationRows::read);
  }

  /** All are over that something is missing to. */
  Uni<List<Over>> endGone(Work work) {
    return work.sql().preparedQuery(END_GONE).execute().map(ConsultationRows::read);
  }

  private static Uni<RowSet<Row>> execute(Work work, String sql, @Nullable Object... values) {
    return work.sql().preparedQuery(sql).execute(Tuple.from(Arrays.asList(values)));
  }

  private static List<Over> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(ConsultationRows::read).toList();
  }

  private static Over read(Row row) {
    CallRef call = Columns.call(row);
    BridgeRefused news =
        new BridgeRefused(
            call,
            row.getUUID("agent_id"),
            BridgeRefusal.valueOf(row.getString("outcome")),
            row.getUUID("from_agent_id"),
            Columns.instant(row, "wished_at"),
            Columns.instant(row, "seen_at"));
    return new Over(row.getUUID("id"), call, news);
  }
}
