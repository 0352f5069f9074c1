package dev.ringbridge.telephony.guard;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What calls cost, from the estimate to what the carrier says. */
@ApplicationScoped
public class Settlements {
  /**
   * Calls to leads, to third parties and to agents' phones. A call that nobody answered costs
   * nothing, and one that was hung up at once a minute; one that goes on costs what has passed,
   * once that is more than was reserved. Those that are over come first: however many go on, none
   * of them waits.
   */
  private static final String BY_THE_CLOCK =
      """
      with due as (
             select e.call_id, e.micros as before, p.ended_at is not null as over, now.cost
               from telephony.spend_entries e
               join (select call_id, ended_at, ending from telephony.placements
                     union all
                     select id, over_at, 'FAILED' from telephony.transfers
                     union all
                     select spend_id, down_at, 'FAILED' from telephony.agent_legs where spend_id is not null) p using (call_id)
               left join (select call_id, answered_at from telephony.answers
                          union all
                          select id, answered_at from telephony.transfers
                          union all
                          select spend_id, up_at from telephony.agent_legs where spend_id is not null) a using (call_id)
              cross join lateral (
                    select case when a.answered_at is null and p.ending is distinct from 'COMPLETED' then 0
                                else e.per_minute * greatest(1, ceil(extract(epoch from
                                       coalesce(p.ended_at, clock_timestamp()) - coalesce(a.answered_at, p.ended_at)) / 60))::bigint
                           end as cost) as now
              where e.stage = 'RESERVED'
                and (p.ended_at is not null or a.answered_at is not null and now.cost > e.micros)
              order by p.ended_at nulls last
              limit 1000 for update of e skip locked),
           changed as (
             update telephony.spend_entries e
                set micros = due.cost,
                    stage = case when not due.over then 'RESERVED' when due.cost = 0 then 'SETTLED' else 'ESTIMATED' end,
                    ask_at = case when due.over and due.cost > 0 then clock_timestamp() + make_interval(secs => $1) end
               from due
              where e.call_id = due.call_id
             returning e.account_id, e.at, due.cost - due.before as more)
      """
          + Days.ADD;

  private static final String TO_ASK =
      """
      update telephony.spend_entries e
         set asked = asked + 1, ask_at = clock_timestamp() + make_interval(secs => $1::float8 * (asked + 1)),
             stage = case when asked < 5 then stage else 'SETTLED' end
        from (select call_id, carrier_call_id from telephony.placements
              union all
              select id, carrier_call_id from telephony.transfers
              union all
              select spend_id, carrier_call_id from telephony.agent_legs where spend_id is not null) p
       where p.call_id = e.call_id and p.carrier_call_id is not null
         and e.call_id in (select call_id from telephony.spend_entries
                            where stage = 'ESTIMATED' and ask_at < clock_timestamp()
                            order by ask_at limit $2 for update skip locked)
      returning e.call_id, e.account_id, p.carrier_call_id""";

  private static final String BY_THE_CARRIER =
      """
      with changed as (
             update telephony.spend_entries e set micros = $2, stage = 'SETTLED', ask_at = null
               from (select call_id, micros as before from telephony.spend_entries where call_id = $1 for update) as known
              where e.call_id = known.call_id
             returning e.account_id, e.at, $2 - known.before as more)
      """
          + Days.ADD;

  private static final String AS_ESTIMATED =
      """
      update telephony.spend_entries set stage = 'SETTLED', ask_at = null
       where call_id = $1 and stage = 'ESTIMATED'""";

  private static final String PURGE =
      """
      delete from telephony.spend_entries
       where call_id in (select call_id from telephony.spend_entries
                          where at < now() - make_interval(secs => $1) order by at limit 5000 for update skip locked)""";

  private static final String PURGE_PREFIXES =
      """
      delete from telephony.called_prefixes
       where (organization_id, prefix) in (
             select organization_id, prefix from telephony.called_prefixes
              where last_at < now() - make_interval(secs => $1) limit 5000 for update skip locked)""";

  private final Duration priceAfter;

  Settlements(TelephonyConfig config) {
    this.priceAfter = config.guard().priceAfter();
  }

  /** Corrects estimates by what calls did. */
  Uni<Void> byTheClock(Work work) {
    return work.sql()
        .preparedQuery(BY_THE_CLOCK)
        .execute(Tuple.of(seconds(priceAfter)))
        .replaceWithVoid();
  }

  /** Calls whose carrier is to be asked what they cost; each is asked some times at most. */
  Uni<List<Unsettled>> toAsk(Work work, int most) {
    return work.sql()
        .preparedQuery(TO_ASK)
        .execute(Tuple.of(seconds(priceAfter), most))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(Settlements::unsettled)
                    .toList());
  }

  private static Unsettled unsettled(Row row) {
    return new Unsettled(
        row.getUUID("call_id"),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")));
  }

  /** A call cost this, says its carrier: millionths of a US dollar. */
  Uni<Void> byTheCarrier(Work work, UUID callId, long micros) {
    return work.sql()
        .preparedQuery(BY_THE_CARRIER)
        .execute(Tuple.of(callId, micros))
        .replaceWithVoid();
  }

  /** A call's carrier says no price: the clock's stays. */
  Uni<Void> asEstimated(Work work, UUID callId) {
    return work.sql().preparedQuery(AS_ESTIMATED).execute(Tuple.of(callId)).replaceWithVoid();
  }

  /** Forgets what was spent, and where calls went, this long ago. */
  public Uni<Void> purge(Work work, Duration age) {
    return work.sql()
        .preparedQuery(PURGE)
        .execute(Tuple.of(seconds(age)))
        .chain(() -> work.sql().preparedQuery(PURGE_PREFIXES).execute(Tuple.of(seconds(age))))
        .replaceWithVoid();
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds();
  }

  /** A call whose price its carrier has not said yet. */
  record Unsettled(UUID callId, CarrierLeg leg) {}

  /** How changed entries change their day's sum. */
  private static final class Days {
    static final String ADD =
        """
        update telephony.spend_days d set micros = d.micros + sums.more
          from (select account_id, (at at time zone 'utc')::date as day, sum(more)::bigint as more
                  from changed group by 1, 2 order by 1, 2) as sums
         where d.account_id = sums.account_id and d.day = sums.day""";

    private Days() {}
  }
}
