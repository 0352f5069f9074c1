package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Address;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Direction;
import dev.ringbridge.simulator.people.Behavior.PicksUp;
import dev.ringbridge.simulator.people.KeyPress;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.people.Reaction;
import dev.ringbridge.simulator.people.Utterance;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call that is going on: what the API shows of it, and what is under way. A <em>turn</em> is one
 * document, from asking for it to its end: whatever comes late, of a turn that is over, is dropped.
 */
final class LiveCall {
  /** Of whoever calls by themselves: virtual. */
  private static final Duration CALLERS_SPEECH = Duration.ofSeconds(5);

  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<Timer> lifeTimers = new ArrayList<>();
  private final boolean shuffled;
  private CallObserver observer;
  private Call call;
  private Optional<Reaction> reaction = Optional.empty();
  private Optional<Target> document = Optional.empty();
  private Optional<String> room = Optional.empty();
  private Optional<String> recording = Optional.empty();
  private Timer turnTimer = Timer.NONE;
  private Timer limitTimer = Timer.NONE;
  private String activity = "queued";
  private boolean keysTaken;
  private int wordsTaken;
  private boolean through;
  private int turn;
  private int documentsInARow;
  private int nextSequence;

  LiveCall(Call call, CallObserver observer, boolean shuffled) {
    this.call = call;
    this.observer = observer;
    this.shuffled = shuffled;
    facts.put("to", call.request().to());
    facts.put("from", call.request().from());
    facts.put("callParams", call.request().callParams());
  }

  Call call() {
    return call;
  }

  String sid() {
    return call.sid();
  }

  String accountSid() {
    return call.accountSid();
  }

  CallObserver observer() {
    return observer;
  }

  /** From now on this one follows it, too. */
  void alsoTell(CallObserver another) {
    observer = observer.and(another);
  }

  /** The recording that it has for as long as it is connected. */
  Optional<String> recording() {
    return recording;
  }

  void recordedAs(String sid) {
    recording = Optional.of(sid);
  }

  /** Whether its webhooks are to be doubled and shuffled. */
  boolean isShuffled() {
    return shuffled;
  }

  /** What each of its log entries says. */
  Map<String, Object> facts() {
    return facts;
  }

  void become(Call next) {
    call = next;
  }

  /** Whether a client endpoint made it, or is called by it. */
  boolean isClientLeg() {
    return isIncoming() ? !isByPhone() : Address.isClient(call.request().to());
  }

  /** Whether it came in, and no document picked it up yet. */
  boolean isUnansweredIncoming() {
    return isIncoming() && call.status() == CallStatus.RINGING;
  }

  /** The number of the person on it; empty for a client endpoint or an application. */
  Optional<String> person() {
    if (isClientLeg() || Address.isApplication(call.request().to())) {
      return Optional.empty();
    }
    return Optional.of(isIncoming() ? call.request().from() : call.request().to());
  }

  private boolean isByPhone() {
    return call.request().from().startsWith("+");
  }

  private boolean isIncoming() {
    return call.direction() == Direction.INBOUND;
  }

  boolean isConnected() {
    return call.status() == CallStatus.IN_PROGRESS;
  }

  boolean isOver() {
    return call.status().isFinal();
  }

  void reactWith(Reaction drawn) {
    reaction = Optional.of(drawn);
  }

  Optional<Reaction> reaction() {
    return reaction;
  }

  /** What the person presses now that they are asked: once in a call. */
  Optional<KeyPress> takeKeys() {
    Optional<KeyPress> keys = keysTaken ? Optional.empty() : reaction.flatMap(Reaction::keys);
    keysTaken = true;
    return keys;
  }

  /** It talks with the call that dialed it from now on. */
  void putThrough() {
    through = true;
  }

  /** Whether it talks, or talked, with the call that dialed it. */
  boolean isThrough() {
    return through;
  }

  /** What the person says now that they are asked to speak; empty where they say nothing. */
  Optional<Utterance> takeWords() {
    return reaction
        .map(Reaction::words)
        .filter(words -> wordsTaken < words.size())
        .map(words -> words.get(wordsTaken++));
  }

  /** How long the person speaks when asked to, in virtual time: as long as their hello. */
  Duration speech() {
    return reaction
        .map(Reaction::behavior)
        .filter(PicksUp.class::isInstance)
        .map(PicksUp.class::cast)
        .map(somebody -> somebody.answerer().greeting())
        .orElse(CALLERS_SPEECH);
  }

  Quirk quirk() {
    return reaction.map(Reaction::quirk).orElse(Quirk.NONE);
  }

  /** The document it is at, which relative URLs are relative to; empty for an inline one. */
  Optional<Target> document() {
    return document;
  }

  void read(Optional<Target> next) {
    document = next;
  }

  /** The conference it is in. */
  Optional<String> room() {
    return room;
  }

  void sit(Optional<String> roomName) {
    room = roomName;
  }

  /** What it does right now, for people who look. */
  String activity() {
    return activity;
  }

  void does(String what) {
    activity = what;
  }

  /** Begins a turn, and so ends the one before. */
  int nextTurn() {
    turnTimer.cancel();
    return ++turn;
  }

  boolean isAt(int number) {
    return turn == number && !isOver();
  }

  /** The timer of what its turn is waiting for. */
  void waitFor(Timer timer) {
    turnTimer.cancel();
    turnTimer = timer;
  }

  /** A timer that its end cancels. */
  void whileAlive(Timer timer) {
    lifeTimers.add(timer);
  }

  /** The timer of the longest it may last. */
  void limit(Timer timer) {
    limitTimer.cancel();
    limitTimer = timer;
  }

  void cancelTimers() {
    nextTurn();
    limitTimer.cancel();
    lifeTimers.forEach(Timer::cancel);
    lifeTimers.clear();
  }

  /** Counts documents that took no time; {@link #spendTime} starts anew. */
  int countDocument() {
    return ++documentsInARow;
  }

  void spendTime() {
    documentsInARow = 0;
  }

  /** The number of its next status callback, from 0. */
  int nextSequence() {
    return nextSequence++;
  }
}
