package dev.ringbridge.queue.stop;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether all dialing of an organization is stopped.
 *
 * @param stopped whether it is
 * @param since when it was; null where it is not
 * @param byUserId who did it, likewise
 * @param byName what they are called, empty likewise
 * @param reason what they said, empty likewise
 * @param campaigns how many campaigns it paused that go on when it is released
 */
record DialingStop(
    boolean stopped,
    @Nullable Instant since,
    @Nullable UUID byUserId,
    String byName,
    String reason,
    int campaigns) {
  static DialingStop of(Row row) {
    OffsetDateTime since = row.getOffsetDateTime("stopped_at");
    return new DialingStop(
        since != null,
        since == null ? null : since.toInstant(),
        row.getUUID("stopped_by"),
        row.getString("stopped_by_name"),
        row.getString("stop_reason"),
        row.getInteger("halted"));
  }
}
