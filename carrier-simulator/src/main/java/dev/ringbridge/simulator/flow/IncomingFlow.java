package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.LegSwitch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that comes in, through the flow of its ExoPhone. */
public final class IncomingFlow {
  private IncomingFlow() {}

  /** Somebody calls; says the call's sid. */
  public static String begin(Equipment equipment, LegSwitch legs, Order order) {
    FlowCall call =
        new FlowCall(
            order.accountSid(),
            equipment.sids().next(""),
            order.from(),
            order.to(),
            "incoming",
            "1",
            equipment.timers().now(),
            Optional.empty(),
            Optional.empty());
    FlowRun run = new FlowRun(equipment, legs, order.flow(), call, () -> {});
    run.write(Kind.CALLER_RINGING, Map.of());
    run.begin();
    return call.sid();
  }

  /**
   * A call to begin: a Passthru, then a Connect or a Greeting, and the Passthru once more.
   *
   * @param passthru the URL of the flow's Passthru applets
   * @param greeting the URL of its Greeting's text; null where a Connect takes its place
   * @param connect the URL that says whom to call; null for the Greeting
   * @param connectFallback the URL that is asked where that one cannot be; null for none
   */
  public record Order(
      String accountSid,
      String from,
      String to,
      String passthru,
      @Nullable String greeting,
      @Nullable String connect,
      @Nullable String connectFallback) {
    public Order {
      Objects.requireNonNull(accountSid, "accountSid");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(passthru, "passthru");
      if (greeting == null && connect == null) {
        throw new IllegalArgumentException("greeting or connect is needed");
      }
    }

    private Flow flow() {
      Applet second =
          connect == null
              ? new Applet.Greeting(Objects.requireNonNull(greeting))
              : new Applet.Connect(connect, Optional.ofNullable(connectFallback), List.of());
      List<Applet> applets = List.of(new Applet.Passthru(passthru, true, List.of()), second);
      return new Flow(applets, Optional.of(passthru));
    }
  }
}
