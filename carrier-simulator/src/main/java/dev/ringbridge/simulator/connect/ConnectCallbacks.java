package dev.ringbridge.simulator.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.connect.ConnectOrder.CallbackTerms;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.webhook.Callback;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the customer of calls of two legs: what is subscribed to, or the end in four fields. */
final class ConnectCallbacks {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String ANSWERED = "answered";
  private static final String TERMINAL = "terminal";

  private final Mail mail;

  ConnectCallbacks(Mail mail) {
    this.mail = mail;
  }

  /** A leg was answered. */
  void answered(ConnectCall call) {
    call.order().callbacks().stream()
        .filter(terms -> terms.events().contains(ANSWERED))
        .forEach(terms -> post(call, terms, ANSWERED, full(call, ANSWERED)));
  }

  /** It is over. Of a call to a flow few words are all there are, whatever is subscribed to. */
  void terminal(ConnectCall call) {
    call.order().callbacks().forEach(terms -> terminal(call, terms));
  }

  private void terminal(ConnectCall call, CallbackTerms terms) {
    if (terms.events().isEmpty() || call.order().to().isEmpty()) {
      post(call, terms, TERMINAL, few(call));
    } else if (terms.events().contains(TERMINAL)) {
      post(call, terms, TERMINAL, full(call, TERMINAL));
    }
  }

  private void post(
      ConnectCall call, CallbackTerms terms, String event, Map<String, @Nullable Object> said) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("to", call.order().lead().address());
    facts.put("from", call.order().callerId());
    facts.put("callParams", call.order().callParams());
    facts.put("eventName", event);
    String word = event.equals(TERMINAL) ? "completed" : event;
    String sequence = event.equals(ANSWERED) ? Integer.toString(call.legs().size()) : "";
    Leg last = call.second().orElse(call.first());
    Callback callback =
        switch (terms.manner()) {
          case FORM -> form(terms.url(), call, said);
          case JSON -> json(terms.url(), said);
          case DETAILS -> json(terms.url(), details(call, event));
        };
    mail.post(new Letter(call.order().accountSid(), last.sid(), word, sequence, facts, callback));
  }

  private static Map<String, @Nullable Object> few(ConnectCall call) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("CallSid", call.sid());
    said.put("DateUpdated", Ist.write(call.updated()));
    said.put("Status", call.status().wireName());
    said.put("RecordingUrl", null);
    return said;
  }

  private static Map<String, @Nullable Object> full(ConnectCall call, String event) {
    Map<String, @Nullable Object> said = few(call);
    said.put("EventType", event);
    said.put("DateCreated", Ist.write(call.created()));
    said.put("To", ExotelNumber.write(call.order().lead().address()));
    said.put("From", ExotelNumber.write(call.order().from().address()));
    said.put("PhoneNumberSid", ExotelNumber.write(call.order().callerId()));
    said.put("StartTime", Ist.write(call.created()));
    said.put("EndTime", Ist.write(call.ended()));
    said.put("ConversationDuration", CallParams.seconds(call.conversation()));
    said.put("Direction", "outbound-api");
    said.put("CustomField", call.order().customField().orElse(null));
    List<Map<String, @Nullable Object>> legs = new ArrayList<>();
    call.legs().forEach(leg -> legs.add(leg(leg)));
    if (call.second().isEmpty()) {
      legs.add(notAttempted());
    }
    said.put("Legs", legs);
    return said;
  }

  private static Map<String, @Nullable Object> details(ConnectCall call, String event) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("event_type", event);
    said.put("call_details", UserCallJson.details(call));
    return said;
  }

  private static Map<String, @Nullable Object> leg(Leg leg) {
    boolean begun = leg.status().isFinal() || leg.status() == CallStatus.IN_PROGRESS;
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("OnCallDuration", CallParams.seconds(leg.duration()));
    said.put("Status", begun ? leg.status().wireName() : "");
    said.put("AnsweredBy", leg.answeredBy().orElse("NA"));
    return said;
  }

  private static Map<String, @Nullable Object> notAttempted() {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("OnCallDuration", 0);
    said.put("Status", null);
    said.put("AnsweredBy", "NA");
    return said;
  }

  private static Callback json(String url, Map<String, @Nullable Object> said) {
    try {
      return new Callback(url, "application/json", MAPPER.writeValueAsString(said));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the keys of nested values written out, as {@code Legs[0][Status]}. */
  private static Callback form(String url, ConnectCall call, Map<String, @Nullable Object> said) {
    String boundary = "exotel" + call.sid();
    StringBuilder body = new StringBuilder();
    flat(said)
        .forEach(
            (name, value) ->
                body.append("--")
                    .append(boundary)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append("\"\r\n\r\n")
                    .append(value)
                    .append("\r\n"));
    body.append("--").append(boundary).append("--\r\n");
    return new Callback(url, "multipart/form-data; boundary=" + boundary, body.toString());
  }

  private static Map<String, String> flat(Map<String, @Nullable Object> said) {
    Map<String, String> flat = new LinkedHashMap<>();
    said.forEach(
        (name, value) -> {
          if (value instanceof List<?> legs) {
            for (int i = 0; i < legs.size(); i++) {
              String prefix = name + "[" + i + "]";
              ((Map<?, ?>) legs.get(i))
                  .forEach((key, of) -> flat.put(prefix + "[" + key + "]", text(of)));
            }
          } else {
            flat.put(name, text(value));
          }
        });
    return flat;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
