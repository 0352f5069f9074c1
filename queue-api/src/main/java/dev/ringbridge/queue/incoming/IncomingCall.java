package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.incoming.Verification;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that came in.
 *
 * @param from who called; null where they withhold their number
 * @param to which of our numbers they dialed
 * @param verification how far the network answers for the caller's number (STIR/SHAKEN)
 * @param leadId whose number it is; null where it is no lead's
 * @param ownerId who promised the lead a call, or else talked with it last
 * @param returnedCallId our call that this one may be the answer to
 * @param routing to whom it was put through, or why to nobody; null where nobody was wanted
 * @param takenBy who talked with them; null where nobody did
 * @param callbackAt when the lead is due, as it was decided then
 * @param endedAt null while it goes on, and where the carrier never said that it is over
 * @param seconds how long it lasted; null likewise
 * @param note what a supervisor wrote who saw to it
 */
record IncomingCall(
    UUID id,
    Instant receivedAt,
    UUID accountId,
    @Nullable String from,
    @Nullable String to,
    Verification verification,
    CallerCategory category,
    @Nullable UUID leadId,
    @Nullable String leadName,
    @Nullable UUID campaignId,
    @Nullable UUID ownerId,
    @Nullable String ownerName,
    @Nullable UUID returnedCallId,
    IncomingCallState state,
    @Nullable CallerRouting routing,
    @Nullable UUID takenBy,
    @Nullable String takenByName,
    @Nullable Instant callbackAt,
    @Nullable Instant endedAt,
    @Nullable Integer seconds,
    @Nullable UUID settledBy,
    @Nullable Instant settledAt,
    String note) {

  static IncomingCall of(Row row) {
    return new IncomingCall(
        row.getUUID("id"),
        row.getOffsetDateTime("received_at").toInstant(),
        row.getUUID("account_id"),
        row.getString("from_number"),
        row.getString("to_number"),
        Verification.valueOf(row.getString("verification")),
        CallerCategory.valueOf(row.getString("category")),
        row.getUUID("lead_id"),
        row.getString("lead_name"),
        row.getUUID("campaign_id"),
        row.getUUID("owner_id"),
        row.getString("owner_name"),
        row.getUUID("returned_call_id"),
        IncomingCallState.valueOf(row.getString("shown_state")),
        routing(row.getString("shown_routing")),
        row.getUUID("taken_by"),
        row.getString("taken_by_name"),
        moment(row, "callback_at"),
        moment(row, "ended_at"),
        row.getInteger("seconds"),
        row.getUUID("settled_by"),
        moment(row, "settled_at"),
        row.getString("note"));
  }

  private static @Nullable CallerRouting routing(@Nullable String name) {
    return name == null ? null : CallerRouting.valueOf(name);
  }

  private static @Nullable Instant moment(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  /** It prints without numbers. */
  @Override
  public String toString() {
    return "IncomingCall[" + id + "]";
  }
}
