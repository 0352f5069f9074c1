package dev.ringbridge.queue.consent;

import dev.ringbridge.core.compliance.ConsentScope;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agreed to, or another ground to call them.
 *
 * @param phone the number of the lead that it is for
 * @param source where it comes from: a form, a call, a contract
 * @param proof what shows it: a text, an address, a reference; empty where nothing does
 * @param endsAt when it ends by itself; null where it does not
 * @param revokedAt when it was taken back; null where it was not
 * @param revokedReason how; empty where it was not
 * @param holds whether it lets one call now
 */
record Consent(
    UUID id,
    String phone,
    ConsentScope scope,
    String source,
    String proof,
    Instant givenAt,
    @Nullable Instant endsAt,
    @Nullable Instant revokedAt,
    String revokedReason,
    boolean holds,
    @Nullable UUID createdBy,
    @Nullable UUID revokedBy,
    Instant createdAt) {

  static Consent of(Row row) {
    return new Consent(
        row.getUUID("id"),
        row.getString("phone"),
        ConsentScope.valueOf(row.getString("scope")),
        row.getString("source"),
        row.getString("proof"),
        row.getOffsetDateTime("given_at").toInstant(),
        moment(row.getOffsetDateTime("ends_at")),
        moment(row.getOffsetDateTime("revoked_at")),
        row.getString("revoked_reason"),
        row.getBoolean("holds"),
        row.getUUID("created_by"),
        row.getUUID("revoked_by"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
