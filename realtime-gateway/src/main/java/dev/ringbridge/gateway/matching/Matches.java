package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.shift.Agents;
import dev.ringbridge.gateway.shift.OnShift;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The statement that gives waiting calls to agents, and the questions around it.
 *
 * <p>An agent who was promised to a call takes that call, if the promise holds: they are held for
 * it, or free in the very epoch it was made in. The other calls go, the longest waiting first, to
 * whoever is free longest and serves the campaign. What happens to an agent's row is what {@link
 * dev.ringbridge.core.agent.Agent} decides on a Match; a test compares the two.
 */
@ApplicationScoped
public class Matches {
  /** Another campaign's lock may have the same hash: then the two only wait for each other. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('ringbridge.gateway.matching ' || $1, 0))";

  private static final String PROMISE_HOLDS =
      """
      ((a.state = 'RESERVED' and a.call_id = w.call_id)
         or (a.state = 'AVAILABLE' and a.epoch = w.reserved_epoch and a.lease_until > clock_timestamp()))""";

  private static final String MATCH =
      """
      with moment as materialized (select clock_timestamp() as now),
      waiting as materialized (
        select w.call_id, w.organization_id, w.branch_id, w.lead_id, w.answered_at, w.reserved_agent_id, w.reserved_epoch
          from gateway.waiting_calls w
         where w.campaign_id = $1 and w.state = 'WAITING' and w.safe_harbor_at > (select now from moment)
         order by w.answered_at, w.call_id
         limit 200
           for update of w skip locked),
      promised as materialized (
        select w.call_id, a.agent_id, a.state as before
          from waiting w
          join gateway.agents a on a.agent_id = w.reserved_agent_id and a.organization_id = w.organization_id
         where %1$s
           for update of a skip locked),
      open as (
        select w.call_id, row_number() over (order by w.answered_at, w.call_id) as place
          from waiting w
         where not exists (select from gateway.agents a
                            where a.agent_id = w.reserved_agent_id and a.organization_id = w.organization_id
                              and %1$s)),
      free as materialized (
        select a.agent_id, a.state as before, a.since
          from gateway.agents a join gateway.profiles p using (agent_id)
         where a.state = 'AVAILABLE' and a.lease_until > (select now from moment)
           and a.organization_id = (select organization_id from waiting limit 1)
           and p.active and p.campaign_ids @> array[$1::uuid]
           and a.agent_id not in (select agent_id from promised)
         order by a.since, a.agent_id
         limit (select count(*) from open)
           for update of a skip locked),
      pairs as (
        (select distinct on (agent_id) call_id, agent_id, before from promised order by agent_id, call_id)
        union all
        select o.call_id, f.agent_id, f.before
          from open o
          join (select agent_id, before, row_number() over (order by since, agent_id) as place from free) f
            using (place)),
      taken as (
        update gateway.agents a
           set state = 'RESERVED', call_id = w.call_id, call_campaign_id = $1, call_lead_id = w.lead_id,
               call_branch_id = w.branch_id, since = case when a.state = 'RESERVED' then a.since else m.now end,
               until = m.now + $2 * interval '1 millisecond', version = a.version + 1
          from pairs q join waiting w using (call_id), moment m
         where a.agent_id = q.agent_id
        returning a.*, q.before, w.answered_at, m.now as matched_at),
      given as (
        update gateway.waiting_calls w
           set state = 'MATCHED', agent_id = t.agent_id, room = t.leg_room, leg_epoch = t.leg_epoch,
               matched_at = t.matched_at
          from taken t
         where w.call_id = t.call_id)
      select t.*, coalesce(p.campaign_ids, array[]::uuid[]) as campaign_ids,
             (select count(*) from gateway.waiting_calls w
               where w.campaign_id = $1 and w.state = 'WAITING' and w.safe_harbor_at > t.matched_at) as stood
        from taken t left join gateway.profiles p using (agent_id)"""
          .formatted(PROMISE_HOLDS);

  private static final String MATCHABLE =
      """
      select distinct w.campaign_id
        from gateway.waiting_calls w
       where w.state = 'WAITING' and w.safe_harbor_at > clock_timestamp() and ($1::uuid is null or w.campaign_id = $1)
         and exists (select from gateway.agents a left join gateway.profiles p using (agent_id)
                      where a.organization_id = w.organization_id
                        and ((a.agent_id = w.reserved_agent_id and %s)
                          or (a.state = 'AVAILABLE' and a.lease_until > clock_timestamp()
                              and p.active and p.campaign_ids @> array[w.campaign_id])))"""
          .formatted(PROMISE_HOLDS);

  private final Duration bridging;
  private final KnownCampaigns campaigns;

  Matches(GatewayConfig config, KnownCampaigns campaigns) {
    this.bridging = config.bridgingTimeout();
    this.campaigns = campaigns;
  }

  /**
   * What a run gave.
   *
   * @param made the matches
   * @param missed whether a call still waits although an agent could take it
   */
  record Given(List<Match> made, boolean missed) {}

  /** Waits until nobody else gives agents to this campaign's calls, and is alone with it. */
  public Uni<Void> turn(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(campaignId.toString()))
        .replaceWithVoid();
  }

  /** Waits for its turn, then gives what can be given of a campaign. */
  Uni<Given> match(Work work, UUID campaignId) {
    long millis = bridging.plus(campaigns.announcement(campaignId)).toMillis();
    return turn(work, campaignId)
        .chain(() -> work.sql().preparedQuery(MATCH).execute(Tuple.of(campaignId, millis)))
        .chain(rows -> given(work, campaignId, rows));
  }

  private static Uni<Given> given(Work work, UUID campaignId, RowSet<Row> rows) {
    List<Match> made = read(rows);
    made.forEach(match -> work.publishAll(match.events()));
    return isAll(rows)
        ? Uni.createFrom().item(new Given(made, false))
        : isMatchable(work, campaignId).map(missed -> new Given(made, missed));
  }

  /** Whether every call that stood in the line was given: the usual case, and a question less. */
  private static boolean isAll(RowSet<Row> rows) {
    return rows.size() > 0 && rows.iterator().next().getLong("stood") == rows.size();
  }

  /** Whether a call waits that an agent could take: somebody had one of the rows locked. */
  private static Uni<Boolean> isMatchable(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(MATCHABLE)
        .execute(Tuple.of(campaignId))
        .map(rows -> rows.size() > 0);
  }

  /** All the campaigns in which that is so. */
  Uni<Set<UUID>> matchable(Work work) {
    return work.sql()
        .preparedQuery(MATCHABLE)
        .execute(Tuple.of((Object) null))
        .map(WaitingCalls::campaigns);
  }

  private static List<Match> read(RowSet<Row> rows) {
    List<OnShift> agents = Agents.read(rows);
    List<Match> matches = new ArrayList<>();
    int place = 0;
    for (Row row : rows) {
      matches.add(
          new Match(
              agents.get(place++),
              AgentState.valueOf(row.getString("before")),
              row.getOffsetDateTime("answered_at").toInstant(),
              row.getOffsetDateTime("matched_at").toInstant()));
    }
    return matches;
  }
}
