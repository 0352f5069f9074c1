package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.connect.ConnectCall;
import dev.ringbridge.simulator.connect.ConnectOrder;
import dev.ringbridge.simulator.connect.Connects;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exotel.Creating.Made;
import dev.ringbridge.simulator.exotel.Creating.Wish;
import dev.ringbridge.simulator.flow.Flows;
import dev.ringbridge.simulator.flow.OutgoingFlow;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the wish for a call of two legs. */
final class ConnectCreation {
  private final Connects connects;
  private final LegSwitch legs;
  private final Flows flows;
  private final ConnectRules rules;
  private final Equipment equipment;

  ConnectCreation(
      Connects connects, LegSwitch legs, Flows flows, ConnectRules rules, Equipment equipment) {
    this.connects = connects;
    this.legs = legs;
    this.flows = flows;
    this.rules = rules;
    this.equipment = equipment;
  }

  Wish wish(ExotelRequest request) {
    ConnectForm form = new ConnectForm(request.form());
    return new Wish(
        facts(form),
        () -> rules.refusal(form, request.account()),
        shuffled -> made(request, place(form, request.account())));
  }

  private ConnectCall place(ConnectForm form, SimulatedExotelAccount account) {
    ConnectOrder order = form.order(account);
    return form.flow(account.accountSid())
        .map(id -> connects.place(order, flow(account.accountSid(), id)))
        .orElseGet(() -> connects.place(order));
  }

  private OutgoingFlow flow(String accountSid, String id) {
    return new OutgoingFlow(equipment, legs, id, flows.find(accountSid, id).orElseThrow());
  }

  private Made made(ExotelRequest request, ConnectCall call) {
    DetailsJson json = new DetailsJson(equipment.tempo(), equipment.timers().now());
    return new Made(call.sid(), request.ok(Map.of("Call", json.of(CallRecord.of(call), false))));
  }

  private static Map<String, Object> facts(ConnectForm form) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String written = form.get("To").orElse("");
    facts.put("to", form.lead().map(Contact::address).orElse(written));
    form.get("CallerId").ifPresent(from -> facts.put("from", from));
    Optional<String> callback = form.get("StatusCallback");
    facts.put("callParams", callback.map(Query::of).orElse(Map.of()));
    callback.ifPresent(url -> facts.put("statusCallbackQuery", Query.raw(url)));
    return facts;
  }
}
