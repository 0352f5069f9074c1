package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The directory of an organization: the one of the transaction. */
@ApplicationScoped
class DirectoryRows {
  private static final String FIND =
      "select id, name, number from telephony.directory_entries where id = $1";

  private static final String ALL =
      "select id, name, number from telephony.directory_entries order by lower(name) limit $1";

  private static final String ADD =
      """
      insert into telephony.directory_entries (id, organization_id, branch_id, name, number, set_by)
      values ($1, $2, $3, $4, $5, $6)
      on conflict do nothing
      returning id, name, number""";

  private static final String REMOVE =
      "delete from telephony.directory_entries where id = $1 returning id, name, number";

  Uni<Optional<DirectoryEntry>> find(Work work, UUID id) {
    return work.sql().preparedQuery(FIND).execute(Tuple.of(id)).map(DirectoryRows::first);
  }

  /** All, by name. */
  Uni<List<DirectoryEntry>> all(Work work, int most) {
    return work.sql().preparedQuery(ALL).execute(Tuple.of(most)).map(DirectoryRows::read);
  }

  /** Adds one; empty where one of that name is there. */
  Uni<Optional<DirectoryEntry>> add(Work work, UUID id, Caller by, String name, String number) {
    return work.sql()
        .preparedQuery(ADD)
        .execute(
            Tuple.of(id, by.organizationId(), by.tenancy().branchId(), name, number, by.userId()))
        .map(DirectoryRows::first);
  }

  /** Removes one, if it is there; who is being called by it is. */
  Uni<Optional<DirectoryEntry>> remove(Work work, UUID id) {
    return work.sql().preparedQuery(REMOVE).execute(Tuple.of(id)).map(DirectoryRows::first);
  }

  private static Optional<DirectoryEntry> first(RowSet<Row> rows) {
    return read(rows).stream().findFirst();
  }

  private static List<DirectoryEntry> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                new DirectoryEntry(
                    row.getUUID("id"), row.getString("name"), row.getString("number")))
        .toList();
  }
}
