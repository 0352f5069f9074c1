package dev.ringbridge.telephony.recording;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.recording.RecordingViews.ListenList;
import dev.ringbridge.telephony.recording.RecordingViews.ListenView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The links to recordings, each with whose it is and how often it was listened to. */
@ApplicationScoped
class LinkRows {
  private static final String MAKE =
      """
      insert into telephony.recording_links
             (id, organization_id, branch_id, call_id, user_id, user_name, expires_at)
      values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
      returning expires_at""";

  private static final String LISTEN =
      """
      update telephony.recording_links
         set listens = listens + $3, last_listened_at = clock_timestamp()
       where id = $1 and call_id = $2 and expires_at > clock_timestamp()""";

  private static final String OF_CALL =
      """
      select user_id, user_name, made_at, listens, last_listened_at from telephony.recording_links
       where call_id = $1 order by made_at desc limit 500""";

  /** Makes one; says until when it is valid. */
  Uni<Instant> make(Work work, UUID id, UUID callId, Caller who, Duration valid) {
    return work.sql()
        .preparedQuery(MAKE)
        .execute(
            Tuple.from(
                List.<Object>of(
                    id,
                    who.organizationId(),
                    who.tenancy().branchId(),
                    callId,
                    who.userId(),
                    who.name(),
                    (double) valid.toSeconds())))
        .map(rows -> Columns.instant(rows.iterator().next(), "expires_at"));
  }

  /** Writes down that it is used; false where it is none, or not any more. */
  Uni<Boolean> listen(Work work, UUID id, UUID callId, boolean fromTheBeginning) {
    return work.sql()
        .preparedQuery(LISTEN)
        .execute(Tuple.of(id, callId, fromTheBeginning ? 1 : 0))
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<ListenList> ofCall(Work work, UUID callId) {
    return work.sql()
        .preparedQuery(OF_CALL)
        .execute(Tuple.of(callId))
        .map(
            rows ->
                new ListenList(
                    StreamSupport.stream(rows.spliterator(), false).map(LinkRows::read).toList()));
  }

  private static ListenView read(Row row) {
    return new ListenView(
        row.getUUID("user_id"),
        row.getString("user_name"),
        Columns.instant(row, "made_at"),
        row.getInteger("listens"),
        Columns.moment(row, "last_listened_at"));
  }
}
