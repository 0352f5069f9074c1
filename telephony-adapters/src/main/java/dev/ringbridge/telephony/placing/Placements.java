package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The placements. */
@ApplicationScoped
public class Placements {
  private static final String COLUMNS =
      """
      call_id, organization_id, branch_id, campaign_id, lead_id, account_id, state, number, caller_id,
      rules::text as rules_text, agent_id, agent_epoch, post_by, slot_at, tries, tried_at, carrier_call_id,
      wish, ringing_at, ending, ended_at, clock_timestamp() as seen_at""";

  private static final String INSERT =
      """
      insert into telephony.placements
             (call_id, organization_id, branch_id, campaign_id, lead_id, account_id, state, number, caller_id, rules,
              agent_id, agent_epoch, post_by, slot_at, carrier_call_id, ending, ended_at, check_at)
      select call_id, organization_id, branch_id, campaign_id, lead_id, account_id, state, number, caller_id, rules,
             agent_id, agent_epoch, post_by, slot_at, carrier_call_id, ending, ended_at, check_at
        from jsonb_to_recordset($1::text::jsonb)
          as fresh (call_id uuid, organization_id uuid, branch_id uuid, campaign_id uuid, lead_id uuid,
                    account_id uuid, state text, number text, caller_id text, rules jsonb, agent_id uuid,
                    agent_epoch bigint, post_by timestamptz, slot_at timestamptz, carrier_call_id text,
                    ending text, ended_at timestamptz, check_at timestamptz)
      on conflict (call_id) do nothing
      returning call_id""";

  private static final String LOCK =
      "select "
          + COLUMNS
          + " from telephony.placements where call_id = any($1::uuid[]) order by call_id for update";

  private static final String KNOWN =
      """
      select clock_timestamp() as seen_at,
             array(select call_id from telephony.placements where call_id = any($1::uuid[])) as known""";

  private static final String SAVE =
      """
      update telephony.placements
         set state = s.state, tries = s.tries, tried_at = s.tried_at, carrier_call_id = s.carrier_call_id,
             wish = s.wish, ringing_at = s.ringing_at, ending = s.ending, ended_at = s.ended_at,
             check_at = s.check_at, account_id = s.account_id
        from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::text[], $6::text[], $7::timestamptz[],
                    $8::text[], $9::timestamptz[], $10::timestamptz[], $11::uuid[])
          as s (call_id, state, tries, tried_at, carrier_call_id, wish, ringing_at, ending, ended_at, check_at,
                account_id)
       where placements.call_id = s.call_id""";

  private static final String CLAIM_DUE =
      """
      update telephony.placements set check_at = clock_timestamp() + interval '30 seconds'
       where call_id in (select call_id from telephony.placements
                          where check_at < clock_timestamp()
                          order by check_at limit $1 for update skip locked)
      returning\s"""
          + COLUMNS;

  private static final String TAKEN =
      "select carrier_call_id from telephony.placements where carrier_call_id = any($1::text[])";

  private static final String PLANNED_FOR =
      """
      select agent_id from telephony.placements
       where carrier_call_id = $1 and account_id = $2 and agent_id is not null""";

  private static final String FORGET_NUMBERS =
      """
      update telephony.placements set number = null, caller_id = null
       where call_id in (select call_id from telephony.placements
                          where number is not null and ended_at < now() - make_interval(secs => $1)
                          limit 5000 for update skip locked)""";

  private static final String PURGE =
      """
      delete from telephony.placements
       where call_id in (select call_id from telephony.placements
                          where ended_at < now() - make_interval(secs => $1)
                          limit 5000 for update skip locked)""";

  private final CheckTimes checks;

  Placements(CheckTimes checks) {
    this.checks = checks;
  }

  /** Inserts what nobody inserted before; says which these are. */
  public Uni<Set<UUID>> insert(Work work, Collection<Placement> fresh, Instant now) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    String lines = Columns.json(fresh.stream().map(placement -> line(placement, now)).toList());
    return work.sql()
        .preparedQuery(INSERT)
        .execute(Tuple.of(lines))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("call_id"))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /** The placement of a call, held until the transaction ends. */
  public Uni<Optional<Seen<Placement>>> lock(Work work, UUID callId) {
    return lockAll(work, List.of(callId)).map(rows -> rows.stream().findFirst());
  }

  /** The placements of these calls, held until the transaction ends, in one order for everybody. */
  Uni<List<Seen<Placement>>> lockAll(Work work, Collection<UUID> callIds) {
    return work.sql().preparedQuery(LOCK).execute(ids(callIds)).map(Placements::seen);
  }

  private static Tuple ids(Collection<UUID> callIds) {
    return Tuple.tuple().addArrayOfUUID(callIds.toArray(UUID[]::new));
  }

  /** Which of these calls have a placement, and the time. */
  Uni<Seen<Set<UUID>>> known(Work work, Collection<UUID> callIds) {
    return work.sql()
        .preparedQuery(KNOWN)
        .execute(ids(callIds))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Seen<>(Set.of(row.getArrayOfUUIDs("known")), Columns.instant(row, "seen_at")));
  }

  /** Writes down what changed and has its events published. */
  public Uni<Void> save(Work work, PlacementStep step, Instant now) {
    work.publishAll(step.events());
    return step.isChange() ? save(work, step.placement(), now) : Uni.createFrom().voidItem();
  }

  /** Writes a placement down. */
  public Uni<Void> save(Work work, Placement placement, Instant now) {
    return saveAll(work, List.of(new Seen<>(placement, now)));
  }

  /** Writes placements down, each as it is by its moment. */
  Uni<Void> saveAll(Work work, List<Seen<Placement>> changed) {
    return changed.isEmpty()
        ? Uni.createFrom().voidItem()
        : work.sql()
            .preparedQuery(SAVE)
            .execute(new PlacementColumns(changed, checks).tuple())
            .replaceWithVoid();
  }

  /** Placements of which too little is heard, lent to the caller for half a minute. */
  public Uni<List<Seen<Placement>>> claimDue(Work work, int atMost) {
    return work.sql().preparedQuery(CLAIM_DUE).execute(Tuple.of(atMost)).map(Placements::seen);
  }

  /** Which of these names at the carrier some placement has already. */
  public Uni<Set<String>> taken(Work work, Collection<String> carrierCallIds) {
    return work.sql()
        .preparedQuery(TAKEN)
        .execute(Tuple.tuple().addArrayOfString(carrierCallIds.toArray(String[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString("carrier_call_id"))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /** The agent that the call of this name at the carrier was planned for. */
  Uni<Optional<UUID>> plannedFor(Work work, CarrierLeg leg) {
    return work.sql()
        .preparedQuery(PLANNED_FOR)
        .execute(Tuple.of(leg.carrierCallId(), leg.accountId()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("agent_id"))
                    .findFirst());
  }

  /** Clears the numbers of calls that were over this long ago. */
  public Uni<Void> forgetNumbers(Work work, Duration age) {
    return aged(work, FORGET_NUMBERS, age);
  }

  /** Forgets calls that were over this long ago. */
  public Uni<Void> purge(Work work, Duration age) {
    return aged(work, PURGE, age);
  }

  private static Uni<Void> aged(Work work, String statement, Duration age) {
    return work.sql()
        .preparedQuery(statement)
        .execute(Tuple.of((double) age.toSeconds()))
        .replaceWithVoid();
  }

  private Map<String, @Nullable Object> line(Placement placement, Instant now) {
    CallRef call = placement.call();
    Carriage carriage = placement.carriage();
    Reservation reservation = carriage.reservation();
    PhoneNumber number = carriage.number();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("call_id", call.callId());
    line.put("organization_id", call.tenancy().organizationId());
    line.put("branch_id", call.tenancy().branchId());
    line.put("campaign_id", call.campaignId());
    line.put("lead_id", call.leadId());
    line.put("account_id", carriage.accountId());
    line.put("state", placement.state().name());
    line.put("number", number == null ? null : number.e164());
    line.put("caller_id", carriage.callerId());
    line.put("rules", carriage.rules());
    line.put("agent_id", reservation == null ? null : reservation.agentId());
    line.put("agent_epoch", reservation == null ? null : reservation.epoch());
    line.put("post_by", carriage.postBy());
    line.put("slot_at", carriage.slotAt());
    line.put("carrier_call_id", placement.carrierCallId());
    line.put("ending", name(placement.ending()));
    line.put("ended_at", placement.endedAt());
    line.put("check_at", checks.after(placement, now));
    return line;
  }

  private static @Nullable String name(@Nullable Ending ending) {
    return ending == null ? null : ending.name();
  }

  private static List<Seen<Placement>> seen(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Seen<>(placement(row), Columns.instant(row, "seen_at")))
        .toList();
  }

  private static Placement placement(Row row) {
    String ending = row.getString("ending");
    return new Placement(
        Columns.call(row),
        carriage(row),
        PlacementState.valueOf(row.getString("state")),
        new Tries(row.getInteger("tries"), Columns.moment(row, "tried_at")),
        row.getString("carrier_call_id"),
        Wish.valueOf(row.getString("wish")),
        Columns.moment(row, "ringing_at"),
        ending == null ? null : Ending.valueOf(ending),
        Columns.moment(row, "ended_at"));
  }

  private static Carriage carriage(Row row) {
    String number = row.getString("number");
    UUID agent = row.getUUID("agent_id");
    return new Carriage(
        row.getUUID("account_id"),
        number == null ? null : new PhoneNumber(number),
        row.getString("caller_id"),
        Columns.rules(row, "rules_text"),
        agent == null ? null : new Reservation(agent, row.getLong("agent_epoch")),
        Columns.instant(row, "post_by"),
        Columns.moment(row, "slot_at"));
  }
}
