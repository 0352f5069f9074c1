package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wraps answers as the API of the path wraps them: v2 in an envelope, v1 only its errors. */
record Envelope(String requestId, String method, boolean isV1) {

  ApiAnswer accepted(Map<String, @Nullable Object> data) {
    return wrapped(202, null, data);
  }

  ApiAnswer ok(Map<String, @Nullable Object> data) {
    return isV1 ? ApiAnswer.ok(data) : wrapped(200, null, data);
  }

  ApiAnswer refused(ExotelError error) {
    return isV1 ? restException(error) : wrapped(error.status(), error(error), null);
  }

  private ApiAnswer wrapped(
      int status,
      @Nullable Map<String, @Nullable Object> error,
      @Nullable Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("code", status);
    response.put("error_data", error);
    response.put("status", error == null ? "success" : "failure");
    response.put("data", data);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("request_id", requestId);
    json.put("method", method);
    json.put("http_code", status);
    json.put("response", response);
    return ApiAnswer.json(status, json);
  }

  private static Map<String, @Nullable Object> error(ExotelError error) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("code", error.code());
    json.put("message", error.message());
    return json;
  }

  private static ApiAnswer restException(ExotelError error) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("RestException", Map.of("Status", error.status(), "Message", error.message()));
    return ApiAnswer.json(error.status(), json);
  }
}
