package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.recording.DeletionCause;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.recording.Recording.Deletion;
import dev.ringbridge.telephony.recording.Recording.KeptFile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The recordings. Each change says from which states it is one, so that a late one is none. */
@ApplicationScoped
public class RecordingRows {
  private static final double MILLIS = 1000;

  private static final String WANT =
      """
      insert into telephony.recordings
             (call_id, organization_id, branch_id, campaign_id, lead_id, agent_id, account_id, carrier_call_id,
              channels, state, check_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'WANTED', clock_timestamp())
      on conflict (call_id) do nothing""";

  /** Whoever claims one has this long; one that is not spoken of again is claimed anew. */
  private static final String CLAIM =
      """
      update telephony.recordings
         set tries = tries + 1, check_at = clock_timestamp() + make_interval(secs => $1)
       where call_id in (select call_id from telephony.recordings
                          where check_at <= clock_timestamp() and ($2::uuid is null or call_id = $2)
                          order by check_at limit 20 for update skip locked)
      returning *""";

  private static final String BEGUN =
      """
      update telephony.recordings
         set state = 'RECORDING', carrier_recording_id = $2, at_carrier = true, tries = 0,
             check_at = clock_timestamp() + make_interval(secs => $3)
       where call_id = $1 and state = 'WANTED'""";

  private static final String NOTHING =
      """
      update telephony.recordings set state = 'NOTHING', at_carrier = false, check_at = null
       where call_id = $1 and state in ('WANTED', 'RECORDING', 'PAUSED')
         and ($2::text is null or carrier_recording_id = $2)""";

  private static final String READY =
      """
      update telephony.recordings
         set state = 'READY', carrier_recording_id = $2, at_carrier = true, seconds = $3, tries = 0, check_at = clock_timestamp()
       where call_id = $1 and state in ('WANTED', 'RECORDING', 'PAUSED') and coalesce(carrier_recording_id, $2) = $2""";

  private static final String HEAR =
      """
      update telephony.recordings set check_at = clock_timestamp(), tries = 0 where call_id = $1 and state in ('RECORDING', 'PAUSED')""";

  private static final String PAUSE =
      """
      update telephony.recordings set state = case when $2 then 'PAUSED' else 'RECORDING' end
       where call_id = $1 and state in ('RECORDING', 'PAUSED')""";

  private static final String KEEP =
      """
      update telephony.recordings
         set state = 'KEPT', place = $2, bytes = $3, key_id = $4, sealed_key = $5, kept_at = clock_timestamp(), tries = 0,
             check_at = clock_timestamp()
       where call_id = $1 and state = 'READY'""";

  private static final String LOSE =
      "update telephony.recordings set state = 'LOST', check_at = null where call_id = $1 and state = 'READY'";

  private static final String WAIT =
      "update telephony.recordings set check_at = clock_timestamp() + make_interval(secs => $2) where call_id = $1 and check_at is not null";

  private static final String REST =
      "update telephony.recordings set at_carrier = $3, tries = 0, check_at = null where call_id = $1 and state = $2";

  private static final String DELETE =
      """
      update telephony.recordings
         set state = 'DELETED', deleted_at = clock_timestamp(), deletion_cause = $2, deletion_reason = $3, deleted_by = $4,
             deleted_by_name = $5, key_id = null, sealed_key = null, tries = 0, check_at = clock_timestamp()
       where call_id = $1 and state not in ('NOTHING', 'DELETED')""";

  /** The least that is kept is a day, and no call is longer: whatever is that old is over. */
  private static final String OUTDATED =
      """
      with recursive organizations as (
             (select organization_id from telephony.recordings
               where state not in ('NOTHING', 'DELETED') order by organization_id limit 1)
             union all
             select (select r.organization_id from telephony.recordings r
                      where r.state not in ('NOTHING', 'DELETED') and r.organization_id > o.organization_id
                      order by r.organization_id limit 1)
               from organizations o where o.organization_id is not null)
      select outdated.* from organizations o
        left join telephony.recording_settings s on s.organization_id = o.organization_id
       cross join lateral (
             select r.* from telephony.recordings r
              where r.organization_id = o.organization_id and r.state not in ('NOTHING', 'DELETED')
                and r.begun_at < now() - make_interval(days => coalesce(s.retention_days, $1))
              order by r.begun_at limit 50 for update skip locked) as outdated
       limit 500""";

  private static final String LOCK =
      "select * from telephony.recordings where call_id = $1 for update";

  private static final String FIND = "select * from telephony.recordings where call_id = $1";

  private static final String OF_LEAD =
      "select * from telephony.recordings where lead_id = $1 order by begun_at desc limit $2";

  /**
   * Has a call recorded, of which lead and agent were seen together.
   *
   * @param leg the call at the carrier
   */
  public Uni<Void> want(
      Work work, CallRef call, CarrierLeg leg, UUID agentId, RecordingTerms terms) {
    return execute(
            work,
            WANT,
            call.callId(),
            call.tenancy().organizationId(),
            call.tenancy().branchId(),
            call.campaignId(),
            call.leadId(),
            agentId,
            leg.accountId(),
            leg.carrierCallId(),
            terms.channels().name())
        .replaceWithVoid();
  }

  /** A call goes on with another agent: its recording is theirs. */
  public Uni<Void> inherit(Work work, UUID callId, UUID agentId) {
    String sql = "update telephony.recordings set agent_id = $2 where call_id = $1";
    return execute(work, sql, callId, agentId).replaceWithVoid();
  }

  /** Those of which something is due, or the one, each lent to the caller for so long. */
  Uni<List<Recording>> claim(Work work, Duration loan, @Nullable UUID only) {
    return work.sql()
        .preparedQuery(CLAIM)
        .execute(Tuple.of(loan.toMillis() / MILLIS, only))
        .map(RecordingRows::read);
  }

  /** The carrier records, under this name; the next look is then. */
  Uni<Void> begun(Work work, UUID id, String carrierId, Duration look) {
    return execute(work, BEGUN, id, carrierId, look.toMillis() / MILLIS).replaceWithVoid();
  }

  /** There is none, of this name if it is said. */
  Uni<Void> nothing(Work work, UUID id, @Nullable String carrierId) {
    return execute(work, NOTHING, id, carrierId).replaceWithVoid();
  }

  /** The carrier has it whole. */
  Uni<Void> ready(Work work, UUID id, String carrierId, int seconds) {
    return execute(work, READY, id, carrierId, seconds).replaceWithVoid();
  }

  /** It is paused, or goes on. */
  Uni<Void> pause(Work work, UUID id, boolean paused) {
    return execute(work, PAUSE, id, paused).replaceWithVoid();
  }

  /** It is here; false where it was meanwhile, or is no longer wanted. */
  Uni<Boolean> keep(Work work, UUID id, KeptFile file) {
    return execute(work, KEEP, id, file.place(), file.bytes(), file.keyId(), file.sealedKey());
  }

  /** It is given up. */
  Uni<Void> lose(Work work, UUID id) {
    return execute(work, LOSE, id).replaceWithVoid();
  }

  /** What is due is tried again after this. */
  Uni<Void> wait(Work work, UUID id, Duration pause) {
    return execute(work, WAIT, id, pause.toMillis() / MILLIS).replaceWithVoid();
  }

  /** Nothing is to be done about it; the carrier may keep its own as long as it likes. */
  Uni<Void> rest(Work work, UUID id, RecordingState state, boolean atCarrier) {
    return execute(work, REST, id, state.name(), atCarrier).replaceWithVoid();
  }

  /** Something was heard of one that goes on, and the carrier is to be asked about it now. */
  Uni<Void> hear(Work work, UUID id) {
    return execute(work, HEAR, id).replaceWithVoid();
  }

  /** Its file and what the carrier has of it are to go; false where there is nothing to delete. */
  Uni<Boolean> delete(
      Work work,
      UUID id,
      DeletionCause cause,
      @Nullable String reason,
      @Nullable UUID by,
      @Nullable String byName) {
    return execute(work, DELETE, id, cause.name(), reason, by, byName);
  }

  /** Those that are as old as their organization keeps them, here or at the carrier, held. */
  Uni<List<Recording>> lockOutdated(Work work, int standardDays) {
    return work.sql()
        .preparedQuery(OUTDATED)
        .execute(Tuple.of(standardDays))
        .map(RecordingRows::read);
  }

  Uni<Optional<Recording>> lock(Work work, UUID id) {
    return one(work, LOCK, id);
  }

  Uni<Optional<Recording>> find(Work work, UUID id) {
    return one(work, FIND, id);
  }

  /** A lead's, the newest first. */
  Uni<List<Recording>> ofLead(Work work, UUID leadId, int most) {
    return work.sql()
        .preparedQuery(OF_LEAD)
        .execute(Tuple.of(leadId, most))
        .map(RecordingRows::read);
  }

  private static Uni<Optional<Recording>> one(Work work, String sql, UUID id) {
    return work.sql()
        .preparedQuery(sql)
        .execute(Tuple.of(id))
        .map(rows -> read(rows).stream().findFirst());
  }

  private static Uni<Boolean> execute(Work work, String sql, @Nullable Object... values) {
    return work.sql()
        .preparedQuery(sql)
        .execute(Tuple.from(Arrays.asList(values)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static List<Recording> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(RecordingRows::read).toList();
  }

  private static Recording read(Row row) {
    return new Recording(
        Columns.call(row),
        row.getUUID("agent_id"),
        new CarrierLeg(row.getUUID("account_id"), row.getString("carrier_call_id")),
        row.getString("carrier_recording_id"),
        RecordingChannels.valueOf(row.getString("channels")),
        RecordingState.valueOf(row.getString("state")),
        row.getBoolean("at_carrier"),
        row.getInteger("tries"),
        Columns.instant(row, "begun_at"),
        row.getInteger("seconds"),
        kept(row),
        deletion(row));
  }

  private static @Nullable KeptFile kept(Row row) {
    String place = row.getString("place");
    return place == null
        ? null
        : new KeptFile(
            place,
            row.getLong("bytes"),
            String.valueOf(row.getString("key_id")),
            String.valueOf(row.getString("sealed_key")));
  }

  private static @Nullable Deletion deletion(Row row) {
    Instant at = Columns.moment(row, "deleted_at");
    return at == null
        ? null
        : new Deletion(
            at,
            DeletionCause.valueOf(row.getString("deletion_cause")),
            row.getString("deletion_reason"),
            row.getUUID("deleted_by"),
            row.getString("deleted_by_name"));
  }
}
