package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.connect.ConnectCall;
import dev.ringbridge.simulator.connect.FlowOfCall;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.Optional;

/** The flow of a call that was asked for: whoever answers goes through it, and is hung up on. */
public final class OutgoingFlow implements FlowOfCall {
  private final Equipment equipment;
  private final LegSwitch legs;
  private final String id;
  private final Flow flow;
  private Optional<FlowRun> run = Optional.empty();

  /** For one call. */
  public OutgoingFlow(Equipment equipment, LegSwitch legs, String id, Flow flow) {
    this.equipment = equipment;
    this.legs = legs;
    this.id = id;
    this.flow = flow;
  }

  @Override
  public void begin(ConnectCall call) {
    String leg = call.first().sid();
    FlowCall within =
        new FlowCall(
            call.order().accountSid(),
            call.sid(),
            call.order().from().address(),
            call.order().callerId(),
            "outbound-dial",
            id,
            call.created(),
            call.order().customField(),
            Optional.of(leg));
    FlowRun begun =
        new FlowRun(equipment, legs, flow, within, () -> legs.hangUp(leg, Ender.CARRIER));
    run = Optional.of(begun);
    begun.begin();
  }

  @Override
  public void over() {
    run.ifPresent(FlowRun::hungUp);
  }
}
