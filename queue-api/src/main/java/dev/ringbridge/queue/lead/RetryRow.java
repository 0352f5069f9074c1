package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.Delay;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.queue.disposition.Growth;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The retry rules in a campaign's row: max_attempts, retry_minutes and retry_growth. */
public final class RetryRow {
  private RetryRow() {}

  /** Reads them. */
  public static RetryRules read(Row row) {
    Map<Outcome, Delay> delays = new EnumMap<>(Outcome.class);
    JsonObject growth = (JsonObject) row.getJson("retry_growth");
    ((JsonObject) row.getJson("retry_minutes"))
        .forEach(
            entry ->
                delays.put(
                    Outcome.valueOf(entry.getKey()),
                    delay(
                        ((Number) entry.getValue()).longValue(),
                        growth.getJsonObject(entry.getKey()))));
    return new RetryRules(row.getInteger("max_attempts"), delays);
  }

  private static Delay delay(long minutes, @Nullable JsonObject growth) {
    return Growth.delay(
        minutes,
        growth == null
            ? null
            : new Growth(growth.getDouble("factor"), growth.getInteger("mostMinutes")));
  }
}
