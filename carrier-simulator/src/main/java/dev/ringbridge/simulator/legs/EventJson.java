package dev.ringbridge.simulator.legs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events, legs and bridges as JSON. Of a leg's fields {@code custom_param} and of an event's {@code
 * event_data.data} the contents are not confirmed.
 */
public final class EventJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DateTimeFormatter ISO_MS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private EventJson() {}

  /** What is sent of an event about this. */
  static String body(Event event, String eventSid, Instant at, Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("event_sid", eventSid);
    json.put("event_type", event.type());
    json.put("event_name", event.name());
    json.put("event_timestamp", ISO_MS.format(at));
    json.put("action_sid", event.action().map(LegAction.Tag::sid).orElse(null));
    json.put(
        "action_custom_parameter", event.action().flatMap(LegAction.Tag::customParam).orElse(null));
    json.put("event_data", Map.of("data", event.more()));
    json.put("data", data);
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A leg. */
  public static Map<String, @Nullable Object> of(Leg leg) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("leg_sid", leg.sid());
    json.put("account_sid", leg.accountSid());
    json.put("contact_uri", leg.order().contact().written());
    json.put("exophone", leg.order().exophone());
    json.put("custom_param", leg.order().customParam().orElse(null));
    json.put("state", leg.state().wireName());
    json.put("start_time", time(leg.moments().started()));
    json.put("end_time", time(leg.moments().ended()));
    json.put("date_created", time(leg.moments().created()));
    json.put("date_updated", time(leg.moments().updated()));
    return json;
  }

  /** A bridge. */
  public static Map<String, @Nullable Object> of(Bridge bridge) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("bridge_sid", bridge.sid());
    json.put("account_sid", bridge.accountSid());
    json.put("leg_sids", bridge.members());
    json.put("state", bridge.state().name().toLowerCase(Locale.ROOT));
    json.put("date_created", time(bridge.created()));
    return json;
  }

  static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : ISO_MS.format(at);
  }
}
