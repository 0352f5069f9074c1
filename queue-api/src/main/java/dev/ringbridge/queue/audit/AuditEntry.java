package dev.ringbridge.queue.audit;

import dev.ringbridge.core.audit.AuditAction;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did.
 *
 * @param userName what they were called then
 * @param subjectId what they did it to; null where that is the organization
 * @param subject what that was called then
 * @param details what else belongs to it
 */
record AuditEntry(
    UUID id,
    Instant at,
    UUID userId,
    String userName,
    AuditAction action,
    @Nullable UUID subjectId,
    String subject,
    Map<String, Object> details) {
  static AuditEntry of(Row row) {
    return new AuditEntry(
        row.getUUID("id"),
        row.getOffsetDateTime("at").toInstant(),
        row.getUUID("user_id"),
        row.getString("user_name"),
        AuditAction.valueOf(row.getString("action")),
        row.getUUID("subject_id"),
        row.getString("subject"),
        ((JsonObject) row.getJson("details")).getMap());
  }
}
