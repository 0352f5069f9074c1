package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.inbox.Letter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event says (telephony.md 10.9).
 *
 * @param json its body
 */
record Said(JsonNode json) {
  private static final String TURN = "action_custom_parameter";
  private static final int NO_TURN = -1;

  /** What is kept of a body: no number, no address. */
  private static final List<String> KEPT =
      List.of("event_sid", "event_name", "event_type", "event_timestamp", TURN);

  private static final List<String> KEPT_DATA = List.of("leg_sid", "bridge_sid", "state");
  private static final List<String> KEPT_MORE = List.of("cause", "amd_result");

  /** The event's name. */
  String name() {
    return json.path("event_name").asText("");
  }

  /** Something of the leg or bridge that it is about; empty text where it is not there. */
  String data(String name) {
    return json.path("data").path(name).asText("");
  }

  /** What it says besides; where in the body that is, is not confirmed. */
  String more(String name) {
    return json.path("event_data").path("data").path(name).asText("");
  }

  /**
   * Which time of being told something an action belongs to; none of ours where it does not say.
   */
  int turn() {
    return json.path(TURN).asInt(NO_TURN);
  }

  /** The legs of a bridge. */
  JsonNode legSids() {
    return json.path("data").path("leg_sids");
  }

  /** When it happened, where it is said. */
  Optional<Instant> at() {
    return Legs.moment(json.path("event_timestamp").asText(""));
  }

  /** Known again by its sid, however often it is sent; by what it says where it has none. */
  private String key() {
    String sid = json.path("event_sid").asText("");
    return sid.isEmpty()
        ? String.join(
            ":", data("leg_sid"), data("bridge_sid"), name(), json.path("event_timestamp").asText())
        : sid;
  }

  /** As it is filed. */
  Letter letter(String kind, Tenancy tenancy) {
    Map<String, String> body = new HashMap<>();
    KEPT.forEach(name -> put(body, name, json.path(name).asText("")));
    KEPT_DATA.forEach(name -> put(body, name, data(name)));
    KEPT_MORE.forEach(name -> put(body, name, more(name)));
    return new Letter("exotel-" + kind + ":" + key(), kind, tenancy, data("leg_sid"), body);
  }

  private static void put(Map<String, String> body, String name, String value) {
    if (!value.isEmpty()) {
      body.put(name, value);
    }
  }

  /** Its name alone: the rest has numbers. */
  @Override
  public String toString() {
    return "Said[" + name() + "]";
  }
}
