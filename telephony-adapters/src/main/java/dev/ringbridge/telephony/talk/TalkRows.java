package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The talks: who is together is known from answers and legs, what goes on there is written here.
 */
@ApplicationScoped
class TalkRows {
  private static final String FIND =
      """
      select a.call_id, a.organization_id, a.branch_id, a.campaign_id, a.lead_id, a.account_id, a.carrier_call_id,
             a.agent_id, a.room, l.carrier_call_id as agent_call_id, l.conference_id,
             a.decision = 'BRIDGE' and a.bridged_at is not null and a.ended_at is null
               and coalesce(l.state = 'UP', false) as goes_on,
             t.held_since, t.asking_since is not null as asking, coalesce(t.version, 0) as version, clock_timestamp() as seen_at,
             f.id as transfer_id, f.name, f.state as transfer_state, f.handed_over, f.moved_at,
             f.carrier_call_id as third_call_id,
             c.id as consultation_id, c.agent_id as colleague_id, c.name as colleague_name, c.from_name, c.until,
             (select p.caller_id from telephony.placements p where p.call_id = a.call_id) as caller_id
        from telephony.answers a
        left join telephony.agent_legs l on l.agent_id = a.agent_id and l.leg_epoch = a.leg_epoch
        left join telephony.talks t on t.call_id = a.call_id
        left join telephony.transfers f on f.call_id = a.call_id and f.state <> 'OVER'
        left join telephony.consultations c
          on c.call_id = a.call_id and c.from_agent_id = a.agent_id and c.over_at is null
       where a.call_id = $1 and a.agent_id is not null""";

  private static final String INSERT =
      """
      insert into telephony.talks as t (call_id, organization_id, branch_id, agent_id, held_since, version)
      select call_id, organization_id, branch_id, agent_id, case when $2::bool then clock_timestamp() end,
             (extract(epoch from clock_timestamp()) * 1000)::bigint
        from telephony.answers where call_id = $1 and agent_id is not null and ($3::text is null or room = $3)
         for share
      on conflict (call_id) do update
         set version = greatest(t.version + 1, excluded.version)""";

  private static final String HOLD =
      INSERT
          + ", held_since = case when $2::bool then coalesce(t.held_since, excluded.held_since) end";

  private static final String ASK =
      """
      insert into telephony.talks as t (call_id, organization_id, branch_id, agent_id, asking_since, version)
      select call_id, organization_id, branch_id, agent_id, clock_timestamp(), 0
        from telephony.answers where call_id = $1 and agent_id is not null
      on conflict (call_id) do update set asking_since = excluded.asking_since
       where t.asking_since is null or t.asking_since < clock_timestamp() - make_interval(secs => $2)
      returning asking_since""";

  private static final String ASKED =
      "update telephony.talks set asking_since = null where call_id = $1 and asking_since = $2";

  private static final String ROOM =
      "select room from telephony.answers where call_id = $1 and ended_at is null and room is not null";

  /** The room that a call is in or goes to; empty where it is over. */
  Uni<Optional<String>> roomOf(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(ROOM)
        .execute(Tuple.of(callId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString("room"))
                    .findFirst());
  }

  /** A call's talk; empty where it never had an agent. */
  Uni<Optional<Talk>> find(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(callId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(TalkRows::read).findFirst());
  }

  /**
   * The lead is held, or is not.
   *
   * @param room where that is so: whoever is in another by now is not concerned; null for any
   */
  Uni<Void> hold(Work work, UUID callId, boolean held, @Nullable String room) {
    return work.sql().preparedQuery(HOLD).execute(Tuple.of(callId, held, room)).replaceWithVoid();
  }

  /**
   * From now on the carrier is asked to hold the lead, or to let them back.
   *
   * @param atMost after this, one who asks is taken to be gone
   * @return since when; empty where somebody asks already
   */
  Uni<Optional<OffsetDateTime>> ask(Work work, UUID callId, Duration atMost) {
    return work.sql()
        .preparedQuery(ASK)
        .execute(Tuple.of(callId, (double) atMost.toSeconds()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getOffsetDateTime("asking_since"))
                    .findFirst());
  }

  /** It is asked no more, and what came of it is written. */
  Uni<Void> asked(Work work, UUID callId, OffsetDateTime since) {
    return work.sql().preparedQuery(ASKED).execute(Tuple.of(callId, since)).replaceWithVoid();
  }

  /** Something else of it is otherwise. */
  Uni<Void> touch(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(INSERT)
        .execute(Tuple.of(callId, false, null))
        .replaceWithVoid();
  }

  private static Talk read(Row row) {
    return new Talk(
        Columns.call(row),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")),
        row.getUUID("agent_id"),
        row.getString("room"),
        row.getString("agent_call_id"),
        row.getString("conference_id"),
        row.getBoolean("goes_on"),
        Columns.moment(row, "held_since"),
        row.getBoolean("asking"),
        transfer(row),
        consultation(row),
        row.getString("caller_id"),
        row.getLong("version"),
        Columns.instant(row, "seen_at"));
  }

  private static @Nullable Consultation consultation(Row row) {
    UUID id = row.getUUID("consultation_id");
    return id == null
        ? null
        : new Consultation(
            id,
            row.getUUID("colleague_id"),
            row.getString("colleague_name"),
            row.getString("from_name"),
            Columns.instant(row, "until"));
  }

  private static @Nullable Transfer transfer(Row row) {
    UUID id = row.getUUID("transfer_id");
    return id == null
        ? null
        : new Transfer(
            id,
            Columns.call(row),
            row.getUUID("agent_id"),
            row.getUUID("account_id"),
            row.getString("name"),
            row.getBoolean("handed_over"),
            TransferState.valueOf(row.getString("transfer_state")),
            row.getString("third_call_id"),
            row.getOffsetDateTime("moved_at") != null);
  }
}
