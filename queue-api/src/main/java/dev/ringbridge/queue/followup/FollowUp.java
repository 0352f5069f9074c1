package dev.ringbridge.queue.followup;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody here is to do about a lead: send an offer, visit, ask again. The queue
 * dials nobody because of it; that is a callback. (Requirement 6.13.)
 *
 * @param leadName as its file has it; empty where it says none
 * @param agentId who is to do it
 * @param scheduledAt when
 * @param description what
 * @param completed whether it is done
 * @param completedAt when it was said to be; null while it is open
 * @param completedBy by whom; null while it is open
 * @param createdBy who wrote it down
 */
record FollowUp(
    UUID id,
    UUID leadId,
    @Nullable String leadName,
    UUID agentId,
    @Nullable String agentName,
    Instant scheduledAt,
    String description,
    boolean completed,
    @Nullable Instant completedAt,
    @Nullable UUID completedBy,
    UUID createdBy,
    Instant createdAt) {

  static FollowUp of(Row row) {
    OffsetDateTime completedAt = row.getOffsetDateTime("completed_at");
    return new FollowUp(
        row.getUUID("id"),
        row.getUUID("lead_id"),
        row.getString("lead_name"),
        row.getUUID("agent_id"),
        row.getString("agent_name"),
        row.getOffsetDateTime("scheduled_at").toInstant(),
        row.getString("description"),
        completedAt != null,
        completedAt == null ? null : completedAt.toInstant(),
        row.getUUID("completed_by"),
        row.getUUID("created_by"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
