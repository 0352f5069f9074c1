package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.exchange.CallQueue.Member;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The queues of all accounts: who waits in them, and which calls wait for somebody to come. */
public final class Queues {
  private final Map<String, CallQueue> bySid = new LinkedHashMap<>();
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final List<Asking> asking = new ArrayList<>();
  private final Equipment equipment;
  private final CallLog log;
  private final QueueMusic music;

  /** A call in a queue, and what to do with the result when it leaves. */
  record Waiting(
      LiveCall live, String queueSid, Instant since, Consumer<Map<String, String>> left) {}

  /**
   * A call that talks with whoever is first in a queue, or waits for one.
   *
   * @param before what that one hears before the talk
   */
  record Asking(
      LiveCall live,
      Step.DialQueue dial,
      Optional<Target> before,
      Consumer<Map<String, String>> done) {}

  Queues(Equipment equipment) {
    this.equipment = equipment;
    this.log = new CallLog(equipment.journal());
    this.music = new QueueMusic(equipment);
  }

  /** An account's queues. */
  public List<CallQueue> of(String accountSid) {
    return bySid.values().stream().filter(one -> one.accountSid().equals(accountSid)).toList();
  }

  /** An account's queue of this sid. */
  public Optional<CallQueue> find(String accountSid, String sid) {
    return Optional.ofNullable(bySid.get(sid)).filter(one -> one.accountSid().equals(accountSid));
  }

  /** An account's queue of this name. */
  public Optional<CallQueue> named(String accountSid, String name) {
    return of(accountSid).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Opens a queue. */
  public CallQueue open(String accountSid, String name, int maxSize) {
    String sid = equipment.sids().next("QU");
    return keep(new CallQueue(sid, accountSid, name, maxSize, now(), now(), List.of()));
  }

  /** Calls a queue otherwise, or has more or fewer wait in it. */
  public CallQueue change(CallQueue queue, String name, int maxSize) {
    return keep(queue.called(name, maxSize, now()));
  }

  /** Closes a queue in which nobody waits. */
  public void close(CallQueue empty) {
    bySid.remove(empty.sid());
  }

  /** A call waits in a queue, which is opened if need be. */
  void enter(LiveCall live, Step.Enqueue step, Consumer<Map<String, String>> left) {
    CallQueue queue =
        named(live.accountSid(), step.queue())
            .orElseGet(() -> open(live.accountSid(), step.queue(), step.most()));
    Waiting one = new Waiting(live, queue.sid(), now(), left);
    if (queue.isFull()) {
      equipment.timers().soon(() -> left.accept(result(one, "queue-full")));
      return;
    }
    keep(queue.with(new Member(live.sid(), one.since()), now()));
    waiting.put(live.sid(), one);
    write(Kind.QUEUE_ENTERED, one, Map.of());
    live.waitFor(() -> leave(one, "gone"));
    asking.stream()
        .filter(asker -> asker.dial().queue().equals(step.queue()))
        .filter(asker -> asker.live().accountSid().equals(live.accountSid()))
        .findFirst()
        .ifPresentOrElse(asker -> connect(one, asker), () -> entertain(one, step));
  }

  private void entertain(Waiting one, Step.Enqueue step) {
    step.waiting()
        .ifPresent(
            document ->
                music.play(
                    new QueueMusic.Piece(
                        one.live(),
                        document,
                        () -> waits(one),
                        () -> params(one),
                        () -> leaveByItself(one))));
  }

  /** A call talks with who is first, or waits for somebody to come. */
  void ask(Asking asker) {
    Optional<Waiting> first =
        named(asker.live().accountSid(), asker.dial().queue())
            .flatMap(queue -> queue.member("Front"))
            .map(member -> waiting.get(member.callSid()));
    if (first.isPresent()) {
      connect(first.get(), asker);
      return;
    }
    asking.add(asker);
    Duration patience = equipment.tempo().real(asker.dial().ringTimeout());
    Runnable nobody = () -> asker.done().accept(Map.of("DialCallStatus", "no-answer"));
    Timer timer = equipment.timers().after(patience, nobody);
    asker
        .live()
        .waitFor(
            () -> {
              timer.cancel();
              asking.remove(asker);
            });
  }

  private void connect(Waiting one, Asking asker) {
    leave(one, "bridged");
    new QueueTalk(equipment, one, asker, result(one, "bridged")).begin();
  }

  /** By the document that it hears while it waits. */
  private void leaveByItself(Waiting one) {
    leave(one, "leave");
    one.left().accept(result(one, "leave"));
  }

  private void leave(Waiting one, String result) {
    if (waiting.remove(one.live().sid(), one)) {
      CallQueue queue = bySid.get(one.queueSid());
      if (queue != null) {
        keep(queue.without(one.live().sid(), now()));
      }
      write(Kind.QUEUE_LEFT, one, Map.of("result", result));
    }
  }

  private boolean waits(Waiting one) {
    return one.equals(waiting.get(one.live().sid()));
  }

  /** What the document is told that a waiting call hears. */
  private Map<String, String> params(Waiting one) {
    Map<String, String> params = new LinkedHashMap<>();
    CallQueue queue = bySid.get(one.queueSid());
    if (queue != null) {
      int position = queue.member(one.live().sid()).map(queue::position).orElse(0);
      params.put("QueueSid", queue.sid());
      params.put("QueuePosition", Integer.toString(position));
      params.put("QueueTime", seconds(one));
      params.put("AvgQueueTime", Long.toString(CallParams.seconds(queue.averageWait(now()))));
      params.put("CurrentQueueSize", Integer.toString(queue.members().size()));
      params.put("MaxQueueSize", Integer.toString(queue.maxSize()));
    }
    return params;
  }

  private Map<String, String> result(Waiting one, String result) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("QueueResult", result);
    params.put("QueueSid", one.queueSid());
    params.put("QueueTime", seconds(one));
    return params;
  }

  private String seconds(Waiting one) {
    return Long.toString(CallParams.seconds(Duration.between(one.since(), now())));
  }

  private void write(Kind kind, Waiting one, Map<String, Object> more) {
    Map<String, Object> details = new LinkedHashMap<>(more);
    details.put("queueSid", one.queueSid());
    log.write(kind, one.live(), details);
  }

  private CallQueue keep(CallQueue queue) {
    bySid.put(queue.sid(), queue);
    return queue;
  }

  private Instant now() {
    return equipment.timers().now();
  }
}
