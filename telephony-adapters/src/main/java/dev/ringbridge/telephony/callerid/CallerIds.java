package dev.ringbridge.telephony.callerid;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.account.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is set for the numbers of accounts, and how they do. Caps hold for all replicas: they are
 * read and counted while the account is held.
 */
@ApplicationScoped
public class CallerIds {
  private static final String TODAY =
      """
      select one.number, s.daily_cap, s.agent_id, coalesce(s.campaign_ids, '{}') as campaign_ids,
             s.rested_at is not null as resting, coalesce(d.calls, 0) as calls
        from unnest($2::text[]) as one (number)
        left join telephony.caller_ids s on s.account_id = $1 and s.number = one.number
        left join telephony.caller_id_days d
               on d.account_id = $1 and d.number = one.number and d.day = (clock_timestamp() at time zone 'utc')::date""";

  private static final String COUNT =
      """
      insert into telephony.caller_id_days as known (account_id, number, day, organization_id, branch_id, calls)
      select $1, number, (clock_timestamp() at time zone 'utc')::date, $2, $3, count(*)
        from unnest($4::text[]) as shown (number) group by number
          on conflict (account_id, number, day) do update set calls = known.calls + excluded.calls""";

  /** A little behind the clock: whoever ended a call commits within seconds. */
  private static final String COUNT_ENDED =
      """
      with mark as (
             select counted_until as since, least(clock_timestamp() - interval '5 seconds', counted_until + interval '1 hour') as until
               from telephony.caller_id_counts for update skip locked),
           moved as (
             update telephony.caller_id_counts set counted_until = mark.until from mark where mark.until > mark.since),
           over as (
             select p.account_id, p.caller_id as number, (p.created_at at time zone 'utc')::date as day,
                    count(*)::int as ended, (count(*) filter (where p.ending = 'COMPLETED'))::int as answered
               from mark, telephony.placements p
              where p.ended_at >= mark.since and p.ended_at < mark.until
                and p.caller_id is not null and p.carrier_call_id is not null
              group by 1, 2, 3)
      update telephony.caller_id_days d set ended = d.ended + over.ended, answered = d.answered + over.answered
        from over
       where d.account_id = over.account_id and d.number = over.number and d.day = over.day""";

  private static final String PURGE =
      "delete from telephony.caller_id_days where day < (now() - make_interval(secs => $1))::date";

  private final Nearness nearness;

  CallerIds(Nearness nearness) {
    this.nearness = nearness;
  }

  /**
   * The numbers of an account to choose from.
   *
   * @param account held; null where there is none
   * @param numbers those that it may call from
   */
  public Uni<CallerIdChoice> open(Work work, @Nullable Account account, List<String> numbers) {
    return account == null
        ? Uni.createFrom().item(new CallerIdChoice(nearness, List.of()))
        : work.sql()
            .preparedQuery(TODAY)
            .execute(Tuple.of(account.id()).addArrayOfString(numbers.toArray(String[]::new)))
            .map(
                rows ->
                    StreamSupport.stream(rows.spliterator(), false)
                        .map(CallerIds::standing)
                        .toList())
            .map(standings -> new CallerIdChoice(nearness, standings));
  }

  private static CallerIdStanding standing(Row row) {
    return new CallerIdStanding(
        row.getString("number"),
        row.getInteger("daily_cap"),
        row.getUUID("agent_id"),
        Set.of(row.getArrayOfUUIDs("campaign_ids")),
        row.getBoolean("resting"),
        row.getInteger("calls"));
  }

  /** Counts the calls that show these numbers, each as often as it is there. */
  public Uni<Void> count(Work work, Account account, Collection<String> shown) {
    Tenancy tenancy = account.tenancy();
    return shown.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.sql()
            .preparedQuery(COUNT)
            .execute(
                Tuple.of(account.id(), tenancy.organizationId(), tenancy.branchId())
                    .addArrayOfString(shown.toArray(String[]::new)))
            .replaceWithVoid();
  }

  /** Counts the calls that are over since the last time, and those of them that were answered. */
  Uni<Void> countEnded(Work work) {
    return work.sql().query(COUNT_ENDED).execute().replaceWithVoid();
  }

  /** Forgets how numbers did this long ago. */
  public Uni<Void> purge(Work work, Duration age) {
    return work.sql()
        .preparedQuery(PURGE)
        .execute(Tuple.of((double) age.toSeconds()))
        .replaceWithVoid();
  }
}
