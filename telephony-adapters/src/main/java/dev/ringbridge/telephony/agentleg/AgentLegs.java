package dev.ringbridge.telephony.agentleg;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The agents' legs. */
@ApplicationScoped
public class AgentLegs {
  private static final String COLUMNS =
      """
      agent_id, leg_epoch, organization_id, branch_id, account_id, room, carrier_call_id, conference_id, state,
      up_at, clock_timestamp() as seen_at""";

  private static final String OPEN =
      """
      with next as (
        select greatest(coalesce(max(leg_epoch), 0) + 1,
                        (extract(epoch from clock_timestamp()) * 1000)::bigint) as leg_epoch
          from telephony.agent_legs where agent_id = $1)
      insert into telephony.agent_legs
             (agent_id, leg_epoch, organization_id, branch_id, account_id, room, carrier_call_id, state, check_at)
      select $1, next.leg_epoch, $2, $3, $4, 'rb-' || $1::text || '-' || next.leg_epoch, $5, 'NEW',
             clock_timestamp() + interval '30 seconds'
        from next
      on conflict do nothing""";

  private static final String ADOPT =
      """
      insert into telephony.agent_legs
             (agent_id, leg_epoch, organization_id, branch_id, account_id, room, carrier_call_id, state, check_at)
      values ($1, $2, $3, $4, $5, $6, $7, 'NEW', clock_timestamp())
      on conflict do nothing""";

  private static final String NAME =
      """
      update telephony.agent_legs set carrier_call_id = $3
       where agent_id = $1 and leg_epoch = $2 and carrier_call_id like 'calling-%'""";

  private static final String IN_USE =
      "select "
          + COLUMNS
          + """

       from telephony.agent_legs l
      where agent_id = $1
        and case state when 'NEW' then created_at > clock_timestamp() - interval '45 seconds'
                       when 'UP' then exists (
                         select 1 from telephony.answers a where a.room = l.room and a.ended_at is null)
                       else false end
      order by state desc, leg_epoch desc limit 1""";

  private static final String BY_CALL =
      "select " + COLUMNS + " from telephony.agent_legs where carrier_call_id = $1 for update";

  private static final String UP =
      "select "
          + COLUMNS
          + " from telephony.agent_legs where agent_id = $1 and state = 'UP' order by leg_epoch desc limit 1";

  private static final String LOCK =
      "select "
          + COLUMNS
          + " from telephony.agent_legs where agent_id = $1 and leg_epoch = $2 for update";

  private static final String LOCK_OLDER =
      "select "
          + COLUMNS
          + """

       from telephony.agent_legs
      where agent_id = $1 and leg_epoch < $2 and state <> 'DOWN'
      order by leg_epoch for update""";

  private static final String NEWER =
      "select 1 from telephony.agent_legs where agent_id = $1 and leg_epoch > $2 and state = 'UP' limit 1";

  private static final String IS_UP =
      """
      select state from telephony.agent_legs
       where agent_id = $1 and leg_epoch = $2 and state = 'UP' for share""";

  private static final String SAVE =
      """
      update telephony.agent_legs
         set conference_id = $3, state = $4, up_at = $5,
             down_at = case when $4 = 'DOWN' then coalesce(down_at, clock_timestamp()) end,
             check_at = case when $4 <> 'DOWN' then clock_timestamp() + make_interval(secs => $6) end
       where agent_id = $1 and leg_epoch = $2""";

  private static final String CLAIM_DUE =
      """
      update telephony.agent_legs set check_at = clock_timestamp() + make_interval(secs => $1)
       where (agent_id, leg_epoch) in (select agent_id, leg_epoch from telephony.agent_legs
                                        where check_at < clock_timestamp()
                                        order by check_at limit 50 for update skip locked)
      returning\s"""
          + COLUMNS;

  private static final String SILENT_ON =
      "select "
          + COLUMNS
          + """

       from telephony.agent_legs l
      where account_id = any($1::uuid[]) and state <> 'DOWN'
        and not exists (select 1 from telephony.answers a where a.room = l.room and a.ended_at is null)
      order by agent_id limit 50""";

  private static final String PURGE =
      """
      delete from telephony.agent_legs
       where state = 'DOWN' and down_at < now() - make_interval(secs => $1)""";

  private final double checkSeconds;

  AgentLegs(TelephonyConfig config) {
    this.checkSeconds = config.legCheckEvery().toSeconds();
  }

  /** The leg of a call of an agent: the one it has, or the agent's next. */
  public Uni<AgentLeg> open(Work work, AgentLine line, CarrierLeg leg) {
    Tuple values =
        Tuple.of(
            line.agentId(),
            line.tenancy().organizationId(),
            line.tenancy().branchId(),
            leg.accountId(),
            leg.carrierCallId());
    return alone(work, line.agentId())
        .chain(() -> work.sql().preparedQuery(OPEN).execute(values))
        .chain(() -> work.sql().preparedQuery(BY_CALL).execute(Tuple.of(leg.carrierCallId())))
        .map(rows -> seen(rows).get(0).row());
  }

  /** Nobody else opens a leg of the agent until the transaction ends. */
  public Uni<Void> alone(Work work, UUID agentId) {
    return work.sql()
        .preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .execute(Tuple.of("agent leg " + agentId))
        .replaceWithVoid();
  }

  /** Writes down what the carrier calls a leg; nothing happens where that is known. */
  public Uni<Void> name(Work work, AgentLine line, long epoch, CarrierLeg leg) {
    return work.sql()
        .preparedQuery(NAME)
        .execute(Tuple.of(line.agentId(), epoch, leg.carrierCallId()))
        .replaceWithVoid();
  }

  /** The agent's leg with a lead in its room, or the one that was called a moment ago and rings. */
  public Uni<Optional<AgentLeg>> inUse(Work work, UUID agentId) {
    return work.sql()
        .preparedQuery(IN_USE)
        .execute(Tuple.of(agentId))
        .map(rows -> seen(rows).stream().map(Seen::row).findFirst());
  }

  /** The agent's newest leg that is up. */
  public Uni<Optional<AgentLeg>> up(Work work, UUID agentId) {
    return work.sql()
        .preparedQuery(UP)
        .execute(Tuple.of(agentId))
        .map(rows -> seen(rows).stream().map(Seen::row).findFirst());
  }

  /** The leg of a room, held. */
  public Uni<Optional<AgentLeg>> inRoom(Work work, String room) {
    return AgentLeg.keyOf(room)
        .map(key -> lock(work, key.agentId(), key.epoch()).map(found -> found.map(Seen::row)))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  /** A leg that only the carrier told of. */
  public Uni<Void> adopt(Work work, AgentLine line, long epoch, CarrierLeg leg) {
    return work.sql()
        .preparedQuery(ADOPT)
        .execute(
            Tuple.from(
                Arrays.asList(
                    line.agentId(),
                    epoch,
                    line.tenancy().organizationId(),
                    line.tenancy().branchId(),
                    leg.accountId(),
                    AgentLeg.roomOf(line, epoch),
                    leg.carrierCallId())))
        .chain(() -> name(work, line, epoch, leg));
  }

  /** A leg, held until the transaction ends. */
  public Uni<Optional<Seen<AgentLeg>>> lock(Work work, UUID agentId, long epoch) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.of(agentId, epoch))
        .map(rows -> seen(rows).stream().findFirst());
  }

  /** The agent's legs that are older than this one and not down, held. */
  public Uni<List<Seen<AgentLeg>>> lockOlder(Work work, AgentLeg leg) {
    return work.sql()
        .preparedQuery(LOCK_OLDER)
        .execute(Tuple.of(leg.line().agentId(), leg.epoch()))
        .map(AgentLegs::seen);
  }

  /** Whether a newer leg of the agent is up. */
  public Uni<Boolean> isSuperseded(Work work, UUID agentId, long epoch) {
    return work.sql()
        .preparedQuery(NEWER)
        .execute(Tuple.of(agentId, epoch))
        .map(rows -> rows.size() > 0);
  }

  /** Whether a leg is up; it stays so until the transaction ends. */
  public Uni<Boolean> isUp(Work work, UUID agentId, long epoch) {
    return work.sql()
        .preparedQuery(IS_UP)
        .execute(Tuple.of(agentId, epoch))
        .map(rows -> rows.size() > 0);
  }

  /** Writes down what became of a leg and has it published. */
  public Uni<Void> save(Work work, AgentLeg.Step step) {
    step.event().ifPresent(work::publish);
    AgentLeg leg = step.leg();
    return step.before().equals(leg)
        ? Uni.createFrom().voidItem()
        : work.sql()
            .preparedQuery(SAVE)
            .execute(
                Tuple.from(
                    Arrays.asList(
                        leg.line().agentId(),
                        leg.epoch(),
                        leg.conferenceId(),
                        leg.state().name(),
                        Columns.parameter(leg.upAt()),
                        checkSeconds)))
            .replaceWithVoid();
  }

  /** Legs to look for at the carrier, lent to the caller until the next look. */
  public Uni<List<Seen<AgentLeg>>> claimDue(Work work) {
    return work.sql().preparedQuery(CLAIM_DUE).execute(Tuple.of(checkSeconds)).map(AgentLegs::seen);
  }

  /** Legs on these accounts in whose rooms nobody talks, or is about to. */
  Uni<List<AgentLeg>> silentOn(Work work, List<UUID> accountIds) {
    return work.sql()
        .preparedQuery(SILENT_ON)
        .execute(Tuple.tuple().addArrayOfUUID(accountIds.toArray(UUID[]::new)))
        .map(rows -> seen(rows).stream().map(Seen::row).toList());
  }

  /** Forgets legs that went down this long ago. */
  public Uni<Void> purge(Work work, Duration age) {
    return work.sql()
        .preparedQuery(PURGE)
        .execute(Tuple.of((double) age.toSeconds()))
        .replaceWithVoid();
  }

  private static List<Seen<AgentLeg>> seen(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Seen<>(leg(row), Columns.instant(row, "seen_at")))
        .toList();
  }

  private static AgentLeg leg(Row row) {
    return new AgentLeg(
        new AgentLine(row.getUUID("agent_id"), Columns.tenancy(row)),
        row.getLong("leg_epoch"),
        row.getString("room"),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")),
        row.getString("conference_id"),
        AgentLeg.State.valueOf(row.getString("state")),
        Columns.moment(row, "up_at"));
  }
}
