package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Moments;
import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.connect.Ist;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.time.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as the older API shows it. Its end, length and price are known about two minutes (virtual)
 * after the end.
 */
record DetailsJson(Tempo tempo, Instant now) {
  private static final Duration SETTLING = Duration.ofMinutes(2);
  private static final String PRICE_PER_MINUTE = "0.600000";

  Map<String, @Nullable Object> of(CallRecord call, boolean withDetails) {
    Moments at = call.moments();
    boolean settled = isSettled(at.ended());
    boolean billed = settled && call.status() == CallStatus.COMPLETED;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Sid", call.sid());
    json.put("ParentCallSid", null);
    json.put("DateCreated", Ist.write(at.created()));
    json.put("DateUpdated", Ist.write(at.updated()));
    json.put("AccountSid", call.accountSid());
    json.put("To", call.to().map(ExotelNumber::write).orElse(null));
    json.put("From", ExotelNumber.write(call.from()));
    json.put("PhoneNumberSid", ExotelNumber.write(call.exophone()));
    json.put("Status", call.status().wireName());
    json.put("StartTime", Ist.write(at.started()));
    json.put("EndTime", settled ? Ist.write(at.ended()) : null);
    json.put("Duration", settled ? Long.toString(CallParams.seconds(call.talked())) : null);
    json.put("Price", billed ? PRICE_PER_MINUTE : null);
    json.put("Direction", "outbound-api");
    json.put("AnsweredBy", call.answeredBy().orElse(null));
    json.put("ForwardedFrom", null);
    json.put("CallerName", null);
    json.put("Uri", "/v1/Accounts/" + call.accountSid() + "/Calls/" + call.sid() + ".json");
    json.put("RecordingUrl", null);
    if (withDetails) {
      json.put("Details", details(call));
    }
    return json;
  }

  private static Map<String, @Nullable Object> details(CallRecord call) {
    List<Leg> legs = call.legs();
    List<Object> rendered = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      long seconds = CallParams.seconds(legs.get(i).duration());
      rendered.add(Map.of("Leg", Map.of("Id", i + 1, "OnCallDuration", seconds)));
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("ConversationDuration", CallParams.seconds(call.talked()));
    json.put("Leg1Status", legs.get(0).status().wireName());
    json.put("Leg2Status", legs.size() > 1 ? legs.get(1).status().wireName() : null);
    json.put("Legs", rendered);
    return json;
  }

  private boolean isSettled(@Nullable Instant ended) {
    return ended != null && !now.isBefore(ended.plus(tempo.real(SETTLING)));
  }
}
