package dev.ringbridge.telephony.incoming;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How each organization answers calls that come in. */
@ApplicationScoped
class IncomingSettingsRows {
  private static final String FIND =
      "select message, put_through from telephony.incoming_settings where organization_id = $1";

  private static final String PUT =
      """
      insert into telephony.incoming_settings (organization_id, branch_id, message, changed_by, put_through)
      values ($1, $2, $3, $4, $5)
      on conflict (organization_id) do update
         set message = excluded.message, put_through = excluded.put_through, changed_by = excluded.changed_by, changed_at = now()""";

  Uni<IncomingSettings> of(Work work, UUID organizationId) {
    return work.sql()
        .preparedQuery(FIND)
        .execute(Tuple.of(organizationId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(IncomingSettingsRows::settings)
                    .orElse(IncomingSettings.STANDARD));
  }

  private static IncomingSettings settings(Row row) {
    return new IncomingSettings(row.getString("message"), row.getBoolean("put_through"));
  }

  Uni<IncomingSettings> put(Work work, Caller who, IncomingSettings wanted) {
    return work.sql()
        .preparedQuery(PUT)
        .execute(
            Tuple.of(
                who.organizationId(),
                who.tenancy().branchId(),
                wanted.message(),
                who.userId(),
                wanted.putThrough()))
        .replaceWith(wanted);
  }
}
