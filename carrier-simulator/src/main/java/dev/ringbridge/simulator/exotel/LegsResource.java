package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.legs.EventJson;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegAction;
import dev.ringbridge.simulator.legs.LegAction.HangUp;
import dev.ringbridge.simulator.legs.LegAction.Tag;
import dev.ringbridge.simulator.legs.LegState;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.legs.PastEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows legs, and tells them what to do. */
final class LegsResource {
  /** Where files are, beside the API. */
  static final String STORAGE = "/exotelrecordings";

  private final LegSwitch legs;
  private final LegRules rules;
  private final Sids sids;

  LegsResource(LegSwitch legs, LegRules rules, Sids sids) {
    this.legs = legs;
    this.rules = rules;
    this.sids = sids;
  }

  ApiAnswer fetch(ExotelRequest request) {
    return find(request)
        .map(leg -> request.ok(shown(request, leg)))
        .orElseGet(() -> request.refused(ExotelError.notFound("leg")));
  }

  /** With where it is, if that is asked for: what the answer calls it is not confirmed. */
  private Map<String, @Nullable Object> shown(ExotelRequest request, Leg leg) {
    Map<String, @Nullable Object> json = EventJson.of(leg);
    if (request.param("bridge_status").isPresent()) {
      json.put("bridge_sid", legs.bridgeOf(leg.sid()).orElse(null));
    }
    return json;
  }

  /** What was told of a leg, of one name if one is asked for. */
  ApiAnswer events(ExotelRequest request) {
    return find(request)
        .map(leg -> request.ok(events(request, leg)))
        .orElseGet(() -> request.refused(ExotelError.notFound("leg")));
  }

  private Map<String, @Nullable Object> events(ExotelRequest request, Leg leg) {
    Optional<String> name = request.param("event_name");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", leg.sid());
    json.put("account_sid", leg.accountSid());
    json.put(
        "external_events",
        legs.legs().events(leg.accountSid(), leg.sid()).stream()
            .filter(event -> name.map(event.name()::equals).orElse(true))
            .map(PastEvent::json)
            .toList());
    return json;
  }

  /** The number, or user, that a leg was made to; empty where there is no such leg. */
  Optional<String> number(ExotelRequest request) {
    return find(request).map(leg -> leg.order().contact().address());
  }

  ApiAnswer act(ExotelRequest request) {
    return find(request)
        .map(leg -> act(request, leg))
        .orElseGet(() -> request.refused(ExotelError.notFound("leg")));
  }

  private ApiAnswer act(ExotelRequest request, Leg leg) {
    JsonNode json = request.json();
    Optional<List<LegAction>> actions =
        ExoMl.read(json.path("exoml").asText(), new LegDialForm(request, rules, leg));
    if (actions.isEmpty()) {
      return request.refused(
          ExotelError.bad("exoml holds a verb that is not known, or not possible, here"));
    }
    Optional<ExotelError> refusal = refusal(leg, actions.get());
    if (refusal.isPresent()) {
      return request.refused(refusal.get());
    }
    Optional<String> customParam =
        Optional.of(json.path("action_custom_param").asText()).filter(text -> !text.isEmpty());
    Tag tag = new Tag(sids.next(""), customParam);
    actions.get().forEach(action -> legs.perform(leg.sid(), action, tag));
    return request.accepted(accepted(leg, tag));
  }

  /** Hanging up is possible at any time before the end, all else only after the answer. */
  private static Optional<ExotelError> refusal(Leg leg, List<LegAction> actions) {
    if (leg.status().isFinal()) {
      return Optional.of(ExotelError.conflict("the leg is over"));
    }
    boolean onlyHangUp = actions.stream().allMatch(HangUp.class::isInstance);
    return onlyHangUp || leg.state() == LegState.ANSWERED
        ? Optional.empty()
        : Optional.of(ExotelError.conflict("the leg is not answered"));
  }

  private static Map<String, @Nullable Object> accepted(Leg leg, Tag tag) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("leg_sid", leg.sid());
    json.put("action_sid", tag.sid());
    json.put("action_custom_param", tag.customParam().orElse(null));
    return json;
  }

  private Optional<Leg> find(ExotelRequest request) {
    return legs.legs().find(request.accountSid(), request.part("leg"));
  }
}
