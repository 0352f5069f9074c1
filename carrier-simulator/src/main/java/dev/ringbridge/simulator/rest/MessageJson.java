package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.message.Message;
import dev.ringbridge.simulator.message.MessageRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages in the carrier's form. */
final class MessageJson {
  private static final Map<Integer, String> ERRORS =
      Map.of(
          30003, "Unreachable destination handset",
          30005, "Unknown destination handset",
          30007, "Message filtered");

  private MessageJson() {}

  static Map<String, @Nullable Object> of(Message message) {
    MessageRequest request = message.request();
    String base = Api.account(request.accountSid()) + "/Messages/" + message.sid();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", message.sid());
    json.put("account_sid", request.accountSid());
    json.put("messaging_service_sid", request.service().orElse(null));
    json.put("to", request.to());
    json.put("from", request.from().orElse(null));
    json.put("body", message.body());
    json.put("direction", "outbound-api");
    json.put("status", message.status().wireName());
    json.put("num_segments", Integer.toString(message.segments()));
    json.put("num_media", Integer.toString(request.media()));
    json.put("error_code", message.errorCode().orElse(null));
    json.put("error_message", message.errorCode().map(ERRORS::get).orElse(null));
    json.put("price", null);
    json.put("price_unit", "USD");
    json.put("api_version", Api.VERSION);
    json.put("date_created", Api.date(message.created()));
    json.put("date_updated", Api.date(message.updated()));
    json.put("date_sent", message.sent() == null ? null : Api.date(message.sent()));
    json.put("uri", base + ".json");
    json.put("subresource_uris", Map.of("media", base + "/Media.json"));
    return json;
  }
}
