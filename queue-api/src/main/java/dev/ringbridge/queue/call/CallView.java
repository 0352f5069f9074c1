package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Outcome;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as people see it.
 *
 * @param outcome what came of it; null while it lives
 * @param attempt whether the lead's phone was reached for
 * @param agentId who talked, and answers for it; null until bridged
 * @param disposition what the agent said came of it; null until then
 */
record CallView(
    UUID id,
    UUID campaignId,
    @Nullable UUID leadId,
    @Nullable String phone,
    CallState state,
    @Nullable Outcome outcome,
    boolean attempt,
    @Nullable UUID agentId,
    @Nullable Answerer answerer,
    @Nullable Instant placedAt,
    @Nullable Instant ringingAt,
    @Nullable Instant answeredAt,
    @Nullable Instant bridgedAt,
    @Nullable Instant endedAt,
    @Nullable String disposition,
    String note,
    @Nullable Instant disposedAt,
    Instant createdAt) {

  static CallView of(Row row) {
    return new CallView(
        row.getUUID("id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        row.getString("phone"),
        CallState.valueOf(row.getString("state")),
        Calls.named(row, "outcome", Outcome::valueOf),
        row.getBoolean("attempt"),
        row.getUUID("agent_id"),
        Calls.named(row, "answerer", Answerer::valueOf),
        Calls.moment(row, "placed_at"),
        Calls.moment(row, "ringing_at"),
        Calls.moment(row, "answered_at"),
        Calls.moment(row, "bridged_at"),
        Calls.moment(row, "ended_at"),
        row.getString("disposition"),
        row.getString("note"),
        Calls.moment(row, "disposed_at"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
