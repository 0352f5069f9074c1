package dev.ringbridge.telephony;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.json.Json;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The columns that several tables share, read and written the same way everywhere. */
public final class Columns {
  private Columns() {}

  /** A moment that may be missing. */
  public static @Nullable Instant moment(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  /** A moment that every row has. */
  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** A moment as a parameter. */
  public static @Nullable OffsetDateTime parameter(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }

  /** Whose a row is. */
  public static Tenancy tenancy(Row row) {
    return new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"));
  }

  /** Which call a row is about. */
  public static CallRef call(Row row) {
    return new CallRef(
        row.getUUID("call_id"), row.getUUID("campaign_id"), row.getUUID("lead_id"), tenancy(row));
  }

  /** The rules that a call is carried by, from a column selected as text. */
  public static CallRules rules(Row row, String column) {
    try {
      return Json.MAPPER.readValue(row.getString(column), CallRules.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row whose rules cannot be read", e);
    }
  }

  /** A value as JSON text, for a parameter cast to jsonb. */
  public static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }
}
