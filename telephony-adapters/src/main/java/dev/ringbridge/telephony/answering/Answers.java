package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The answered calls. */
@ApplicationScoped
public class Answers {
  private static final double MILLIS = 1000;

  private static final String COLUMNS =
      """
      call_id, organization_id, branch_id, campaign_id, lead_id, account_id, carrier_call_id,
      rules::text as rules_text, answered_at, safe_harbor_at, decision, agent_id, room, leg_epoch, decided_at,
      replied, turn, round, redirected_at, bridged_at, ended_at, conversation, tell_at, recording_declined, handed_by,
      clock_timestamp() as seen_at""";

  /** How many seconds go by before the agent; nothing is said to a lead who is handed over. */
  private static final String ANNOUNCING =
      "case when handed_by is null then announcement_ms / 1000.0 else 0 end";

  private static final String INSERT =
      """
      insert into telephony.answers
             (call_id, organization_id, branch_id, campaign_id, lead_id, account_id, carrier_call_id, rules,
              answered_at, safe_harbor_at, decision, decided_at, replied, ended_at, conversation, tell_at, announcement_ms)
      values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      on conflict (call_id) do nothing""";

  private static final String LOCK =
      "select "
          + COLUMNS
          + " from telephony.answers where call_id = any($1::uuid[]) order by call_id for update";

  private static final String SAVE =
      """
      update telephony.answers
         set decision = $2, agent_id = $3, room = $4, leg_epoch = $5, decided_at = $6, replied = $7,
             turn = $8, redirected_at = $9, bridged_at = $10, ended_at = $11, tell_at = $12, safe_harbor_at = $13,
             round = $14, recording_declined = $15, handed_by = $16
       where call_id = $1""";

  private static final String LOCK_UNPROVEN_IN_ROOM =
      "select "
          + COLUMNS
          + """

       from telephony.answers
      where room = $1 and bridged_at is null and ended_at is null and decision = 'BRIDGE'
      order by call_id for update""";

  /** What is being said may take its time, and stands in nobody's way meanwhile. */
  private static final String LOCK_OVERDUE =
      "select "
          + COLUMNS
          + """

       from telephony.answers
      where ended_at is null and conversation = 'ASKS'
        and case when redirected_at is not null then redirected_at < clock_timestamp() - interval '1.5 seconds'
                 when decision = 'BRIDGE'
                 then bridged_at is null
                  and decided_at < clock_timestamp() - make_interval(secs => $1 + %s)
                 when decision = 'HANDED_OVER' then false
                 when decision = 'HOLD' then safe_harbor_at < clock_timestamp() - interval '3 seconds'
                 when decision in ('MESSAGE', 'SAFE_HARBOR', 'MACHINE', 'OPT_OUT')
                 then decided_at < clock_timestamp() - interval '2 minutes'
                 else decided_at < clock_timestamp() - interval '3 seconds'
            end
      order by call_id limit 100 for update skip locked"""
              .formatted(ANNOUNCING);

  private static final String LOCK_CUED =
      "select "
          + COLUMNS
          + """

       from telephony.answers
      where ended_at is null and tell_at <= clock_timestamp()
      order by tell_at limit 100 for update skip locked""";

  private static final String UNPROVEN =
      "select "
          + COLUMNS
          + """

       from telephony.answers
      where ended_at is null and decision = 'BRIDGE' and bridged_at is null and replied = 'BRIDGE'
        and decided_at < clock_timestamp() - make_interval(secs => $1 + %s)
      order by decided_at limit 100"""
              .formatted(ANNOUNCING);

  private static final String PURGE =
      """
      delete from telephony.answers
       where call_id in (select call_id from telephony.answers
                          where ended_at < now() - make_interval(secs => $1)
                          limit 5000 for update skip locked)""";

  /** Writes down that a call was answered; false where that was known. */
  Uni<Boolean> insert(Work work, Answer answer) {
    CallRef call = answer.call();
    return work.sql()
        .preparedQuery(INSERT)
        .execute(
            Tuple.from(
                Arrays.asList(
                    call.callId(),
                    call.tenancy().organizationId(),
                    call.tenancy().branchId(),
                    call.campaignId(),
                    call.leadId(),
                    answer.leg().accountId(),
                    answer.leg().carrierCallId(),
                    Columns.json(answer.rules()),
                    Columns.parameter(answer.answeredAt()),
                    Columns.parameter(answer.safeHarborAt()),
                    answer.decision().name(),
                    Columns.parameter(answer.decidedAt()),
                    answer.replied().name(),
                    Columns.parameter(answer.endedAt()),
                    answer.cue().conversation().name(),
                    Columns.parameter(answer.cue().at()),
                    (int) answer.rules().announcing().toMillis())))
        .map(rows -> rows.rowCount() == 1);
  }

  /** An answered call, held until the transaction ends. */
  public Uni<Optional<Seen<Answer>>> lock(Work work, UUID callId) {
    return lockAll(work, List.of(callId)).map(rows -> rows.stream().findFirst());
  }

  /** Those of these calls that were answered, held until the transaction ends. */
  Uni<List<Seen<Answer>>> lockAll(Work work, Collection<UUID> callIds) {
    return work.sql()
        .preparedQuery(LOCK)
        .execute(Tuple.tuple().addArrayOfUUID(callIds.toArray(UUID[]::new)))
        .map(Answers::seen);
  }

  /** The calls that go into this room and were not seen there with the agent, held. */
  Uni<List<Seen<Answer>>> lockUnprovenIn(Work work, String room) {
    return work.sql()
        .preparedQuery(LOCK_UNPROVEN_IN_ROOM)
        .execute(Tuple.of(room))
        .map(Answers::seen);
  }

  /** The calls to look after, held; those that somebody else holds are passed over. */
  Uni<List<Seen<Answer>>> lockOverdue(Work work, Duration doubt) {
    return work.sql().preparedQuery(LOCK_OVERDUE).execute(seconds(doubt)).map(Answers::seen);
  }

  /** The calls whose carrier is to be told something by now, held, like {@link #lockOverdue}. */
  Uni<List<Seen<Answer>>> lockCued(Work work) {
    return work.sql().preparedQuery(LOCK_CUED).execute().map(Answers::seen);
  }

  /** The calls that should be in a room with their agent by now and were not seen there. */
  public Uni<List<Seen<Answer>>> unprovenSince(Work work, Duration age) {
    return work.sql().preparedQuery(UNPROVEN).execute(seconds(age)).map(Answers::seen);
  }

  /** Writes a call down. */
  Uni<Void> save(Work work, Answer answer) {
    Target target = answer.target();
    return work.sql()
        .preparedQuery(SAVE)
        .execute(
            Tuple.from(
                Arrays.asList(
                    answer.call().callId(),
                    answer.decision().name(),
                    target == null ? null : target.agentId(),
                    target == null ? null : target.room(),
                    target == null ? null : target.legEpoch(),
                    Columns.parameter(answer.decidedAt()),
                    answer.replied().name(),
                    answer.turn(),
                    Columns.parameter(answer.redirectedAt()),
                    Columns.parameter(answer.bridgedAt()),
                    Columns.parameter(answer.endedAt()),
                    Columns.parameter(answer.cue().at()),
                    Columns.parameter(answer.safeHarborAt()),
                    answer.round(),
                    answer.recordingDeclined(),
                    answer.handedBy())))
        .replaceWithVoid();
  }

  /** Forgets calls that were over this long ago. */
  public Uni<Void> purge(Work work, Duration age) {
    return work.sql().preparedQuery(PURGE).execute(seconds(age)).replaceWithVoid();
  }

  private static Tuple seconds(Duration duration) {
    return Tuple.of(duration.toMillis() / MILLIS);
  }

  private static List<Seen<Answer>> seen(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new Seen<>(answer(row), Columns.instant(row, "seen_at")))
        .toList();
  }

  private static Answer answer(Row row) {
    return new Answer(
        Columns.call(row),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")),
        Columns.rules(row, "rules_text"),
        new Cue(
            Conversation.valueOf(row.getString("conversation")), Columns.moment(row, "tell_at")),
        Columns.instant(row, "answered_at"),
        Columns.instant(row, "safe_harbor_at"),
        Decision.valueOf(row.getString("decision")),
        target(row),
        Columns.instant(row, "decided_at"),
        Replied.valueOf(row.getString("replied")),
        row.getInteger("turn"),
        row.getInteger("round"),
        row.getBoolean("recording_declined"),
        row.getUUID("handed_by"),
        Columns.moment(row, "redirected_at"),
        Columns.moment(row, "bridged_at"),
        Columns.moment(row, "ended_at"));
  }

  private static @Nullable Target target(Row row) {
    UUID agent = row.getUUID("agent_id");
    return agent == null
        ? null
        : new Target(agent, row.getString("room"), row.getLong("leg_epoch"));
  }
}
