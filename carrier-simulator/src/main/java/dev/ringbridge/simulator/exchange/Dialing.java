package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Address;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Behavior;
import dev.ringbridge.simulator.people.Behavior.Busy;
import dev.ringbridge.simulator.people.Behavior.Declines;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.Behavior.Unreachable;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.people.Reaction;
import java.time.Duration;
import java.util.Map;

/** Calls a number: from the end of the queue to the answer, or to the end without one. */
final class Dialing {
  private static final int TEMPORARILY_UNAVAILABLE = 480;

  private final Equipment equipment;
  private final LiveCalls liveCalls;
  private final Conversation conversation;
  private final StatusCallbacks callbacks;
  private final Population population;
  private final ClientDrops drops;
  private final Detecting detecting;
  private final Applications applications;
  private Endpoints endpoints = Endpoints.NONE;

  Dialing(
      Equipment equipment,
      LiveCalls liveCalls,
      Conversation conversation,
      StatusCallbacks callbacks,
      Population population) {
    this.equipment = equipment;
    this.liveCalls = liveCalls;
    this.conversation = conversation;
    this.callbacks = callbacks;
    this.population = population;
    this.drops = conversation.drops();
    this.applications = new Applications(equipment, conversation);
    this.detecting = new Detecting(equipment, liveCalls, conversation, callbacks);
  }

  /** Clients are called here from now on. */
  void reach(Endpoints clients) {
    endpoints = clients;
  }

  /** The call's turn has come. */
  void dial(LiveCall live) {
    String to = live.call().request().to();
    if (Address.isClient(to)) {
      initiate(live);
      invite(live, Address.name(to));
      return;
    }
    if (Address.isSip(to)) {
      initiate(live);
      reach(live, SipUsers.behavior(Address.name(to)));
      return;
    }
    if (Address.isApplication(to)) {
      initiate(live);
      answered(live, "APPLICATION");
      conversation.begin(live, Map.of());
      applications.run(live);
      return;
    }
    Reaction reaction = population.dial(to);
    live.reactWith(reaction);
    initiate(live);
    inVirtual(live, reaction.postDial(), () -> reach(live, reaction.behavior()));
  }

  /** Clients ring, unless they are not there or in a call. */
  private void invite(LiveCall live, String identity) {
    switch (endpoints.presence(live.accountSid(), identity)) {
      case OFFLINE -> conversation.end(live, Ending.failed(Ender.CARRIER, TEMPORARILY_UNAVAILABLE));
      case BUSY -> conversation.end(live, Ending.busy(Ender.CLIENT));
      case FREE -> {
        endpoints.offer(live.call(), identity).ifPresent(live::alsoTell);
        ring(live, true);
      }
    }
  }

  /** A client takes the call that rings there. */
  void pickUp(LiveCall live) {
    if (live.call().status() == CallStatus.RINGING && live.isClientLeg()) {
      answered(live, "CLIENT");
      if (live.call().parentSid().isEmpty()) {
        live.observer().answered(live.call());
      }
      conversation.begin(live, Map.of());
    }
  }

  private void initiate(LiveCall live) {
    change(live, live.call().dialed(equipment.timers().now()));
    live.does("being dialed");
    conversation.log().write(Kind.INITIATED, live);
    callbacks.initiated(live);
  }

  private void reach(LiveCall live, Behavior behavior) {
    if (behavior instanceof Unreachable unreachable) {
      conversation.end(live, Ending.failed(Ender.CARRIER, unreachable.sipCode()));
    } else if (behavior instanceof Busy) {
      conversation.end(live, Ending.busy(Ender.CARRIER));
    } else if (behavior instanceof PicksUp picksUp) {
      ring(live, picksUp.signalsRinging());
      inVirtual(live, picksUp.ring(), () -> pickUp(live, picksUp.answerer()));
    } else {
      ring(live, true);
    }
    if (behavior instanceof Declines declines) {
      inVirtual(live, declines.ring(), () -> conversation.end(live, Ending.declined(Ender.PERSON)));
    }
  }

  /** Whatever the person does comes before the ring time-out, or not at all. */
  private void ring(LiveCall live, boolean signaled) {
    if (signaled) {
      change(live, live.call().ringing(equipment.timers().now()));
      live.does("ringing");
      conversation.log().write(Kind.RINGING, live);
      callbacks.ringing(live);
      live.observer().ringing(live.call());
    }
    if (live.quirk() == Quirk.WAITING_CLIENT_DROPS_AT_RINGING) {
      drops.dropLongestWaiting(live.accountSid());
    }
    Duration patience = live.call().request().ringTimeout();
    inVirtual(live, patience, () -> conversation.end(live, Ending.rangOut()));
  }

  private void pickUp(LiveCall live, Answerer answerer) {
    answered(live, answerer.voice().name());
    Ender leaver = answerer.carrierDrops() ? Ender.CARRIER : Ender.PERSON;
    answerer
        .leaves()
        .ifPresent(
            after ->
                inVirtual(live, after, () -> conversation.end(live, Ending.completed(leaver))));
    detecting.begin(live, answerer);
  }

  private void answered(LiveCall live, String voice) {
    live.cancelTimers();
    change(live, live.call().answered(equipment.timers().now()));
    conversation.log().write(Kind.ANSWERED, live, Map.of("voice", voice));
    callbacks.answered(live);
    conversation.pickUps().limit(live);
    live.call()
        .request()
        .recorded()
        .map(order -> conversation.recorder().begin(live.call(), order))
        .ifPresent(live::recordedAs);
  }

  private void change(LiveCall live, Call next) {
    liveCalls.change(live, next);
  }

  private void inVirtual(LiveCall live, Duration delay, Runnable task) {
    Duration real = equipment.tempo().real(delay);
    live.whileAlive(equipment.timers().after(real, task));
  }
}
