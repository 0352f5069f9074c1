package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.gateway.GatewayConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The agents on shift, as rows. */
@ApplicationScoped
public class Agents {
  private static final String COLUMNS =
      "a.*, coalesce(p.campaign_ids, array[]::uuid[]) as campaign_ids";
  private static final int SWEPT = 500;

  private static final String LOCK =
      """
      select %s
        from gateway.agents a left join gateway.profiles p using (agent_id)
       where a.agent_id = any($1) or a.call_id = any($2)
       order by a.agent_id
         for update of a"""
          .formatted(COLUMNS);

  private static final String LOCK_OVERDUE =
      """
      select %s
        from gateway.agents a left join gateway.profiles p using (agent_id)
       where ($1 and a.wanted <> 'OFFLINE' and a.lease_until < clock_timestamp())
          or a.until < clock_timestamp()
          or (a.state = 'AVAILABLE' and a.epoch_at < clock_timestamp() - $2 * interval '1 millisecond')
          or (a.state = 'AVAILABLE' and a.leg_up_at < clock_timestamp() - $3 * interval '1 millisecond')
       order by a.agent_id
       limit %d
         for update of a skip locked"""
          .formatted(COLUMNS, SWEPT);

  private static final String WRITE =
      """
      update gateway.agents a
         set state = n.state, wanted = n.wanted, break_reason = n.break_reason, epoch = n.epoch, epoch_at = n.epoch_at,
             leg_room = n.leg_room, leg_epoch = n.leg_epoch, leg_up_at = n.leg_up_at, legs_over = n.legs_over,
             call_id = n.call_id, call_campaign_id = n.call_campaign_id, call_lead_id = n.call_lead_id,
             call_branch_id = n.call_branch_id, since = n.since, until = n.until, version = n.version,
             call_disposed = n.call_disposed, must_dispose = n.must_dispose,
             leg_account_id = n.leg_account_id
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::text[],
                    $8::bigint[], $9::timestamptz[], $10::bigint[], $11::uuid[], $12::uuid[], $13::uuid[], $14::uuid[],
                    $15::timestamptz[], $16::timestamptz[], $17::bigint[], $18::boolean[], $19::boolean[], $20::uuid[])
             as n(agent_id, state, wanted, break_reason, epoch, epoch_at, leg_room, leg_epoch, leg_up_at, legs_over,
                  call_id, call_campaign_id, call_lead_id, call_branch_id, since, until, version, call_disposed,
                  must_dispose, leg_account_id)
       where a.agent_id = n.agent_id""";

  private static final String ENSURE =
      """
      insert into gateway.agents (agent_id, organization_id, branch_id)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[])
      on conflict do nothing""";

  private static final String HOLD =
      """
      update gateway.agents set lease_until = clock_timestamp() + $2 * interval '1 millisecond'
       where agent_id = $1""";

  private static final String RENEW =
      """
      with held as (
        select a.agent_id, coalesce(p.campaign_ids, array[]::uuid[]) as campaign_ids
          from gateway.agents a left join gateway.profiles p using (agent_id)
         where a.agent_id = any($1) and a.wanted <> 'OFFLINE'
         order by a.agent_id
           for update of a)
      update gateway.agents a
         set lease_until = clock_timestamp() + $2 * interval '1 millisecond', version = a.version + 1
        from held
       where a.agent_id = held.agent_id
      returning a.*, held.campaign_ids""";

  private final long leaseMillis;
  private final long epochMillis;
  private final long legMillis;

  Agents(GatewayConfig config) {
    this.leaseMillis = config.lease().toMillis();
    this.epochMillis = config.epochLifetime().toMillis();
    this.legMillis = config.legLifetime().toMillis();
  }

  /** Locks these agents, and whoever has one of these calls. */
  public Uni<Crew> lock(Work work, Collection<UUID> agentIds, Collection<UUID> callIds) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(agentIds.toArray(UUID[]::new), callIds.toArray(UUID[]::new)))
        .chain(rows -> crew(work, rows));
  }

  /**
   * Locks those for whom time is up and whom nobody else is busy with.
   *
   * @param leases whether a lease that has run out counts
   */
  Uni<Crew> lockOverdue(Work work, boolean leases) {
    return work.sql()
        .preparedQuery(LOCK_OVERDUE)
        .execute(Tuple.of(leases, epochMillis, legMillis))
        .chain(rows -> crew(work, rows));
  }

  /** The time is read after the locks were got, so that it does not run backwards in a row. */
  private static Uni<Crew> crew(Work work, RowSet<Row> rows) {
    return work.sql()
        .preparedQuery("select clock_timestamp()")
        .execute()
        .map(time -> new Crew(read(rows), time.iterator().next().getOffsetDateTime(0).toInstant()));
  }

  /** Writes what became of a crew, and has the others told with the commit. */
  public Uni<Void> write(Work work, Crew crew) {
    List<OnShift> changed = crew.changed();
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    work.publishAll(crew.events());
    List<OnShift> heirs = crew.heirs();
    List<OnShift> first = changed.stream().filter(one -> !heirs.contains(one)).toList();
    return write(work, first).chain(() -> write(work, heirs));
  }

  /** Rows of one statement are written in no order: nobody may talk on another's call meanwhile. */
  private static Uni<Void> write(Work work, List<OnShift> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.sql().preparedQuery(WRITE).execute(AgentRows.columns(rows)).replaceWithVoid();
  }

  /** Makes the rows of those who were never seen. */
  Uni<Void> ensure(Work work, Map<UUID, Tenancy> agents) {
    List<Map.Entry<UUID, Tenancy>> all =
        agents.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    return work.sql()
        .preparedQuery(ENSURE)
        .execute(
            Tuple.of(
                all.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                all.stream().map(one -> one.getValue().organizationId()).toArray(UUID[]::new),
                all.stream().map(one -> one.getValue().branchId()).toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  /** Holds an agent for the length of a lease. */
  Uni<Void> hold(Work work, UUID agentId) {
    return work.sql().preparedQuery(HOLD).execute(Tuple.of(agentId, leaseMillis)).replaceWithVoid();
  }

  /**
   * Holds these agents for another lease.
   *
   * @return those who are held; the others had signed out
   */
  Uni<List<OnShift>> renew(Work work, Set<UUID> agentIds) {
    return work.sql()
        .preparedQuery(RENEW)
        .execute(Tuple.of(agentIds.toArray(UUID[]::new), leaseMillis))
        .map(Agents::read);
  }

  /** Reads rows that have the columns of an agent and its campaigns. */
  public static List<OnShift> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(AgentRows::read).toList();
  }
}
