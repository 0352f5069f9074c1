package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.disposition.SubDisposition;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as people see it.
 *
 * @param outcome what came of it; null while it lives
 * @param attempt whether the lead's phone was reached for
 * @param cameIn whether the lead called us
 * @param agentId who talked, and answers for it; null until bridged
 * @param attestation how far its carrier vouches for the number that it showed (STIR/SHAKEN); null
 *     where it did not say
 * @param disposition what the agent said came of it, or what the system says of a call that nobody
 *     talked on; null until then
 * @param dispositionLabel the same for people, as it was called then
 * @param subDisposition why it came to this; null where that was not asked
 * @param subDispositionLabel the same for people
 * @param disposedAt when somebody said so; null where nobody talked
 * @param disposedBy who said so; null where the system did
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
    boolean cameIn,
    @Nullable UUID agentId,
    @Nullable Answerer answerer,
    @Nullable Attestation attestation,
    @Nullable Instant placedAt,
    @Nullable Instant ringingAt,
    @Nullable Instant answeredAt,
    @Nullable Instant bridgedAt,
    @Nullable Instant endedAt,
    @Nullable String disposition,
    @Nullable String dispositionLabel,
    @Nullable String subDisposition,
    @Nullable String subDispositionLabel,
    String note,
    @Nullable Instant disposedAt,
    @Nullable UUID disposedBy,
    @Nullable Instant callbackAt,
    Instant createdAt) {

  static CallView of(Row row) {
    Outcome outcome = CallRows.named(row, "outcome", Outcome::valueOf);
    String sub = row.getString("sub_disposition");
    Optional<Disposition> disposition =
        CallRows.disposition(row)
            .or(() -> Optional.ofNullable(outcome).flatMap(Dispositions::ofOutcome));
    return new CallView(
        row.getUUID("id"),
        row.getUUID("campaign_id"),
        row.getUUID("lead_id"),
        row.getString("phone"),
        CallState.valueOf(row.getString("state")),
        outcome,
        row.getBoolean("attempt"),
        row.getBoolean("came_in"),
        row.getUUID("agent_id"),
        CallRows.named(row, "answerer", Answerer::valueOf),
        CallRows.named(row, "attestation", Attestation::valueOf),
        CallRows.moment(row, "placed_at"),
        CallRows.moment(row, "ringing_at"),
        CallRows.moment(row, "answered_at"),
        CallRows.moment(row, "bridged_at"),
        CallRows.moment(row, "ended_at"),
        disposition.map(Disposition::code).orElse(row.getString("disposition")),
        disposition.map(Disposition::label).orElse(null),
        sub,
        disposition.flatMap(one -> one.sub(sub)).map(SubDisposition::label).orElse(null),
        row.getString("note"),
        CallRows.moment(row, "disposed_at"),
        row.getUUID("disposed_by"),
        CallRows.moment(row, "callback_at"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
