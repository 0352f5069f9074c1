package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.conference.Conference.Refusal;
import dev.ringbridge.simulator.conference.LeaveReason;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Quirk;
import dev.ringbridge.simulator.twiml.Performer;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One document being carried out on one call, step by step. */
final class Performance implements Performer {
  private static final int SAID_IN_LOG = 60;

  /** What a number that waits two seconds for the client's leg to drop means by it: virtual. */
  private static final Duration DROP_AFTER_JOIN = Duration.ofSeconds(2);

  private final Conversation stage;
  private final LiveCall live;
  private final int turn;
  private final Deque<Step> steps;
  private final Runnable then;
  private final Addressed addresses;

  /**
   * Nothing is carried out yet.
   *
   * @param then what follows when the steps are done; most documents end the call themselves
   */
  Performance(Conversation stage, LiveCall live, int turn, List<Step> steps, Runnable then) {
    this.stage = stage;
    this.live = live;
    this.turn = turn;
    this.steps = new ArrayDeque<>(steps);
    this.then = then;
    this.addresses = new Addressed(live);
  }

  /** Goes on, unless the call has turned to something else. */
  void next() {
    if (!live.isAt(turn)) {
      return;
    }
    if (steps.isEmpty()) {
      then.run();
      return;
    }
    Step step = steps.remove();
    if (step.answers() && live.isUnansweredIncoming()) {
      stage.pickUps().answer(live);
    }
    step.on(this);
  }

  @Override
  public void sound(Step.Sound sound) {
    goOnAfter(heard(sound), this::next);
  }

  /** Says how long it takes, in real time. */
  Duration heard(Step.Sound sound) {
    live.does(sound.spoken() ? "hears a text" : "hears a file");
    String text = sound.text().substring(0, Math.min(SAID_IN_LOG, sound.text().length()));
    stage.log().write(sound.spoken() ? Kind.SAID : Kind.PLAYED, live, Map.of("text", text));
    return stage.equipment().tempo().real(sound.length());
  }

  @Override
  public void gather(Step.Gather gather) {
    Gathering gathering = new Gathering(this, stage, live, gather);
    gathering.expect();
    gathering.prompt();
  }

  @Override
  public void takeMessage(Step.TakeMessage message) {
    new SpokenMessage(this, stage, live, message).begin();
  }

  /** Where what was asked for goes: without an address of its own, to the document that asks. */
  Target replyTo(Target action) {
    boolean own = action.url().isEmpty() && live.document().isPresent();
    return own ? live.document().orElseThrow() : action;
  }

  /** Whether the call is still at this document. */
  boolean goesOn() {
    return live.isAt(turn);
  }

  @Override
  public void await(Step.Await pause) {
    live.does("waits");
    goOnAfter(pause.length(), this::next);
  }

  @Override
  public void join(Step.Join join) {
    stage.drops().quirk(live, Quirk.CLIENT_DROPS_BEFORE_JOIN, join.terms().room());
    Optional<Refusal> refusal =
        stage
            .rooms()
            .join(live, addresses.of(join.terms()), () -> dialed(join.action(), "answered"));
    if (refusal.isPresent()) {
      stage.warn(live, refusal.get().code() + " cannot join: " + refusal.get());
      later(Duration.ZERO, () -> dialed(join.action(), "failed"));
      return;
    }
    live.does("in conference " + join.terms().room());
    live.spendTime();
    later(join.timeLimit(), () -> leaveByItself(join));
    join.waiting()
        .flatMap(url -> RelativeUrl.resolve(live.document(), url))
        .ifPresent(url -> stage.rooms().entertain(live, url));
    dropClientLater(join.terms().room());
  }

  @Override
  public void dialNumbers(Step.DialNumbers dial) {
    String asked = dial.callerId().orElse(live.call().request().from());
    boolean toNumbers = dial.callees().stream().anyMatch(one -> one.address().startsWith("+"));
    if (toNumbers && !stage.equipment().accounts().mayShow(live.call(), asked)) {
      stage.warn(live, "13214 no caller id to dial with: " + asked);
      later(Duration.ZERO, () -> dialed(dial.action(), "failed"));
      return;
    }
    live.does("dials " + dial.callees().size() + " numbers");
    live.spendTime();
    DialedNumbers numbers =
        new DialedNumbers(stage, live, addresses.of(dial), result -> dialed(dial.action(), result));
    live.waitFor(numbers::giveUp);
    numbers.begin(asked);
  }

  @Override
  public void enqueue(Step.Enqueue step) {
    live.does("waits in queue " + step.queue());
    live.spendTime();
    Optional<Target> music =
        step.waiting().flatMap(url -> RelativeUrl.resolve(live.document(), url));
    Step.Enqueue resolved = new Step.Enqueue(step.queue(), step.most(), step.action(), music);
    stage.queues().enter(live, resolved, result -> dialed(step.action(), result));
  }

  @Override
  public void leave() {
    stage.warn(live, "12200 Leave outside a queue does nothing");
    later(Duration.ZERO, this::next);
  }

  @Override
  public void dialQueue(Step.DialQueue dial) {
    live.does("waits for somebody in queue " + dial.queue());
    live.spendTime();
    Optional<Target> before =
        dial.before().flatMap(url -> RelativeUrl.resolve(live.document(), url));
    stage.queues().ask(new Queues.Asking(live, dial, before, said -> dialed(dial.action(), said)));
  }

  @Override
  public void stream(Step.Stream stream) {
    stage.streams().begin(this, live, stream);
  }

  @Override
  public void stopStream(Step.StopStream stop) {
    stage.streams().stop(live, stop.name());
    later(Duration.ZERO, this::next);
  }

  /** What the document's addresses are absolutely. */
  Addressed addresses() {
    return addresses;
  }

  @Override
  public void dialElsewhere(Step.DialElsewhere dial) {
    later(Duration.ZERO, () -> dialed(dial.action(), "failed"));
  }

  @Override
  public void fetch(Step.Fetch fetch) {
    fetch(fetch.from(), fetch.params());
  }

  @Override
  public void hangUp() {
    stage.end(live, Ending.completed(Ender.TWIML));
  }

  @Override
  public void reject(Step.Reject reject) {
    if (!live.isUnansweredIncoming()) {
      stage.warn(live, "12200 Reject after the answer hangs up");
      hangUp();
      return;
    }
    boolean busy = reject.reason().equals("busy");
    stage.end(live, busy ? Ending.busy(Ender.TWIML) : Ending.declined(Ender.TWIML));
  }

  private void leaveByItself(Step.Join join) {
    stage.rooms().leave(live, LeaveReason.PARTICIPANT_HUNG_UP, false);
    dialed(join.action(), "answered");
  }

  /** A dial is done: its action takes over, or else the next step. */
  private void dialed(Optional<Target> action, String status) {
    dialed(action, Map.of("DialCallStatus", status));
  }

  private void dialed(Optional<Target> action, Map<String, String> result) {
    if (!live.isAt(turn)) {
      return;
    }
    if (action.isPresent()) {
      fetch(action.get(), result);
    } else {
      next();
    }
  }

  private void dropClientLater(String room) {
    if (live.quirk() == Quirk.CLIENT_DROPS_AFTER_JOIN) {
      Duration delay = stage.equipment().tempo().real(DROP_AFTER_JOIN);
      Runnable drop = () -> stage.drops().quirk(live, Quirk.CLIENT_DROPS_AFTER_JOIN, room);
      live.whileAlive(stage.equipment().timers().after(delay, drop));
    }
  }

  void fetch(Target target, Map<String, String> params) {
    Optional<Target> resolved = RelativeUrl.resolve(live.document(), target);
    if (resolved.isPresent()) {
      stage.fetch(live, resolved.get(), params);
    } else {
      stage.warn(live, "11100 no absolute URL");
      stage.apologize(live);
    }
  }

  void goOnAfter(Duration length, Runnable next) {
    if (!length.isZero()) {
      live.spendTime();
    }
    later(length, next);
  }

  void later(Duration delay, Runnable task) {
    live.waitFor(stage.equipment().timers().after(delay, task));
  }
}
