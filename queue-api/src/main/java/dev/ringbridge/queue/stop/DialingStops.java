package dev.ringbridge.queue.stop;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The organizations' rows as far as they say whether dialing is stopped. */
@ApplicationScoped
class DialingStops {
  private static final String OF =
      """
      select o.stopped_at, o.stopped_by, o.stopped_by_name, o.stop_reason,
             (select count(*)::int from queue.campaigns c where c.organization_id = o.id and c.halted) as halted
        from queue.organizations o where o.id = $1""";

  /** Whoever starts a campaign meanwhile holds the row too: one of the two comes first. */
  private static final String STOP =
      """
      update queue.organizations set stopped_at = now(), stopped_by = $2, stopped_by_name = $3, stop_reason = $4
       where id = $1 and stopped_at is null""";

  private static final String RELEASE =
      """
      update queue.organizations set stopped_at = null, stopped_by = null, stopped_by_name = '', stop_reason = ''
       where id = $1 and stopped_at is not null""";

  Uni<Optional<DialingStop>> of(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(OF)
        .execute(Tuple.of(organizationId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(DialingStop::of).findFirst());
  }

  /** Says whether this made the difference. */
  Uni<Boolean> stop(Work work, Caller caller, String reason) {
    return work.sql()
        .preparedQuery(STOP)
        .execute(Tuple.of(caller.organizationId(), caller.userId(), caller.name(), reason))
        .map(rows -> rows.rowCount() > 0);
  }

  /** Says whether this made the difference. */
  Uni<Boolean> release(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(RELEASE)
        .execute(Tuple.of(organizationId))
        .map(rows -> rows.rowCount() > 0);
  }
}
