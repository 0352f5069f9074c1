package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegAction;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a Dial that a leg is told to make, as the request for a leg that it amounts to: the same
 * rules are for both.
 *
 * @param leg that dials; the events of the new one go where its own go
 */
record LegDialForm(ExotelRequest request, LegRules rules, Leg leg) implements ExoMl.Surroundings {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Override
  public String storage() {
    return request.origin() + LegsResource.STORAGE;
  }

  @Override
  public Optional<LegAction> dial(Map<String, String> asked) {
    LegForm form = new LegForm(json(asked));
    return rules.refusal(form, request.account()).isEmpty()
        ? Optional.of(new LegAction.Dial(form.order(request.account())))
        : Optional.empty();
  }

  private ObjectNode json(Map<String, String> asked) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("contact_uri", asked.getOrDefault("contactUri", ""));
    json.put("exophone", asked.getOrDefault("exophone", leg.order().exophone()));
    json.put("network_type", asked.getOrDefault("networkType", "pstn"));
    Optional.ofNullable(asked.get("customParam"))
        .ifPresent(param -> json.put("custom_param", param));
    leg.order().endpoint().ifPresent(url -> json.put("leg_event_endpoint", url));
    Optional.ofNullable(asked.get("timeout")).ifPresent(text -> timeout(json, text));
    return json;
  }

  /** What is no number stays as it is, for the rules to find. */
  private static void timeout(ObjectNode json, String text) {
    if (text.matches("[0-9]{1,9}")) {
      json.put("timeout", Integer.parseInt(text));
    } else {
      json.put("timeout", text);
    }
  }
}
