package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.webhook.Reply;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One call on its way through a flow. */
final class FlowRun {
  private static final int OK = 200;

  private final Equipment equipment;
  private final LegSwitch legs;
  private final Questions questions;
  private final Flow flow;
  private final FlowCall call;
  private final Runnable done;
  private Map<String, String> dialed = Map.of();
  private Optional<ConnectApplet> connecting = Optional.empty();
  private boolean over;

  /**
   * Nothing is asked yet.
   *
   * @param done the flow has no applet left
   */
  FlowRun(Equipment equipment, LegSwitch legs, Flow flow, FlowCall call, Runnable done) {
    this.equipment = equipment;
    this.legs = legs;
    this.questions = new Questions(equipment.courier());
    this.flow = flow;
    this.call = call;
    this.done = done;
  }

  void begin() {
    next(flow.applets().iterator());
  }

  /** The person is gone: no applet follows, and the ending hears of it. */
  void hungUp() {
    if (!over) {
      connecting.ifPresent(ConnectApplet::abandon);
      end("client-hangup");
    }
  }

  private void next(Iterator<Applet> rest) {
    if (over) {
      return;
    }
    if (!rest.hasNext()) {
      boolean nobody = flow.connects() && !cameThrough();
      end(nobody ? "incomplete" : "completed");
      done.run();
      return;
    }
    Applet applet = rest.next();
    if (applet instanceof Applet.Passthru passthru) {
      passthru(passthru, rest);
    } else if (applet instanceof Applet.Greeting greeting) {
      questions.ask(greeting.url(), Map.of("CallSid", call.sid()), reply -> play(reply, rest));
    } else {
      connect((Applet.Connect) applet, rest);
    }
  }

  /** One that waits goes on with 200, and the other way with anything else. */
  private void passthru(Applet.Passthru passthru, Iterator<Applet> rest) {
    if (passthru.waits()) {
      questions.ask(
          passthru.url(),
          said("call-attempt"),
          reply -> next(isYes(reply) ? rest : passthru.otherwise().iterator()));
    } else {
      questions.tell(passthru.url(), said("call-attempt"));
      next(rest);
    }
  }

  private static boolean isYes(Reply reply) {
    return reply instanceof Reply.Answered answered && answered.status() == OK;
  }

  private void play(Reply reply, Iterator<Applet> rest) {
    if (!over && reply instanceof Reply.Answered answered && answered.isSuccess()) {
      write(Kind.SAID, Map.of("text", answered.body()));
      Duration length = equipment.tempo().real(SoundLength.said(answered.body()));
      equipment.timers().after(length, () -> next(rest));
    } else {
      next(rest);
    }
  }

  private void connect(Applet.Connect connect, Iterator<Applet> rest) {
    ConnectApplet applet =
        new ConnectApplet(
            legs,
            questions,
            connect,
            call,
            () -> said("call-attempt"),
            last -> {
              dialed = last;
              connecting = Optional.empty();
              next(cameThrough() ? rest : connect.nobody().iterator());
            });
    connecting = Optional.of(applet);
    applet.begin();
  }

  private boolean cameThrough() {
    return "completed".equals(dialed.get("DialCallStatus"));
  }

  private void end(String callType) {
    over = true;
    if (call.leg().isEmpty()) {
      Duration lasted = Duration.between(call.begun(), equipment.timers().now());
      write(
          Kind.ENDED,
          Map.of("status", "completed", "by", "carrier", "durationMs", lasted.toMillis()));
    }
    flow.ending().ifPresent(url -> questions.tell(url, said(callType)));
  }

  private Map<String, String> said(String callType) {
    Map<String, String> said = call.said(callType, equipment.timers().now());
    said.putAll(dialed);
    return said;
  }

  void write(Kind kind, Map<String, Object> more) {
    Map<String, Object> details = new LinkedHashMap<>(call.facts());
    details.putAll(more);
    equipment.journal().write(kind, call.accountSid(), call.logged(), details);
  }
}
