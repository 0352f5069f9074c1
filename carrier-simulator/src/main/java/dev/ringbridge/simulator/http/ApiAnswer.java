package dev.ringbridge.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param body JSON text, empty for none
 */
public record ApiAnswer(int status, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Done, and nothing to say. */
  public static final ApiAnswer NO_CONTENT = new ApiAnswer(204, "");

  /** This object, with this status. */
  public static ApiAnswer json(int status, Map<String, @Nullable Object> json) {
    try {
      return new ApiAnswer(status, MAPPER.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This object. */
  public static ApiAnswer ok(Map<String, @Nullable Object> json) {
    return json(200, json);
  }
}
