package dev.ringbridge.queue.registry;

import dev.ringbridge.core.event.Tenancy;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A version of an official list.
 *
 * @param dataDate the date of its data
 * @param numbers how many it has
 * @param refused how many lines were no numbers
 */
record Registry(
    UUID id,
    Tenancy tenancy,
    String jurisdiction,
    LocalDate dataDate,
    String filename,
    RegistryState state,
    long numbers,
    long refused,
    Instant createdAt) {
  static Registry of(Row row) {
    return new Registry(
        row.getUUID("id"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
        row.getString("jurisdiction"),
        row.getLocalDate("data_date"),
        row.getString("filename"),
        RegistryState.valueOf(row.getString("state")),
        row.getLong("numbers"),
        row.getLong("refused"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  /** For the history of leads. */
  String inWords() {
    return "the list of %s of %s".formatted(jurisdiction, dataDate);
  }
}
