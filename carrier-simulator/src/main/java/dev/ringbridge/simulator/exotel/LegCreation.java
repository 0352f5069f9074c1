package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.exotel.Creating.Made;
import dev.ringbridge.simulator.exotel.Creating.Wish;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.EventJson;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the wish for a leg. */
final class LegCreation {
  private final LegSwitch legs;
  private final LegRules rules;

  LegCreation(LegSwitch legs, LegRules rules) {
    this.legs = legs;
    this.rules = rules;
  }

  Wish wish(ExotelRequest request) {
    LegForm form = new LegForm(request.json());
    return new Wish(
        facts(form),
        () -> rules.refusal(form, request.account()),
        shuffled -> made(request, legs.place(form.order(request.account()), shuffled)));
  }

  private static Made made(ExotelRequest request, Leg leg) {
    return new Made(leg.sid(), request.accepted(EventJson.of(leg)));
  }

  /** What the request said, with the number as the other face writes it. */
  private static Map<String, Object> facts(LegForm form) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String written = form.text("contact_uri").orElse("");
    facts.put("to", form.contact().map(Contact::address).orElse(written));
    form.text("exophone").ifPresent(from -> facts.put("from", from));
    Optional<String> endpoint = form.text("leg_event_endpoint");
    facts.put("callParams", endpoint.map(Query::of).orElse(Map.of()));
    endpoint.ifPresent(url -> facts.put("urlQuery", Query.raw(url)));
    form.text("network_type").ifPresent(network -> facts.put("network", network));
    return facts;
  }
}
