package dev.ringbridge.telephony.callerid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.audit.Deed;
import dev.ringbridge.telephony.audit.Deeds;
import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdDay;
import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdSettings;
import dev.ringbridge.telephony.callerid.CallerIdViews.CallerIdView;
import dev.ringbridge.telephony.carrier.Carriers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Shows numbers, and what is set for them. Which there are, their accounts say. */
@ApplicationScoped
class SettingCallerIds {
  private static final String ACCOUNTS =
      """
      select a.id, coalesce(s.name, 'Account of the configuration') as name, s.caller_ids
        from telephony.accounts a left join telephony.account_settings s on s.account_id = a.id
       where a.open and ($1::uuid is null or a.id = $1) order by a.preference, a.id limit 200""";

  private static final String NUMBERS =
      """
      select one.number, s.daily_cap, s.agent_id, coalesce(s.campaign_ids, '{}') as campaign_ids, s.rested_at, s.refusal,
             (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'calls', d.calls, 'ended', d.ended,
                                                           'answered', d.answered) order by d.day desc), '[]')::text
                from telephony.caller_id_days d
               where d.account_id = $1 and d.number = one.number
                 and d.day > (clock_timestamp() at time zone 'utc')::date - 14) as days
        from unnest($2::text[]) with ordinality as one (number, place)
        left join telephony.caller_ids s on s.account_id = $1 and s.number = one.number
       order by one.place""";

  private static final String SET =
      """
      insert into telephony.caller_ids as known
             (account_id, number, organization_id, branch_id, daily_cap, agent_id, campaign_ids, rested_at)
      select id, $2, organization_id, branch_id, $3, $4, $5, case when $6 then now() end
        from telephony.accounts where id = $1
          on conflict (account_id, number) do update
             set daily_cap = excluded.daily_cap, agent_id = excluded.agent_id, campaign_ids = excluded.campaign_ids,
                 rested_at = case when $6 then coalesce(known.rested_at, now()) end,
                 refusal = case when $6 then known.refusal end""";

  private static final String BEFORE =
      """
      select daily_cap, agent_id, campaign_ids, rested_at is not null as resting
        from telephony.caller_ids where account_id = $1 and number = $2 for update""";

  private final Database database;
  private final Carriers carriers;
  private final Deeds deeds;

  SettingCallerIds(@InTelephony Database database, Carriers carriers, Deeds deeds) {
    this.deeds = deeds;
    this.database = database;
    this.carriers = carriers;
  }

  Uni<List<CallerIdView>> list(Caller caller) {
    return database.inOrganization(
        caller.organizationId(),
        work ->
            work.sql()
                .preparedQuery(ACCOUNTS)
                .execute(Tuple.tuple().addUUID(null))
                .chain(accounts -> list(work, accounts)));
  }

  /** One after the other: a connection does one thing at a time. */
  private Uni<List<CallerIdView>> list(Work work, RowSet<Row> accounts) {
    Uni<List<CallerIdView>> all = Uni.createFrom().item(List.of());
    for (Row account : accounts) {
      all = all.chain(before -> of(work, account).map(more -> both(before, more)));
    }
    return all;
  }

  private static List<CallerIdView> both(List<CallerIdView> before, List<CallerIdView> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }

  private Uni<List<CallerIdView>> of(Work work, Row account) {
    UUID id = account.getUUID("id");
    return work.sql()
        .preparedQuery(NUMBERS)
        .execute(Tuple.of(id).addArrayOfString(numbers(account).toArray(String[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> view(id, account.getString("name"), row))
                    .toList());
  }

  /** What an admin set up stands in the row; what the configuration says, its carrier knows. */
  private List<String> numbers(Row account) {
    UUID id = account.getUUID("id");
    String[] kept = account.getArrayOfStrings("caller_ids");
    return kept == null
        ? carriers.of(id).map(carrier -> carrier.callerIds(id)).orElse(List.of())
        : List.of(kept);
  }

  private static CallerIdView view(UUID accountId, String accountName, Row row) {
    List<CallerIdDay> days = days(row.getString("days"));
    AnswerRate rate = AnswerRate.of(days);
    return new CallerIdView(
        accountId,
        accountName,
        row.getString("number"),
        row.getInteger("daily_cap"),
        row.getUUID("agent_id"),
        List.of(row.getArrayOfUUIDs("campaign_ids")),
        Columns.moment(row, "rested_at"),
        row.getString("refusal"),
        rate.pct(),
        rate.falling(),
        days);
  }

  private static List<CallerIdDay> days(String json) {
    try {
      return Json.MAPPER.readValue(json, new TypeReference<List<CallerIdDay>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("days that cannot be read", e);
    }
  }

  Uni<Void> set(Caller caller, CallerIdSettings wanted) {
    Set<UUID> campaigns = Optional.ofNullable(wanted.campaignIds()).orElse(Set.of());
    Tuple values =
        Tuple.tuple()
            .addUUID(wanted.accountId())
            .addString(wanted.number())
            .addInteger(wanted.dailyCap())
            .addUUID(wanted.agentId())
            .addArrayOfUUID(campaigns.stream().sorted().toArray(UUID[]::new))
            .addBoolean(wanted.resting());
    return database.inOrganization(
        caller.organizationId(),
        work ->
            work.sql()
                .preparedQuery(ACCOUNTS)
                .execute(Tuple.of(wanted.accountId()))
                .invoke(accounts -> refuseUnknown(accounts, wanted.number()))
                .call(() -> tell(work, caller, wanted, campaigns))
                .chain(() -> work.sql().preparedQuery(SET).execute(values))
                .replaceWithVoid());
  }

  /** By the settings of before. */
  private Uni<Void> tell(Work work, Caller who, CallerIdSettings wanted, Set<UUID> campaigns) {
    return work.sql()
        .preparedQuery(BEFORE)
        .execute(Tuple.of(wanted.accountId(), wanted.number()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .invoke(before -> deeds.tellChanges(work, who, deed(before, wanted, campaigns)))
        .replaceWithVoid();
  }

  private static Deed deed(Optional<Row> before, CallerIdSettings wanted, Set<UUID> campaigns) {
    return Deed.of(AuditAction.CALLER_ID_CHANGED)
        .to(wanted.accountId(), new PhoneNumber(wanted.number()).masked())
        .changing(
            "dailyCap",
            before.map(row -> row.getInteger("daily_cap")).orElse(null),
            wanted.dailyCap())
        .changing(
            "agentId", before.map(row -> row.getUUID("agent_id")).orElse(null), wanted.agentId())
        .changing(
            "campaignIds",
            before.map(row -> List.of(row.getArrayOfUUIDs("campaign_ids"))).orElse(List.of()),
            campaigns.stream().sorted().toList())
        .changing(
            "resting",
            before.map(row -> row.getBoolean("resting")).orElse(false),
            wanted.resting());
  }

  private void refuseUnknown(RowSet<Row> accounts, String number) {
    for (Row account : accounts) {
      if (numbers(account).contains(number)) {
        return;
      }
    }
    throw Refusal.notFound("number of such an account");
  }
}
