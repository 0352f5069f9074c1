package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.legs.Bridge;
import dev.ringbridge.simulator.legs.BridgeRefusal;
import dev.ringbridge.simulator.legs.EventJson;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates, shows and stops bridges. */
final class BridgesResource {
  private final LegSwitch legs;

  BridgesResource(LegSwitch legs) {
    this.legs = legs;
  }

  ApiAnswer create(ExotelRequest request) {
    JsonNode json = request.json();
    List<String> sids = new ArrayList<>();
    json.path("leg_sids").forEach(sid -> sids.add(sid.asText()));
    Optional<String> endpoint =
        Optional.of(json.path("bridge_event_endpoint").asText()).filter(url -> !url.isEmpty());
    if (!endpoint.map(LegRules::isUrl).orElse(true)) {
      return request.refused(ExotelError.bad("bridge_event_endpoint is not a URL"));
    }
    Optional<BridgeRefusal> refusal = legs.bridges().refusal(request.accountSid(), sids);
    return refusal.isPresent()
        ? request.refused(error(refusal.get()))
        : request.accepted(EventJson.of(legs.bridge(request.accountSid(), sids, endpoint)));
  }

  ApiAnswer fetch(ExotelRequest request) {
    return find(request)
        .map(bridge -> request.ok(EventJson.of(bridge)))
        .orElseGet(() -> request.refused(ExotelError.notFound("bridge")));
  }

  ApiAnswer update(ExotelRequest request) {
    Optional<Bridge> bridge = find(request);
    if (bridge.isEmpty()) {
      return request.refused(ExotelError.notFound("bridge"));
    }
    if (!request.json().path("action").asText().equals("stop")) {
      return request.refused(ExotelError.bad("action must be stop"));
    }
    if (bridge.get().isOver()) {
      return request.refused(ExotelError.conflict("the bridge is over"));
    }
    legs.stop(bridge.get());
    return request.accepted(EventJson.of(find(request).orElse(bridge.get())));
  }

  private static ExotelError error(BridgeRefusal refusal) {
    return switch (refusal) {
      case TOO_FEW -> ExotelError.bad(refusal.words());
      case UNKNOWN_LEG -> ExotelError.notFound("leg");
      case NOT_ANSWERED, ALREADY_BRIDGED -> ExotelError.conflict(refusal.words());
    };
  }

  private Optional<Bridge> find(ExotelRequest request) {
    return legs.bridges().find(request.accountSid(), request.part("bridge"));
  }
}
