package dev.ringbridge.queue.filter;

import dev.ringbridge.core.filter.FilterCondition;
import dev.ringbridge.core.filter.FilterOperator;
import dev.ringbridge.core.filter.LeadField;
import dev.ringbridge.core.filter.LeadFilter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;

/** Filters as campaigns' rows keep them: as they were said, and with the keys that are compared. */
public final class FilterRows {
  private FilterRows() {}

  /** The filter of a row that has the column {@code lead_filter}. */
  public static LeadFilter read(Row row) {
    Object[] kept = row.getArrayOfJsons("lead_filter");
    return kept == null
        ? LeadFilter.NONE
        : new LeadFilter(
            Arrays.stream(kept).map(JsonObject.class::cast).map(FilterRows::condition).toList());
  }

  private static FilterCondition condition(JsonObject kept) {
    return new FilterCondition(
        LeadField.valueOf(kept.getString("field")),
        kept.getString("column"),
        FilterOperator.valueOf(kept.getString("operator")),
        kept.getJsonArray("values").stream().map(String::valueOf).toList());
  }

  /** What queue.filter_of takes. */
  static JsonArray json(LeadFilter filter) {
    JsonArray conditions = new JsonArray();
    filter.conditions().forEach(one -> conditions.add(json(one)));
    return conditions;
  }

  private static JsonObject json(FilterCondition condition) {
    return new JsonObject()
        .put("field", condition.field().name())
        .put("column", condition.column())
        .put("operator", condition.operator().name())
        .put("values", new JsonArray(condition.values()))
        .put("keys", new JsonArray(condition.keys()));
  }
}
