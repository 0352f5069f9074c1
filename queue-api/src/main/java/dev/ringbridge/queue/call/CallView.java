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
 * @param callbackAt the time agreed on to call again; null where none was
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
    @Nullable Instant callbackAt,
    Instant createdAt) {

  static CallView of(Row row) {
    return new CallView(
        row.getUUID("id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        row.getString("phone"),
        CallState.valueOf(row.getString("state")),
        CallRows.named(row, "outcome", Outcome::valueOf),
        row.getBoolean("attempt"),
        row.getUUID("agent_id"),
        CallRows.named(row, "answerer", Answerer::valueOf),
        CallRows.moment(row, "placed_at"),
        CallRows.moment(row, "ringing_at"),
        CallRows.moment(row, "answered_at"),
        CallRows.moment(row, "bridged_at"),
        CallRows.moment(row, "ended_at"),
        row.getString("disposition"),
        row.getString("note"),
        CallRows.moment(row, "disposed_at"),
        CallRows.moment(row, "callback_at"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
