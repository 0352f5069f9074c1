package dev.ringbridge.telephony.recording;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.StreamSupport;

/** How each organization treats its recordings; within the organization of the transaction. */
@ApplicationScoped
class SettingsRows {
  private static final String FIND =
      "select retention_days, agents_listen from telephony.recording_settings";

  private static final String PUT =
      """
      insert into telephony.recording_settings
             (organization_id, branch_id, retention_days, agents_listen, changed_by)
      values ($1, $2, $3, $4, $5)
      on conflict (organization_id) do update
         set retention_days = excluded.retention_days, agents_listen = excluded.agents_listen,
             changed_by = excluded.changed_by, changed_at = now()""";

  private final RecordingSettings standard;

  SettingsRows(TelephonyConfig config) {
    this.standard = new RecordingSettings(config.recordings().retentionDays(), false);
  }

  Uni<RecordingSettings> find(Work work) {
    return work.sql()
        .preparedQuery(FIND)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(SettingsRows::read)
                    .orElse(standard));
  }

  Uni<RecordingSettings> put(Work work, Caller who, RecordingSettings wanted) {
    return work.sql()
        .preparedQuery(PUT)
        .execute(
            Tuple.of(
                who.organizationId(),
                who.tenancy().branchId(),
                wanted.retentionDays(),
                wanted.agentsListen(),
                who.userId()))
        .replaceWith(wanted);
  }

  private static RecordingSettings read(Row row) {
    return new RecordingSettings(row.getInteger("retention_days"), row.getBoolean("agents_listen"));
  }
}
