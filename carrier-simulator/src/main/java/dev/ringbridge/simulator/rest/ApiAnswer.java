package dev.ringbridge.simulator.rest;

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
record ApiAnswer(int status, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  static final ApiAnswer NO_CONTENT = new ApiAnswer(204, "");

  static ApiAnswer json(int status, Map<String, @Nullable Object> json) {
    try {
      return new ApiAnswer(status, MAPPER.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ApiAnswer ok(Map<String, @Nullable Object> json) {
    return json(200, json);
  }

  static ApiAnswer of(TwilioError error) {
    return json(error.status(), error.json());
  }
}
