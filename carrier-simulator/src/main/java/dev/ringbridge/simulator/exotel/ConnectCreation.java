package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.connect.ConnectCall;
import dev.ringbridge.simulator.connect.Connects;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exotel.Creating.Made;
import dev.ringbridge.simulator.exotel.Creating.Wish;
import dev.ringbridge.simulator.legs.Contact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the wish for a call of two legs. */
final class ConnectCreation {
  private final Connects connects;
  private final ConnectRules rules;
  private final Equipment equipment;

  ConnectCreation(Connects connects, ConnectRules rules, Equipment equipment) {
    this.connects = connects;
    this.rules = rules;
    this.equipment = equipment;
  }

  Wish wish(ExotelRequest request) {
    ConnectForm form = new ConnectForm(request.form());
    return new Wish(
        facts(form),
        () -> rules.refusal(form, request.account()),
        shuffled -> made(request, connects.place(form.order(request.account()))));
  }

  private Made made(ExotelRequest request, ConnectCall call) {
    DetailsJson json = new DetailsJson(equipment.tempo(), equipment.timers().now());
    return new Made(call.sid(), request.ok(Map.of("Call", json.of(CallRecord.of(call), false))));
  }

  private static Map<String, Object> facts(ConnectForm form) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String written = form.get("To").orElse("");
    facts.put("to", form.contact("To", false).map(Contact::address).orElse(written));
    form.get("CallerId").ifPresent(from -> facts.put("from", from));
    Optional<String> callback = form.get("StatusCallback");
    facts.put("callParams", callback.map(Query::of).orElse(Map.of()));
    callback.ifPresent(url -> facts.put("statusCallbackQuery", Query.raw(url)));
    return facts;
  }
}
