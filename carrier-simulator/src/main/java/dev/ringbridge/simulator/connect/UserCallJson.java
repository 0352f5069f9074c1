package dev.ringbridge.simulator.connect;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.legs.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call between a user and a number, as the API of users shows it and tells of it. */
public final class UserCallJson {
  private static final String ZONE = "+05:30";
  private static final String NEVER = "1970-01-01 05:30:00" + ZONE;

  private UserCallJson() {}

  /** Whether it goes on. */
  public static String state(ConnectCall call) {
    return call.ended() == null ? "active" : "terminal";
  }

  /** What became of it, by which of the two it was; null while it goes on. */
  public static @Nullable String status(ConnectCall call) {
    if (call.ended() == null) {
      return null;
    }
    return call.second()
        .map(second -> status("to_leg", second.status()))
        .orElseGet(() -> status("from_leg", call.first().status()));
  }

  /** Only the first to be rung can take the call back while the other rings. */
  private static String status(String party, CallStatus last) {
    return switch (last) {
      case COMPLETED -> "completed";
      case FAILED -> party + "_no_dial";
      case CANCELED -> "from_leg_cancelled";
      default -> party + "_unanswered";
    };
  }

  /** All that is known of it; lengths and what became of it are known at its end. */
  public static Map<String, @Nullable Object> details(ConnectCall call) {
    boolean over = call.ended() != null;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", call.sid());
    json.put("direction", "outbound");
    json.put("virtual_number", call.order().callerId());
    json.put("state", state(call));
    json.put("status", status(call));
    json.put(
        "legs", "/v3/accounts/" + call.order().accountSid() + "/calls/" + call.sid() + "/legs");
    json.put("created_time", time(call.created()));
    json.put("updated_time", time(call.updated()));
    json.put("start_time", time(call.created()));
    json.put("end_time", over ? time(call.ended()) : NEVER);
    json.put("total_duration", over ? CallParams.seconds(lasted(call)) : null);
    json.put("total_talk_time", over ? CallParams.seconds(call.conversation()) : null);
    json.put("custom_field", call.order().customField().orElse(null));
    json.put("app_id", null);
    json.put("app_name", null);
    json.put("digits", null);
    json.put("recordings", List.of());
    return json;
  }

  private static Duration lasted(ConnectCall call) {
    return call.ended() == null ? Duration.ZERO : Duration.between(call.created(), call.ended());
  }

  /** Its legs: the user's, and the number's once it is rung. */
  public static Map<String, @Nullable Object> legs(ConnectCall call) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("call_sid", call.sid());
    json.put("account_sid", call.order().accountSid());
    json.put("from", List.of(leg(call.first())));
    json.put("to", call.second().map(second -> List.of(callee(second))).orElse(List.of()));
    return json;
  }

  private static Map<String, @Nullable Object> leg(Leg leg) {
    String contact = leg.order().contact().address();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", leg.sid());
    json.put("name", null);
    json.put("contact_uri", ExotelNumber.write(contact));
    json.put("date_created", time(leg.moments().created()));
    json.put("date_updated", time(leg.moments().updated()));
    json.put("status", leg.status().wireName());
    return json;
  }

  private static Map<String, @Nullable Object> callee(Leg leg) {
    Map<String, @Nullable Object> json = leg(leg);
    json.put("group_id", null);
    json.put("group_name", null);
    return json;
  }

  private static @Nullable String time(@Nullable Instant at) {
    String written = Ist.write(at);
    return written == null ? null : written + ZONE;
  }
}
