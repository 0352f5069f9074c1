package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wraps answers as the API of the path wraps them: v2 in an envelope, v1 only its errors. */
record Envelope(String requestId, String method, boolean isV1) {

  private static final int OK = 200;

  ApiAnswer accepted(Map<String, @Nullable Object> data) {
    return wrapped(202, null, data);
  }

  ApiAnswer ok(Map<String, @Nullable Object> data) {
    return isV1 ? ApiAnswer.ok(data) : wrapped(OK, null, data);
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
    return around(status, response);
  }

  /** As the API of calls between users and numbers has it: without data. */
  ApiAnswer said(Map<String, @Nullable Object> parts) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("code", OK);
    response.put("error_data", null);
    response.put("status", "success");
    response.putAll(parts);
    return around(OK, response);
  }

  private ApiAnswer around(int status, Map<String, @Nullable Object> response) {
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
