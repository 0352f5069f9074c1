package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the carrier's form.
 *
 * @param status of HTTP
 * @param code the carrier's own
 */
record TwilioError(int status, int code, String message) {
  static final TwilioError AUTHENTICATION = new TwilioError(401, 20003, "Authenticate");
  static final TwilioError TOO_MANY_REQUESTS = new TwilioError(429, 20429, "Too Many Requests");
  static final TwilioError SERVER_ERROR = new TwilioError(500, 20500, "Internal Server Error");
  static final TwilioError UNAVAILABLE = new TwilioError(503, 20503, "Service Unavailable");
  static final TwilioError INVALID_TO = new TwilioError(400, 21211, "Invalid 'To' Phone Number");
  static final TwilioError NOT_IN_PROGRESS =
      new TwilioError(
          400, 21220, "Unable to update record. Call is not in-progress. Cannot redirect.");
  static final TwilioError FINISHED =
      new TwilioError(400, 21220, "Unable to update record. Call has already ended.");

  static final TwilioError NOT_ELIGIBLE =
      new TwilioError(400, 21220, "Requested resource is not eligible for recording");
  static final TwilioError NOT_COMPLETE =
      new TwilioError(409, 20009, "Cannot delete this resource before it is complete");

  static TwilioError notFound(String uri) {
    return new TwilioError(404, 20404, "The requested resource " + uri + " was not found");
  }

  static TwilioError bad(int code, String message) {
    return new TwilioError(400, code, message);
  }

  /** A parameter that is out of what is allowed. */
  static TwilioError parameter(String name) {
    return bad(20001, "Invalid Parameter: " + name);
  }

  ApiAnswer answer() {
    return ApiAnswer.json(status, json());
  }

  private Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("code", code);
    json.put("message", message);
    json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    json.put("status", status);
    return json;
  }
}
