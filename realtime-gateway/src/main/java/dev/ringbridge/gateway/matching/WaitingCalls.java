package dev.ringbridge.gateway.matching;

import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The answered calls, as rows. */
@ApplicationScoped
public class WaitingCalls {
  private static final String ADMIT =
      """
      insert into gateway.waiting_calls (call_id, organization_id, branch_id, campaign_id, lead_id, answered_at,
                                         safe_harbor_at, reserved_agent_id, reserved_epoch, state)
      select n.*, 'WAITING'
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[],
                    $8::uuid[], $9::bigint[])
             as n(call_id, organization_id, branch_id, campaign_id, lead_id, answered_at, safe_harbor_at,
                  reserved_agent_id, reserved_epoch)
       where n.safe_harbor_at > clock_timestamp()
       order by n.call_id
      on conflict do nothing
      returning campaign_id""";

  private static final String LOCK =
      """
      select * from gateway.waiting_calls
       where call_id = any($1)
       order by call_id
         for update""";

  /**
   * A call that waits again has no agent promised any more. Who it was matched with is written by
   * the match, and by the proof of a hand-over; a row that came up beside this transaction keeps
   * its own.
   */
  private static final String WRITE =
      """
      insert into gateway.waiting_calls as w (call_id, organization_id, branch_id, campaign_id, lead_id, answered_at,
                                              safe_harbor_at, state, agent_id, room, leg_epoch, matched_at, refusal_id,
                                              bridged_at, ending, ended_at, heir_agent_id, heir_room,
                                              heir_leg_epoch, heir_at, heir_asked)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                           $7::timestamptz[], $8::text[], $9::uuid[], $10::text[], $11::bigint[], $12::timestamptz[],
                           $13::uuid[], $14::timestamptz[], $15::text[], $16::timestamptz[],
                           $17::uuid[], $18::text[], $19::bigint[], $20::timestamptz[], $21::bool[])
      on conflict (call_id) do update
         set state = excluded.state, refusal_id = excluded.refusal_id, bridged_at = excluded.bridged_at,
             ending = excluded.ending, ended_at = excluded.ended_at,
             agent_id = coalesce(excluded.agent_id, w.agent_id), room = coalesce(excluded.room, w.room),
             leg_epoch = coalesce(excluded.leg_epoch, w.leg_epoch),
             matched_at = coalesce(excluded.matched_at, w.matched_at),
             heir_agent_id = excluded.heir_agent_id, heir_room = excluded.heir_room,
             heir_leg_epoch = excluded.heir_leg_epoch, heir_at = excluded.heir_at,
             heir_asked = excluded.heir_asked,
             reserved_agent_id = case when excluded.state = 'WAITING' then null else w.reserved_agent_id end,
             reserved_epoch = case when excluded.state = 'WAITING' then null else w.reserved_epoch end""";

  private static final String SERVED_BY =
      """
      select distinct w.campaign_id
        from gateway.waiting_calls w
       where w.state = 'WAITING' and w.safe_harbor_at > clock_timestamp()
         and exists (select from gateway.agents a left join gateway.profiles p using (agent_id)
                      where a.agent_id = any($1)
                        and (p.campaign_ids @> array[w.campaign_id] or a.agent_id = w.reserved_agent_id))""";

  private static final String PURGE =
      """
      delete from gateway.waiting_calls w
       where created_at < now() - interval '1 day'
         and not exists (select from gateway.agents a where a.call_id = w.call_id)""";

  /**
   * Lets calls wait that want an agent, where there is time left.
   *
   * @return the campaigns in which a call waits now that did not before
   */
  Uni<Set<UUID>> admit(Work work, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return work.sql()
        .preparedQuery(ADMIT)
        .execute(WaitingCallRows.arrivals(arrivals))
        .map(WaitingCalls::campaigns);
  }

  /** Locks those of these calls that are here. */
  public Uni<HeldCalls> lock(Work work, Collection<UUID> callIds) {
    if (callIds.isEmpty()) {
      return Uni.createFrom().item(new HeldCalls(List.of()));
    }
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(callIds.toArray(UUID[]::new)))
        .map(rows -> new HeldCalls(read(rows)));
  }

  /** Finds a call, to tell its agent of it again. */
  public Uni<Optional<WaitingCall>> find(Work work, UUID callId) {
    return work.sql()
        .preparedQuery("select * from gateway.waiting_calls where call_id = $1")
        .execute(Tuple.of(callId))
        .map(rows -> read(rows).stream().findFirst());
  }

  /** Writes those that changed. */
  public Uni<Void> write(Work work, HeldCalls calls) {
    List<WaitingCall> changed = calls.changed();
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.sql()
        .preparedQuery(WRITE)
        .execute(WaitingCallRows.columns(changed))
        .replaceWithVoid();
  }

  /** The campaigns in which a call waits that one of these agents may take. */
  Uni<Set<UUID>> servedBy(Work work, Set<UUID> agentIds) {
    return work.sql()
        .preparedQuery(SERVED_BY)
        .execute(Tuple.of(agentIds.toArray(UUID[]::new)))
        .map(WaitingCalls::campaigns);
  }

  /** Forgets the calls of the day before, but for those that an agent still has to dispose. */
  Uni<Void> purge(Work work) {
    return work.sql().query(PURGE).execute().replaceWithVoid();
  }

  private static List<WaitingCall> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(WaitingCallRows::read).toList();
  }

  static Set<UUID> campaigns(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.getUUID("campaign_id"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
