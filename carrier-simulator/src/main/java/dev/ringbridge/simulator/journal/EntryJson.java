package dev.ringbridge.simulator.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An entry as one line of JSON. */
public final class EntryJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

  private EntryJson() {}

  /** What a line says; empty for a torn one. */
  static Optional<Entry> read(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      JsonNode call = json.get("callSid");
      return json.hasNonNull("at") && json.hasNonNull("details")
          ? Optional.of(
              new Entry(
                  json.path("seq").asLong(),
                  Instant.parse(json.path("at").asText()),
                  json.path("kind").asText(),
                  json.path("accountSid").asText(),
                  call == null ? null : call.asText(),
                  MAPPER.convertValue(json.get("details"), DETAILS)))
          : Optional.empty();
    } catch (JsonProcessingException torn) {
      return Optional.empty();
    }
  }

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
