package dev.ringbridge.simulator.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry as one line of JSON. */
public final class EntryJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private EntryJson() {}

  /** The entry without a line end. */
  public static String line(Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seq", entry.seq());
    json.put("at", entry.at().toString());
    json.put("kind", entry.kind());
    json.put("accountSid", entry.accountSid());
    if (entry.callSid() != null) {
      json.put("callSid", entry.callSid());
    }
    json.put("details", entry.details());
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
