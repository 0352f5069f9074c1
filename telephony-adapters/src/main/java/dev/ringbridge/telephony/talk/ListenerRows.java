package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.CallCommand.ConsultWith;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.ListenMode;
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
import org.jspecify.annotations.Nullable;

/** Who listens, and who did. Whoever holds several holds them in the order of their ids. */
@ApplicationScoped
class ListenerRows {
  private static final String ADD =
      """
      insert into telephony.listeners
             (id, organization_id, branch_id, call_id, agent_id, user_id, user_name, account_id, mode, loudest)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)""";

  /** The second line of whoever asks a colleague, on the account of the lead's call. */
  private static final String ADD_CONSULTING =
      """
      insert into telephony.listeners
             (id, organization_id, branch_id, call_id, agent_id, user_id, user_name, account_id, mode, loudest)
      select $1::uuid, organization_id, branch_id, call_id, agent_id, agent_id, $3::text, account_id, 'BARGE', 'BARGE'
        from telephony.answers where call_id = $2""";

  /** A grant is used at once, by whoever it was given to, in the account that the room is in. */
  private static final String JOIN =
      """
      update telephony.listeners
         set carrier_call_id = $3, conference_id = $4, joined_at = coalesce(joined_at, clock_timestamp())
       where id = $1 and user_id = $2 and over_at is null and coalesce(carrier_call_id, $3) = $3
         and account_id = $5
         and begun_at > clock_timestamp() - interval '1 minute'
      returning *""";

  private static final String FIND = "select * from telephony.listeners where id = $1";

  private static final String OF_CALL =
      """
      select * from telephony.listeners s
       where call_id = $1 and not exists (select from telephony.consultations c where c.id = s.id)
       order by begun_at limit 100""";

  private static final String MODE =
      """
      update telephony.listeners
         set mode = $2,
             loudest = case when 'BARGE' in (loudest, $2) then 'BARGE'
                            when 'WHISPER' in (loudest, $2) then 'WHISPER' else 'LISTEN' end
       where id = $1 and over_at is null""";

  private static final String END =
      """
      update telephony.listeners set over_at = clock_timestamp()
       where id in (select id from telephony.listeners
                     where id = any($1) and over_at is null order by id for update)
      returning *""";

  private static final String LEFT =
      """
      update telephony.listeners
         set over_at = coalesce(over_at, clock_timestamp()), gone_at = coalesce(gone_at, clock_timestamp())
       where id = $1""";

  private static final String LEND_LINGERING =
      """
      update telephony.listeners set told_at = clock_timestamp()
       where id in (select id from telephony.listeners
                     where gone_at is null and carrier_call_id is not null
                       and greatest(told_at, over_at) < clock_timestamp() - interval '3 seconds'
                       and over_at > clock_timestamp() - interval '6 hours'
                     order by over_at limit 50 for update skip locked)
      returning *""";

  private static final String HOLD =
      "select 1 from telephony.listeners where call_id = $1 and over_at is null order by id for update";

  private static final String END_OF =
      """
      update telephony.listeners set over_at = clock_timestamp()
       where id in (select id from telephony.listeners
                     where call_id = any($1) and over_at is null order by id for update)
      returning *""";

  /** Whoever did not come, and whose talk is over or another agent's by now. */
  private static final String END_STRAY =
      """
      update telephony.listeners set over_at = clock_timestamp()
       where id in (
             select s.id from telephony.listeners s
               left join telephony.answers a on a.call_id = s.call_id
               left join telephony.agent_legs l on l.agent_id = a.agent_id and l.leg_epoch = a.leg_epoch
              where s.over_at is null
                and (coalesce(a.decision <> 'BRIDGE' or a.ended_at is not null or l.state <> 'UP'
                              or s.agent_id <> a.agent_id, true)
                     or s.joined_at is null and s.begun_at < clock_timestamp() - interval '1 minute')
              limit 100 for update of s skip locked)
      returning *""";

  private static final String PURGE =
      """
      delete from telephony.listeners
       where id in (select id from telephony.listeners
                     where over_at < now() - make_interval(secs => $1)
                     limit 5000 for update skip locked)""";

  Uni<Void> add(Work work, UUID id, Talk talk, Caller who, ListenMode mode) {
    return execute(
            work,
            ADD,
            id,
            who.organizationId(),
            who.tenancy().branchId(),
            talk.call().callId(),
            talk.agentId(),
            who.userId(),
            who.name(),
            talk.leg().accountId(),
            mode.name())
        .replaceWithVoid();
  }

  /** Whoever asks a colleague comes into that one's room. */
  Uni<Void> add(Work work, ConsultWith wish) {
    return execute(
            work, ADD_CONSULTING, wish.consultationId(), wish.call().callId(), wish.fromName())
        .replaceWithVoid();
  }

  /** Their call came; empty where it is not wanted, or not theirs. */
  Uni<Optional<Listener>> join(
      Work work, UUID id, UUID userId, CarrierLeg leg, String conferenceId) {
    return execute(work, JOIN, id, userId, leg.carrierCallId(), conferenceId, leg.accountId())
        .map(ListenerRows::first);
  }

  Uni<Optional<Listener>> find(Work work, UUID id) {
    return execute(work, FIND, id).map(ListenerRows::first);
  }

  Uni<List<Listener>> ofCall(Work work, UUID callId) {
    return execute(work, OF_CALL, callId).map(ListenerRows::read);
  }

  Uni<Void> mode(Work work, UUID id, ListenMode mode) {
    return execute(work, MODE, id, mode.name()).replaceWithVoid();
  }

  /** These go; those who just went. */
  Uni<List<Listener>> end(Work work, List<UUID> ids) {
    return execute(work, END, (Object) ids.toArray(UUID[]::new)).map(ListenerRows::read);
  }

  /** Their call is over at the carrier. */
  Uni<Void> left(Work work, UUID id) {
    return execute(work, LEFT, id).replaceWithVoid();
  }

  /** Those whose call goes on although it should not, lent to the caller for three seconds. */
  Uni<List<Listener>> lendLingering(Work work) {
    return work.sql().preparedQuery(LEND_LINGERING).execute().map(ListenerRows::read);
  }

  /** Nobody else ends them until the transaction does. */
  Uni<Void> hold(Work work, UUID callId) {
    return execute(work, HOLD, callId).replaceWithVoid();
  }

  /** All of these calls go; those who just went. */
  Uni<List<Listener>> endOf(Work work, List<UUID> callIds) {
    return execute(work, END_OF, (Object) callIds.toArray(UUID[]::new)).map(ListenerRows::read);
  }

  /** All go who have nothing to listen to; those who just went. */
  Uni<List<Listener>> endStray(Work work) {
    return work.sql().preparedQuery(END_STRAY).execute().map(ListenerRows::read);
  }

  /** Forgets those who left so long ago. */
  Uni<Void> purge(Work work, Duration age) {
    return execute(work, PURGE, (double) age.toSeconds()).replaceWithVoid();
  }

  private static Uni<RowSet<Row>> execute(Work work, String sql, @Nullable Object... values) {
    return work.sql().preparedQuery(sql).execute(Tuple.from(Arrays.asList(values)));
  }

  private static Optional<Listener> first(RowSet<Row> rows) {
    return read(rows).stream().findFirst();
  }

  private static List<Listener> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(ListenerRows::read).toList();
  }

  private static Listener read(Row row) {
    return new Listener(
        row.getUUID("id"),
        row.getUUID("call_id"),
        row.getUUID("agent_id"),
        row.getUUID("user_id"),
        row.getString("user_name"),
        ListenMode.valueOf(row.getString("mode")),
        ListenMode.valueOf(row.getString("loudest")),
        row.getUUID("account_id"),
        row.getString("carrier_call_id"),
        row.getString("conference_id"),
        Columns.instant(row, "begun_at"),
        Columns.moment(row, "over_at"));
  }
}
