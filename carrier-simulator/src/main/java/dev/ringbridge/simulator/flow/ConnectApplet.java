package dev.ringbridge.simulator.flow;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
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
  private final Applet.Connect applet;
  private final FlowCall call;
  private final Supplier<Map<String, String>> known;
  private final Consumer<Map<String, String>> done;
  private final Deque<Contact> waiting = new ArrayDeque<>();
  private final List<String> ringing = new ArrayList<>();
  private Optional<String> talking = Optional.empty();
  private Map<String, String> last = Map.of();
  private int asked;
  private boolean abandoned;

  /**
   * Nobody is called yet.
   *
   * @param known what each question says
   * @param done told how the last attempt ended; nothing where there was none
   */
  ConnectApplet(
      LegSwitch legs,
      Questions questions,
      Applet.Connect applet,
      FlowCall call,
      Supplier<Map<String, String>> known,
      Consumer<Map<String, String>> done) {
    this.legs = legs;
    this.questions = questions;
    this.applet = applet;
    this.call = call;
    this.known = known;
    this.done = done;
  }

  /** Asks whom to call; where that cannot be had, at the fallback. */
  void begin() {
    asked++;
    questions.ask(
        applet.url(),
        params(),
        reply -> Destinations.read(reply).ifPresentOrElse(this::call, this::fallBack));
  }

  private void fallBack() {
    applet.fallback().ifPresentOrElse(this::askInstead, () -> done.accept(last));
  }

  private void askInstead(String url) {
    questions.ask(
        url,
        params(),
        reply -> Destinations.read(reply).ifPresentOrElse(this::call, () -> done.accept(last)));
  }

  /** The person is gone: whoever is called for them is hung up on, and nothing follows. */
  void abandon() {
    abandoned = true;
    waiting.clear();
    List.copyOf(ringing).forEach(leg -> legs.hangUp(leg, Ender.CARRIER));
  }

  private Map<String, String> params() {
    Map<String, String> params = new LinkedHashMap<>(known.get());
    params.putAll(last);
    return params;
  }

  private void call(Destinations whom) {
    if (!abandoned) {
      waiting.clear();
      waiting.addAll(whom.contacts());
      next(whom);
    }
  }

  /** Users who are busy with another call are not rung: they were tried, and are busy. */
  private void next(Destinations whom) {
    boolean tried = false;
    while (ringing.size() < whom.atOnce() && !waiting.isEmpty()) {
      Contact contact = waiting.remove();
      if (legs.isTaken(call.accountSid(), contact)) {
        last = result(CallStatus.BUSY, Duration.ZERO, contact);
        tried = true;
      } else {
        ringing.add(legs.place(leg(contact, whom), false, new Callee(contact, whom)).sid());
        tell(whom, contact, "Dial", "busy");
      }
    }
    if (ringing.isEmpty() && tried && mayAskAgain(whom)) {
      begin();
    } else if (ringing.isEmpty()) {
      done.accept(last);
    }
  }

  private boolean mayAskAgain(Destinations whom) {
    return whom.again() && asked < MOST_QUESTIONS;
  }

  private static Map<String, String> result(CallStatus status, Duration talked, Contact contact) {
    Map<String, String> result = new LinkedHashMap<>();
    result.put("DialCallStatus", status.wireName());
    result.put("DialCallDuration", Long.toString(CallParams.seconds(talked)));
    result.put("DialWhomNumber", contact.written());
    return result;
  }

  private LegOrder leg(Contact contact, Destinations whom) {
    return new LegOrder(
        call.accountSid(),
        contact,
        whom.callerId().orElse(call.exophone()),
        Optional.empty(),
        Optional.empty(),
        LegOrder.Amd.OFF,
        new LegLimits(SETUP.plus(whom.ring()), SETUP, whom.ring(), whom.longest()),
        new Origin(true, Optional.of(call.sid()), Map.of()));
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
    if (mayAskAgain(whom)) {
      begin();
    } else {
      next(whom);
    }
  }

  /**
   * Whoever is in the flow by a leg hears whom it found; a caller has none, and is only told of.
   */
  private void putThrough(Leg callee) {
    call.leg()
        .map(leg -> List.of(leg, callee.sid()))
        .filter(both -> legs.bridges().refusal(call.accountSid(), both).isEmpty())
        .ifPresent(both -> legs.bridge(call.accountSid(), both, Optional.empty()));
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
      putThrough(leg);
    }

    @Override
    public void ended(Leg leg, Ender by) {
      tell(whom, contact, "Terminal", "free");
      ringing.remove(leg.sid());
      if (abandoned || (talking.isPresent() && !talking.get().equals(leg.sid()))) {
        return;
      }
      last = result(leg.status(), leg.duration(), contact);
      if (talking.isPresent()) {
        done.accept(last);
      } else if (ringing.isEmpty()) {
        attempted(whom);
      }
    }
  }
}
