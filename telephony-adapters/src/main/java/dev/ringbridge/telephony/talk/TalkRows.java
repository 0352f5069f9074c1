package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The talks: who is together is known from answers and legs, what goes on there is written here.
 */
@ApplicationScoped
class TalkRows {
  private static final String FIND =
      """
      select a.call_id, a.organization_id, a.branch_id, a.campaign_id, a.lead_id, a.account_id, a.carrier_call_id,
             a.agent_id, l.conference_id,
             a.decision = 'BRIDGE' and a.bridged_at is not null and a.ended_at is null
               and coalesce(l.state = 'UP', false) as goes_on,
             t.held_since, coalesce(t.version, 0) as version, clock_timestamp() as seen_at
        from telephony.answers a
        left join telephony.agent_legs l on l.agent_id = a.agent_id and l.leg_epoch = a.leg_epoch
        left join telephony.talks t on t.call_id = a.call_id
       where a.call_id = $1 and a.agent_id is not null""";

  private static final String HOLD =
      """
      insert into telephony.talks as t (call_id, organization_id, branch_id, agent_id, held_since, version)
      values ($1, $2, $3, $4, case when $5 then clock_timestamp() end,
              (extract(epoch from clock_timestamp()) * 1000)::bigint)
      on conflict (call_id) do update
         set held_since = case when $5 then coalesce(t.held_since, excluded.held_since) end,
             version = greatest(t.version + 1, excluded.version)""";

  /** A call's talk; empty where it never had an agent. */
  Uni<Optional<Talk>> find(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(callId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(TalkRows::read).findFirst());
  }

  /** The lead is held, or is not. */
  Uni<Void> hold(Work work, Talk talk, boolean held) {
    return work.sql()
        .preparedQuery(HOLD)
        .execute(
            Tuple.of(
                talk.call().callId(),
                talk.call().tenancy().organizationId(),
                talk.call().tenancy().branchId(),
                talk.agentId(),
                held))
        .replaceWithVoid();
  }

  private static Talk read(Row row) {
    return new Talk(
        Columns.call(row),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")),
        row.getUUID("agent_id"),
        row.getString("conference_id"),
        row.getBoolean("goes_on"),
        Columns.moment(row, "held_since"),
        row.getLong("version"),
        Columns.instant(row, "seen_at"));
  }
}
