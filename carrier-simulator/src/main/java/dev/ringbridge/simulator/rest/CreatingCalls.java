package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.rest.CallCreation.Created;
import java.util.Optional;

/** Calls with documents of their own. */
final class CreatingCalls implements CallCreation.Creating {
  private final Exchange exchange;
  private final CreateRules rules;

  CreatingCalls(Exchange exchange, CreateRules rules) {
    this.exchange = exchange;
    this.rules = rules;
  }

  @Override
  public Optional<TwilioError> refusal(ApiRequest request) {
    return rules.refusal(request.form(), request.account());
  }

  @Override
  public Created create(ApiRequest request, boolean shuffled) {
    CreateForm form = new CreateForm(request.form(), request.account());
    Call call = exchange.place(form.read(), shuffled);
    return new Created(call.sid(), CallJson.of(call));
  }
}
