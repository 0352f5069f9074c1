package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call in the carrier's form: numbers are strings, dates RFC 2822. */
final class CallJson {
  /** In dollars. */
  private static final BigDecimal A_MINUTE = new BigDecimal("0.01400");

  private static final List<String> SUBRESOURCES =
      List.of(
          "notifications",
          "recordings",
          "payments",
          "events",
          "siprec",
          "streams",
          "transcriptions",
          "user_defined_message_subscriptions",
          "user_defined_messages");

  private CallJson() {}

  static Map<String, @Nullable Object> of(Call call) {
    String base = Api.account(call.accountSid()) + "/Calls/" + call.sid();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", call.sid());
    times(json, call);
    json.put("parent_call_sid", call.parentSid().orElse(null));
    json.put("account_sid", call.accountSid());
    parties(json, call);
    json.put("status", call.status().wireName());
    money(json, call);
    json.put("direction", call.direction().wireName());
    json.put("answered_by", call.answeredBy().orElse(null));
    json.put("api_version", Api.VERSION);
    unused(json);
    json.put("queue_time", Long.toString(call.queueTime().toMillis()));
    json.put("uri", base + ".json");
    json.put("subresource_uris", subresources(base));
    return json;
  }

  private static void times(Map<String, @Nullable Object> json, Call call) {
    Moments moments = call.moments();
    json.put("date_created", Api.date(moments.created()));
    json.put("date_updated", Api.date(moments.updated()));
    json.put("start_time", date(moments.started()));
    json.put("end_time", date(moments.ended()));
    json.put("duration", duration(call));
  }

  private static void parties(Map<String, @Nullable Object> json, Call call) {
    json.put("to", call.request().to());
    json.put("to_formatted", call.request().to());
    json.put("from", call.request().from());
    json.put("from_formatted", call.request().from());
    json.put("phone_number_sid", null);
  }

  /** Known as soon as the call is over, which the real one is not; what nobody answered is free. */
  private static void money(Map<String, @Nullable Object> json, Call call) {
    boolean connected = call.moments().answered() != null && call.moments().ended() != null;
    json.put("price", connected ? price(CallParams.minutes(call.duration())) : null);
    json.put("price_unit", "USD");
  }

  private static String price(long minutes) {
    return BigDecimal.valueOf(minutes).multiply(A_MINUTE).negate().toPlainString();
  }

  private static void unused(Map<String, @Nullable Object> json) {
    json.put("forwarded_from", null);
    json.put("group_sid", null);
    json.put("caller_name", "");
    json.put("trunk_sid", null);
  }

  /** Null while it goes on, and for good if nobody picked up. */
  private static @Nullable String duration(Call call) {
    boolean connected = call.moments().answered() != null && call.moments().ended() != null;
    return connected ? Long.toString(CallParams.seconds(call.duration())) : null;
  }

  private static @Nullable String date(@Nullable Instant at) {
    return at == null ? null : Api.date(at);
  }

  private static Map<String, String> subresources(String base) {
    Map<String, String> uris = new LinkedHashMap<>();
    SUBRESOURCES.forEach(name -> uris.put(name, base + "/" + camel(name) + ".json"));
    return uris;
  }

  private static String camel(String snake) {
    StringBuilder camel = new StringBuilder();
    for (String word : snake.split("_", -1)) {
      camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return camel.toString();
  }
}
