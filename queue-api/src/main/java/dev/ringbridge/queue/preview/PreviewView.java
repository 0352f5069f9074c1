package dev.ringbridge.queue.preview;

import dev.ringbridge.core.preview.PreviewEnd;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead that was shown to an agent, and what came of it.
 *
 * @param callId the call that was planned for it
 * @param until when the agent's time runs out
 * @param dials whether it is dialed then; otherwise the lead gets its place back
 * @param outcome null while nobody decided
 * @param reason what the agent, or the engine, gave for it
 */
public record PreviewView(
    UUID callId,
    UUID campaignId,
    UUID leadId,
    UUID agentId,
    Instant offeredAt,
    Instant until,
    boolean dials,
    @Nullable PreviewEnd outcome,
    String reason,
    @Nullable Instant endedAt) {
  static PreviewView of(Row row) {
    String outcome = row.getString("outcome");
    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
    return new PreviewView(
        row.getUUID("call_id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        row.getUUID("agent_id"),
        row.getOffsetDateTime("offered_at").toInstant(),
        row.getOffsetDateTime("until").toInstant(),
        row.getBoolean("dials"),
        outcome == null ? null : PreviewEnd.valueOf(outcome),
        row.getString("reason"),
        ended == null ? null : ended.toInstant());
  }
}
