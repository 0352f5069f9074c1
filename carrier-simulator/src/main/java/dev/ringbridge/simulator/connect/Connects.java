package dev.ringbridge.simulator.connect;

import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegLimits;
import dev.ringbridge.simulator.legs.LegObserver;
import dev.ringbridge.simulator.legs.LegOrder;
import dev.ringbridge.simulator.legs.LegOrder.Amd;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.legs.Origin;
import dev.ringbridge.simulator.mail.Mail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All calls of two legs, and those of one party who goes through a flow. The first to answer is put
 * through to the other; when one goes, the call is over.
 */
public final class Connects {
  private static final Duration SETUP = Duration.ofSeconds(60);

  private final Equipment equipment;
  private final LegSwitch legs;
  private final ConnectCallbacks callbacks;
  private final Map<String, ConnectCall> bySid = new LinkedHashMap<>();
  private final Deque<String> ended = new ArrayDeque<>();
  private final int endedKept;

  /**
   * No calls yet.
   *
   * @param mail the way of their callbacks
   * @param endedKept how many ended ones can still be fetched
   */
  public Connects(Equipment equipment, LegSwitch legs, Mail mail, int endedKept) {
    this.equipment = equipment;
    this.legs = legs;
    this.callbacks = new ConnectCallbacks(mail);
    this.endedKept = endedKept;
  }

  /** The account's call with this sid. */
  public Optional<ConnectCall> find(String accountSid, String sid) {
    return Optional.ofNullable(bySid.get(sid))
        .filter(call -> call.order().accountSid().equals(accountSid));
  }

  /** The account's calls, newest first. */
  public List<ConnectCall> of(String accountSid) {
    List<ConnectCall> calls = new ArrayList<>();
    for (ConnectCall call : bySid.values()) {
      if (call.order().accountSid().equals(accountSid)) {
        calls.add(call);
      }
    }
    Collections.reverse(calls);
    return calls;
  }

  /** Takes an order for two parties; the first leg is made after this, never during. */
  public ConnectCall place(ConnectOrder order) {
    return place(order, Optional.empty());
  }

  /** Takes an order for one party, who goes through a flow. */
  public ConnectCall place(ConnectOrder order, FlowOfCall flow) {
    return place(order, Optional.of(flow));
  }

  private ConnectCall place(ConnectOrder order, Optional<FlowOfCall> flow) {
    String sid = equipment.sids().next("");
    boolean agent = flow.isEmpty() || order.from().isPhone();
    Leg first = legs.place(leg(sid, order, order.from(), agent), false, new FirstLeg(sid, flow));
    ConnectCall call =
        new ConnectCall(sid, order, equipment.timers().now(), first, Optional.empty(), null);
    bySid.put(sid, call);
    return call;
  }

  /** Of two legs the first is an agent's, whatever it is made to: to the lead goes the second. */
  private static LegOrder leg(String sid, ConnectOrder order, Contact contact, boolean agent) {
    return new LegOrder(
        order.accountSid(),
        contact,
        order.callerId(),
        Optional.empty(),
        Optional.empty(),
        Amd.BESIDE,
        new LegLimits(SETUP.plus(order.ring()), SETUP, order.ring(), order.life()),
        new Origin(agent, Optional.of(sid), order.callParams()));
  }

  private final class FirstLeg implements LegObserver {
    private final String sid;
    private final Optional<FlowOfCall> flow;

    FirstLeg(String sid, Optional<FlowOfCall> flow) {
      this.sid = sid;
      this.flow = flow;
    }

    @Override
    public void answered(Leg leg) {
      ConnectCall call = keep(sid, leg);
      call.order().to().ifPresent(to -> ring(call, to));
      flow.ifPresent(met -> met.begin(call));
    }

    private void ring(ConnectCall call, Contact to) {
      Leg second = legs.place(leg(sid, call.order(), to, false), false, new SecondLeg(sid));
      callbacks.answered(keep(sid, second));
    }

    @Override
    public void ended(Leg leg, Ender by) {
      ConnectCall call = keep(sid, leg);
      call.second().ifPresent(second -> legs.hangUp(second.sid(), Ender.CARRIER));
      flow.ifPresent(FlowOfCall::over);
      finish(sid);
    }
  }

  private final class SecondLeg implements LegObserver {
    private final String sid;

    SecondLeg(String sid) {
      this.sid = sid;
    }

    @Override
    public void answered(Leg leg) {
      ConnectCall call = keep(sid, leg);
      List<String> both = List.of(call.first().sid(), leg.sid());
      legs.bridge(call.order().accountSid(), both, Optional.empty());
      callbacks.answered(call);
    }

    @Override
    public void ended(Leg leg, Ender by) {
      ConnectCall call = keep(sid, leg);
      legs.hangUp(call.first().sid(), Ender.CARRIER);
      finish(sid);
    }
  }

  private ConnectCall keep(String sid, Leg leg) {
    ConnectCall call = get(sid).with(leg);
    bySid.put(sid, call);
    return call;
  }

  /** Told once, by whichever leg ends last. */
  private void finish(String sid) {
    ConnectCall call = get(sid);
    if (call.ended() != null || call.hasLiveLeg()) {
      return;
    }
    ConnectCall over = call.over(equipment.timers().now());
    bySid.put(sid, over);
    callbacks.terminal(over);
    ended.add(sid);
    if (ended.size() > endedKept) {
      bySid.remove(ended.remove());
    }
  }

  private ConnectCall get(String sid) {
    return Optional.ofNullable(bySid.get(sid))
        .orElseThrow(() -> new IllegalStateException("a call with legs is known"));
  }
}
