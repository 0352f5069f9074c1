package dev.ringbridge.queue.escalation;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that was put before the supervisors.
 *
 * @param callId the call of which an agent said so
 * @param leadId null where nobody knows who called
 * @param leadName as its file has it; null where nobody knows who called
 * @param agentId who talked
 * @param reason the label of the disposition that put it here
 * @param note what the agent wrote
 * @param resolvedBy who took it off the list; null while it is open, or where the agent did
 * @param resolutionNote what they wrote
 */
record Escalation(
    UUID id,
    UUID callId,
    UUID campaignId,
    @Nullable UUID leadId,
    @Nullable String leadName,
    @Nullable UUID agentId,
    @Nullable String agentName,
    String reason,
    String note,
    EscalationState state,
    @Nullable UUID resolvedBy,
    @Nullable Instant resolvedAt,
    String resolutionNote,
    Instant createdAt) {

  static Escalation of(Row row) {
    OffsetDateTime resolvedAt = row.getOffsetDateTime("resolved_at");
    return new Escalation(
        row.getUUID("id"),
        row.getUUID("call_id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        row.getString("lead_name"),
        row.getUUID("agent_id"),
        row.getString("agent_name"),
        row.getString("reason"),
        row.getString("note"),
        EscalationState.valueOf(row.getString("state")),
        row.getUUID("resolved_by"),
        resolvedAt == null ? null : resolvedAt.toInstant(),
        row.getString("resolution_note"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
