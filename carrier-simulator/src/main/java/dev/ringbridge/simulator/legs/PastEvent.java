package dev.ringbridge.simulator.legs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was sent, or was to be.
 *
 * @param sid its own
 */
public record PastEvent(Event event, String sid, Instant at) {
  /** Its name, as {@code leg_answered}. */
  public String name() {
    return event.name();
  }

  /** As the list of a leg's events shows it. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("event_sid", sid);
    info.put("event_type", event.type());
    info.put("event_name", event.name());
    info.put("event_timestamp", EventJson.time(at));
    info.put("action_sid", event.action().map(LegAction.Tag::sid).orElse(null));
    info.put(
        "action_custom_parameter", event.action().flatMap(LegAction.Tag::customParam).orElse(null));
    info.put("data", event.more());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("endpoint_response", true);
    json.put("error", null);
    json.put("date_created", EventJson.time(at));
    json.put("date_updated", EventJson.time(at));
    json.put("event_info", info);
    return json;
  }
}
