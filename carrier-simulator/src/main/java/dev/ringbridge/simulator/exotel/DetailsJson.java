package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Moments;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.time.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leg as the older API shows it among the calls. Its end, length and price are known about two
 * minutes (virtual) after the end.
 */
record DetailsJson(Tempo tempo, Instant now) {
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final String PRICE_PER_MINUTE = "0.600000";

  Map<String, @Nullable Object> of(Leg leg, boolean withDetails) {
    Moments at = leg.moments();
    boolean settled = isSettled(at.ended());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Sid", leg.sid());
    json.put("ParentCallSid", null);
    json.put("DateCreated", Ist.write(at.created()));
    json.put("DateUpdated", Ist.write(at.updated()));
    json.put("AccountSid", leg.accountSid());
    json.put("To", ExotelNumber.write(leg.order().contact().address()));
    json.put("From", ExotelNumber.write(leg.order().exophone()));
    json.put("PhoneNumberSid", ExotelNumber.write(leg.order().exophone()));
    json.put("Status", leg.status().wireName());
    json.put("StartTime", Ist.write(at.started()));
    json.put("EndTime", settled ? Ist.write(at.ended()) : null);
    json.put("Duration", settled ? Long.toString(CallParams.seconds(leg.duration())) : null);
    json.put("Price", settled && leg.status() == CallStatus.COMPLETED ? PRICE_PER_MINUTE : null);
    json.put("Direction", "outbound-api");
    json.put("AnsweredBy", leg.answeredBy().orElse(null));
    json.put("ForwardedFrom", null);
    json.put("CallerName", null);
    json.put("Uri", "/v1/Accounts/" + leg.accountSid() + "/Calls/" + leg.sid() + ".json");
    json.put("RecordingUrl", null);
    if (withDetails) {
      json.put("Details", details(leg));
    }
    return json;
  }

  private static Map<String, @Nullable Object> details(Leg leg) {
    long seconds = CallParams.seconds(leg.duration());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("ConversationDuration", seconds);
    json.put("Leg1Status", leg.status().wireName());
    json.put("Leg2Status", null);
    json.put("Legs", List.of(Map.of("Leg", Map.of("Id", 1, "OnCallDuration", seconds))));
    return json;
  }

  private boolean isSettled(@Nullable Instant ended) {
    return ended != null && !now.isBefore(ended.plus(tempo.real(SETTLING)));
  }
}
