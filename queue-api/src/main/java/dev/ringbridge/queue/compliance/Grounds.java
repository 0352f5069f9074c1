package dev.ringbridge.queue.compliance;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.ConsentScope;
import dev.ringbridge.queue.broadcast.BroadcastRules;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On what grounds a campaign calls, from its row. */
public final class Grounds {
  /**
   * The dates of the official lists that the leads were marked by, as one more column of a
   * campaign's row {@code c}. A list that is replaced counts until its successor has marked all.
   */
  public static final String REGISTRIES =
      """
      (select jsonb_object_agg(r.jurisdiction, r.data_date)
         from (select jurisdiction, max(data_date) as data_date from queue.registries
                where organization_id = c.organization_id and state in ('CURRENT', 'REPLACED') group by 1) r) as registries""";

  private Grounds() {}

  /** Of a row of a campaign that has {@link #REGISTRIES}. */
  public static CallingGrounds of(Row row) {
    return of(row, dates((JsonObject) row.getJson("registries")));
  }

  /** Of a row without them: enough for all that does not depend on lists. */
  public static CallingGrounds unlisted(Row row) {
    return of(row, Map.of());
  }

  private static CallingGrounds of(Row row, Map<String, LocalDate> registries) {
    String scope = row.getString("consent_scope");
    return new CallingGrounds(
        row.getBoolean("practice"),
        row.getBoolean("consult_registries"),
        scope == null ? null : ConsentScope.valueOf(scope),
        BroadcastRules.saying(row),
        BroadcastRules.agents(row),
        registries);
  }

  private static Map<String, LocalDate> dates(@Nullable JsonObject json) {
    Map<String, LocalDate> dates = new HashMap<>();
    if (json != null) {
      json.forEach(entry -> dates.put(entry.getKey(), LocalDate.parse((String) entry.getValue())));
    }
    return dates;
  }
}
