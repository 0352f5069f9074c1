package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.connect.ConnectCall;
import dev.ringbridge.simulator.connect.Connects;
import dev.ringbridge.simulator.connect.UserCallJson;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exotel.Creating.Made;
import dev.ringbridge.simulator.exotel.Creating.Wish;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.legs.Contact;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls between users and numbers: the users are rung first, and are busy meanwhile. */
final class UserCalls {
  private final Connects connects;
  private final UserCallRules rules;
  private final Equipment equipment;

  UserCalls(Connects connects, UserCallRules rules, Equipment equipment) {
    this.connects = connects;
    this.rules = rules;
    this.equipment = equipment;
  }

  /** As version 2 says it: plainly. */
  Wish wish(ExotelRequest request) {
    UserCallForm form = new UserCallForm(request.json());
    return wish(request, form, call -> request.said(plain(form, call)));
  }

  /** As version 3 says it: as details. */
  Wish wishForDetails(ExotelRequest request) {
    return wish(request, new UserCallForm(request.json()), call -> details(request, call));
  }

  private Wish wish(
      ExotelRequest request, UserCallForm form, Function<ConnectCall, ApiAnswer> says) {
    return new Wish(
        facts(form),
        () -> rules.refusal(form, request.account()),
        shuffled -> {
          ConnectCall call = connects.place(form.order(request.account()));
          return new Made(call.sid(), says.apply(call));
        });
  }

  private static Map<String, Object> facts(UserCallForm form) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("to", form.to().map(Contact::address).orElse(""));
    form.text("virtual_number").ifPresent(from -> facts.put("from", from));
    Optional<String> callback = form.callbacks().stream().map(terms -> terms.url()).findFirst();
    facts.put("callParams", callback.map(Query::of).orElse(Map.of()));
    return facts;
  }

  private static Map<String, @Nullable Object> plain(UserCallForm form, ConnectCall call) {
    Map<String, @Nullable Object> user = new LinkedHashMap<>();
    user.put("user_id", form.user("user_id").orElse(null));
    user.put("contact_uri", call.order().from().written());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("call_sid", call.sid());
    json.put("call_state", UserCallJson.state(call));
    json.put("call_status", UserCallJson.status(call));
    json.put("assigned_agent_details", user);
    json.put("customer_details", Map.of("number", call.order().lead().address()));
    json.put("virtual_number", call.order().callerId());
    json.put("recording", form.json().path("recording").asBoolean());
    json.put("created_time", call.created().toString());
    return json;
  }

  /** One call, whichever request made it. */
  ApiAnswer fetch(ExotelRequest request) {
    return find(request)
        .map(call -> details(request, call))
        .orElseGet(() -> request.refused(ExotelError.NO_CALL));
  }

  private static ApiAnswer details(ExotelRequest request, ConnectCall call) {
    return request.said(Map.of("call_details", UserCallJson.details(call)));
  }

  ApiAnswer legs(ExotelRequest request) {
    return find(request)
        .map(call -> request.said(Map.of("leg_details", UserCallJson.legs(call))))
        .orElseGet(() -> request.refused(ExotelError.NO_CALL));
  }

  private Optional<ConnectCall> find(ExotelRequest request) {
    return connects.find(request.accountSid(), request.part("sid"));
  }

  /** All that go on. */
  ApiAnswer active(ExotelRequest request) {
    List<Map<String, @Nullable Object>> calls =
        connects.of(request.accountSid()).stream()
            .filter(call -> call.ended() == null)
            .map(this::active)
            .toList();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("active_calls", calls);
    json.put("total_active", calls.size());
    return request.said(json);
  }

  private Map<String, @Nullable Object> active(ConnectCall call) {
    boolean answered = call.first().status() == CallStatus.IN_PROGRESS;
    Duration lasts = Duration.between(call.created(), equipment.timers().now());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("call_sid", call.sid());
    json.put("status", answered ? "in-progress" : "ringing");
    json.put("from", call.order().from().address());
    json.put("to", call.order().to().map(Contact::address).orElse(null));
    json.put("start_time", call.created().toString());
    json.put("duration", lasts.toSeconds());
    json.put("recording_enabled", false);
    return json;
  }
}
