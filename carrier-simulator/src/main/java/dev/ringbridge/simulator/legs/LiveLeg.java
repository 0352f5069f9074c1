package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.audio.Held;
import dev.ringbridge.simulator.people.Dice;
import dev.ringbridge.simulator.people.KeyPress;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.people.Reaction;
import dev.ringbridge.simulator.time.Timers.Timer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A leg that is going on: what the API shows of it, and what is under way. */
final class LiveLeg {
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<Timer> timers = new ArrayList<>();
  private final boolean shuffled;
  private Leg leg;
  private Optional<Reaction> reaction = Optional.empty();
  private Optional<String> bridge = Optional.empty();
  private final List<LegObserver> observers = new ArrayList<>();
  private Optional<Sound> sound = Optional.empty();
  private Held held = Held.NOT;
  private boolean muted;
  private boolean keysTaken;
  private Timer listening = Timer.NONE;
  private String activity = "accepted";
  private boolean atPhone;
  private boolean pickedUp;
  private int nextSequence;

  /**
   * What it hears.
   *
   * @param end what happens at the sound's own end
   */
  record Sound(LegAction.Hear hear, LegAction.Tag tag, Timer end) {}

  LiveLeg(Leg leg, boolean shuffled) {
    this.leg = leg;
    this.shuffled = shuffled;
    facts.put("to", leg.order().contact().address());
    facts.put("from", leg.order().exophone());
    facts.put("callParams", leg.order().origin().callParams());
  }

  Leg leg() {
    return leg;
  }

  String sid() {
    return leg.sid();
  }

  void become(Leg next) {
    leg = next;
  }

  boolean isOver() {
    return leg.status().isFinal();
  }

  boolean isAnswered() {
    return leg.state() == LegState.ANSWERED;
  }

  boolean isAgent() {
    return leg.order().origin().agent();
  }

  /** What each of its log entries says. */
  Map<String, Object> facts() {
    return facts;
  }

  void reactWith(Reaction drawn) {
    reaction = Optional.of(drawn);
  }

  Quirk quirk() {
    return reaction.map(Reaction::quirk).orElse(Quirk.NONE);
  }

  /** What its events are shuffled by, if they are. */
  Optional<Dice> shuffling() {
    return shuffled ? reaction.map(Reaction::dice) : Optional.empty();
  }

  Optional<String> bridge() {
    return bridge;
  }

  void sit(Optional<String> bridgeSid) {
    bridge = bridgeSid;
  }

  Optional<Sound> sound() {
    return sound;
  }

  void hear(Optional<Sound> next) {
    sound.ifPresent(before -> before.end().cancel());
    sound = next;
  }

  /** Whether it is on hold. */
  Held held() {
    return held;
  }

  void hold(Held next) {
    held = next;
  }

  /** Whether nobody is to hear it. */
  boolean isMuted() {
    return muted;
  }

  void mute(boolean next) {
    muted = next;
  }

  /** What its person presses when they are first asked for keys; nothing after that. */
  Optional<KeyPress> takeKeys() {
    Optional<KeyPress> keys = keysTaken ? Optional.empty() : reaction.flatMap(Reaction::keys);
    keysTaken = true;
    return keys;
  }

  /** What its keys are waited for by, in place of what they were. */
  void listen(Timer next) {
    listening.cancel();
    listening = next;
  }

  /** Who follows it. */
  List<LegObserver> observers() {
    return observers;
  }

  void follow(LegObserver observer) {
    observers.add(observer);
  }

  /** Whether it is at an agent's own phone. */
  boolean isAtPhone() {
    return atPhone;
  }

  boolean isPickedUp() {
    return pickedUp;
  }

  void pickUp() {
    pickedUp = true;
  }

  void ringAt(LegObserver phone) {
    atPhone = true;
    follow(phone);
  }

  /** What it does right now, for people who look. */
  String activity() {
    return activity;
  }

  void does(String what) {
    activity = what;
  }

  /** A timer that the answer or the end cancels. */
  void whileItLasts(Timer timer) {
    timers.add(timer);
  }

  void cancelTimers() {
    timers.forEach(Timer::cancel);
    timers.clear();
  }

  /** The number of its next event, from 0. */
  int nextSequence() {
    return nextSequence++;
  }
}
