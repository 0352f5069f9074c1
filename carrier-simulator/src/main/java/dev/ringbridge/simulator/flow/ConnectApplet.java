package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.flow.IncomingFlow.Order;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegLimits;
import dev.ringbridge.simulator.legs.LegObserver;
import dev.ringbridge.simulator.legs.LegOrder;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.legs.Origin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A Connect applet whose URL says whom to call: one after the other, or several at once, until
 * somebody answers. The caller talks with them until they go.
 */
final class ConnectApplet {
  private static final Duration SETUP = Duration.ofSeconds(60);

  /** Whoever is never satisfied is not asked for ever. */
  private static final int MOST_QUESTIONS = 20;

  private final LegSwitch legs;
  private final Questions questions;
  private final Order order;
  private final String callSid;
  private final Supplier<Map<String, String>> known;
  private final Consumer<Map<String, String>> done;
  private final Deque<Contact> waiting = new ArrayDeque<>();
  private final List<String> ringing = new ArrayList<>();
  private Optional<String> talking = Optional.empty();
  private Map<String, String> last = Map.of();
  private int asked;

  /**
   * Nobody is called yet.
   *
   * @param known what each question says
   * @param done told how the last attempt ended; nothing where there was none
   */
  ConnectApplet(
      LegSwitch legs,
      Questions questions,
      Order order,
      String callSid,
      Supplier<Map<String, String>> known,
      Consumer<Map<String, String>> done) {
    this.legs = legs;
    this.questions = questions;
    this.order = order;
    this.callSid = callSid;
    this.known = known;
    this.done = done;
  }

  /** Asks whom to call; where that cannot be had, at the fallback. */
  void begin() {
    asked++;
    questions.ask(
        Optional.ofNullable(order.connect()).orElseThrow(),
        params(),
        reply -> Destinations.read(reply).ifPresentOrElse(this::call, this::fallBack));
  }

  private void fallBack() {
    Optional.ofNullable(order.connectFallback())
        .ifPresentOrElse(
            url ->
                questions.ask(
                    url,
                    params(),
                    reply ->
                        Destinations.read(reply)
                            .ifPresentOrElse(this::call, () -> done.accept(last))),
            () -> done.accept(last));
  }

  private Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>(known.get());
    params.putAll(last);
    return params;
  }

  private void call(Destinations whom) {
    waiting.clear();
    waiting.addAll(whom.contacts());
    next(whom);
  }

  private void next(Destinations whom) {
    if (waiting.isEmpty()) {
      done.accept(last);
      return;
    }
    for (int i = 0; i < whom.atOnce() && !waiting.isEmpty(); i++) {
      Contact contact = waiting.remove();
      ringing.add(legs.place(leg(contact, whom), false, new Callee(contact, whom)).sid());
      tell(whom, contact, "Dial", "busy");
    }
  }

  private LegOrder leg(Contact contact, Destinations whom) {
    return new LegOrder(
        order.accountSid(),
        contact,
        whom.callerId().orElse(order.to()),
        Optional.empty(),
        Optional.empty(),
        LegOrder.Amd.OFF,
        new LegLimits(SETUP.plus(whom.ring()), SETUP, whom.ring(), whom.longest()),
        new Origin(true, Optional.of(callSid), Map.of()));
  }

  /** Of users the hook hears that they are busy, and are free again. */
  private void tell(Destinations whom, Contact contact, String event, String status) {
    if (contact.isPhone()) {
      Map<String, String> said = new LinkedHashMap<>(known.get());
      said.put("EventType", event);
      said.put("Status", status);
      said.put("DialWhomNumber", contact.written());
      whom.hook().ifPresent(url -> questions.tell(url, said));
    }
  }

  private void attempted(Destinations whom) {
    if (whom.again() && asked < MOST_QUESTIONS) {
      begin();
    } else {
      next(whom);
    }
  }

  private final class Callee implements LegObserver {
    private final Contact contact;
    private final Destinations whom;

    Callee(Contact contact, Destinations whom) {
      this.contact = contact;
      this.whom = whom;
    }

    @Override
    public void answered(Leg leg) {
      talking = Optional.of(leg.sid());
      List.copyOf(ringing).stream()
          .filter(other -> !other.equals(leg.sid()))
          .forEach(other -> legs.hangUp(other, Ender.CARRIER));
    }

    @Override
    public void ended(Leg leg, Ender by) {
      tell(whom, contact, "Terminal", "free");
      ringing.remove(leg.sid());
      if (talking.isPresent() && !talking.get().equals(leg.sid())) {
        return;
      }
      Map<String, String> result = new LinkedHashMap<>();
      result.put("DialCallStatus", leg.status().wireName());
      result.put("DialCallDuration", Long.toString(CallParams.seconds(leg.duration())));
      result.put("DialWhomNumber", contact.written());
      last = result;
      if (talking.isPresent()) {
        done.accept(last);
      } else if (ringing.isEmpty()) {
        attempted(whom);
      }
    }
  }
}
