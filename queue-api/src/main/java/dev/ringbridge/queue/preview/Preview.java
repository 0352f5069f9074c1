package dev.ringbridge.queue.preview;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A lead that is shown to an agent.
 *
 * @param reservation the agent, and the epoch it spends
 * @param until when their time runs out
 * @param dials whether it is dialed then
 * @param open whether nobody decided yet
 * @param now the database's time
 */
public record Preview(
    CallRef call,
    UUID leadId,
    Reservation reservation,
    Instant until,
    boolean dials,
    boolean open,
    Instant offeredAt,
    Instant now) {

  static Preview of(Row row) {
    UUID leadId = row.getUUID("lead_id");
    Tenancy tenancy = new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
    return new Preview(
        new CallRef(row.getUUID("call_id"), row.getUUID("campaign_id"), leadId, tenancy),
        leadId,
        new Reservation(row.getUUID("agent_id"), row.getLong("epoch")),
        row.getOffsetDateTime("until").toInstant(),
        row.getBoolean("dials"),
        row.getString("outcome") == null,
        row.getOffsetDateTime("offered_at").toInstant(),
        row.getOffsetDateTime("now").toInstant());
  }

  /** Whether the agent's time has run out. */
  public boolean isOverdue() {
    return !now.isBefore(until);
  }

  PreviewOffered offered() {
    return new PreviewOffered(call, reservation, until, dials, now);
  }

  PreviewClosed closed(PreviewEnd end) {
    return new PreviewClosed(call, reservation, end, now);
  }
}
