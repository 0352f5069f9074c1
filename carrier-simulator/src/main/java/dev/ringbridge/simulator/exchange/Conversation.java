package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.conference.LeaveReason;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.twiml.Program;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.twiml.Twiml;
import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Reply;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for documents and has them performed: the part of a call that the customer writes. */
final class Conversation {
  private static final int MOST_DOCUMENTS_IN_NO_TIME = 20;
  private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";

  private final Equipment equipment;
  private final Rooms rooms;
  private final Endings endings;
  private final LiveCalls liveCalls;
  private final CallLog log;
  private final DocumentLog documents;
  private final ClientDrops drops;
  private final Queues queues;
  private final PickUps pickUps;
  private final Streams streams;
  private Consumer<LiveCall> dialer = live -> {};
  private Recorder recorder = Recorder.NONE;

  Conversation(Equipment equipment, LiveCalls liveCalls, Rooms rooms, Endings endings) {
    this.equipment = equipment;
    this.rooms = rooms;
    this.endings = endings;
    this.liveCalls = liveCalls;
    this.log = new CallLog(equipment.journal());
    this.documents = new DocumentLog(log, equipment.timers());
    this.queues = new Queues(equipment);
    this.pickUps = new PickUps(equipment, liveCalls, endings);
    this.streams = new Streams(equipment);
    this.drops = new ClientDrops(rooms, liveCalls, endings);
  }

  /**
   * A document to ask for.
   *
   * @param more parameters besides the call's own
   * @param since the answer, redirect or verb that made it necessary
   * @param isFallback whether it stands in for one that could not be had
   */
  private record Request(
      Target target, Map<String, String> more, Instant since, boolean isFallback) {}

  /** Has calls that calls make dialed by this. */
  void dialWith(Consumer<LiveCall> dialing) {
    dialer = dialing;
  }

  /** Has calls recorded by this. */
  void recordWith(Recorder next) {
    recorder = next;
  }

  /**
   * The call was picked up, or came in: its first document. Who was dialed by a call hears one
   * before the talk, where their noun has one.
   */
  void begin(LiveCall live, Map<String, String> more) {
    if (isToTalk(live) && live.call().request().answering().document().isEmpty()) {
      talks(live);
      return;
    }
    rooms
        .invited(live)
        .ifPresentOrElse(
            terms -> joins(live, terms), () -> hear(live, live.call().request().answering(), more));
  }

  /** Whether it was dialed by a call, and is not through to it. */
  private static boolean isToTalk(LiveCall live) {
    return live.call().parentSid().isPresent() && !live.isThrough();
  }

  private void talks(LiveCall live) {
    live.putThrough();
    live.does("talks with who called");
    live.observer().answered(live.call());
  }

  /** Whoever was dialed for a conference has no document. */
  private void joins(LiveCall live, JoinTerms terms) {
    Duration limit = live.call().request().timeLimit();
    List<Step> steps =
        List.of(new Step.Join(terms, Optional.empty(), limit, Optional.empty()), new Step.Hangup());
    new Performance(this, live, live.nextTurn(), steps, () -> {}).next();
  }

  /** A request gives a call that is going on another document: out of what it is in. */
  void redirect(LiveCall live, Answering to) {
    live.nextTurn();
    rooms.leave(live, LeaveReason.PARTICIPANT_UPDATED_VIA_API, false);
    live.spendTime();
    hear(live, to, Map.of());
  }

  /** A verb gives the next document. */
  void fetch(LiveCall live, Target target, Map<String, String> more) {
    ask(live, new Request(target, more, now(), false));
  }

  /** Nothing can be had: the person hears an apology, and that is all. */
  void apologize(LiveCall live) {
    live.does("hears an apology");
    log.write(Kind.SAID, live, Map.of("text", APOLOGY));
    Duration length = equipment.tempo().real(SoundLength.said(APOLOGY));
    Ending ending =
        live.isConnected()
            ? Ending.completed(Ender.APPLICATION_ERROR)
            : Ending.failed(Ender.APPLICATION_ERROR, 500);
    live.waitFor(equipment.timers().after(length, () -> endings.end(live, ending)));
  }

  private void hear(LiveCall live, Answering answering, Map<String, String> more) {
    if (answering.document().isPresent()) {
      ask(live, new Request(answering.document().get(), more, now(), false));
      return;
    }
    Instant since = now();
    int turn = live.nextTurn();
    live.read(Optional.empty());
    Twiml twiml = Twiml.read(answering.twiml().orElse(""));
    if (twiml instanceof Twiml.Parsed parsed) {
      documents.received(live, parsed.program(), since);
      perform(live, parsed.program(), turn);
    } else {
      failed(live, inline(since), Twiml.PARSE_FAILURE);
    }
  }

  private static Request inline(Instant since) {
    return new Request(new Target("", HookMethod.POST), Map.of(), since, false);
  }

  private void ask(LiveCall live, Request request) {
    int turn = live.nextTurn();
    live.does("waits for its document");
    Map<String, String> params = CallParams.of(live.call());
    request.more().forEach(params::putIfAbsent);
    String token = equipment.accounts().authToken(live.accountSid());
    equipment
        .courier()
        .deliver(new Hook(request.target(), params, token), new Asked(live, request, turn));
  }

  private void perform(LiveCall live, Program program, int turn) {
    program.warnings().forEach(warning -> warn(live, warning));
    if (live.countDocument() > MOST_DOCUMENTS_IN_NO_TIME) {
      warn(live, "redirect loop");
      apologize(live);
    } else {
      boolean before = isToTalk(live) && program.runsOut();
      Runnable end = before ? () -> talks(live) : () -> {};
      new Performance(this, live, turn, before ? program.before() : program.steps(), end).next();
    }
  }

  /** Asks the fallback, once; without one, or without its answer, the call is over. */
  private void failed(LiveCall live, Request request, int code) {
    documents.failed(live, request.target(), request.since(), code);
    Optional<Target> fallback = live.call().request().answering().fallback();
    if (fallback.isEmpty() || request.isFallback()) {
      apologize(live);
      return;
    }
    Map<String, String> more = new LinkedHashMap<>(request.more());
    more.put("ErrorCode", Integer.toString(code));
    more.put("ErrorUrl", request.target().url());
    ask(live, new Request(fallback.get(), more, request.since(), true));
  }

  private final class Asked implements Courier.Listener {
    private final LiveCall live;
    private final Request request;
    private final int turn;

    Asked(LiveCall live, Request request, int turn) {
      this.live = live;
      this.request = request;
      this.turn = turn;
    }

    @Override
    public void sent(int attempt) {
      log.write(
          Kind.TWIML_REQUESTED, live, Map.of("attempt", attempt, "url", request.target().url()));
    }

    @Override
    public void replied(int attempt, Reply reply, Duration elapsed) {
      // The last reply tells all: twiml-received or twiml-failed.
    }

    @Override
    public void done(Reply reply) {
      if (!live.isAt(turn)) {
        return;
      }
      Document document = Document.of(reply);
      if (document.program().isPresent()) {
        live.read(Optional.of(request.target()));
        documents.received(live, document.program().get(), request.since());
        perform(live, document.program().get(), turn);
      } else {
        failed(live, request, document.errorCode());
      }
    }
  }

  // What a performance needs of the switch.

  /** A call that another makes; it is not dialed yet. */
  LiveCall dialOut(LiveCall parent, CallRequest request, CallObserver observer) {
    String sid = equipment.sids().next("CA");
    LiveCall child =
        new LiveCall(Call.dialedBy(parent.sid(), sid, request, now()), observer, false);
    liveCalls.add(child);
    log.write(Kind.DIALED, child, Map.of("parentCallSid", parent.sid()));
    return child;
  }

  void dial(LiveCall child) {
    dialer.accept(child);
  }

  Equipment equipment() {
    return equipment;
  }

  Rooms rooms() {
    return rooms;
  }

  Recorder recorder() {
    return recorder;
  }

  Queues queues() {
    return queues;
  }

  Streams streams() {
    return streams;
  }

  PickUps pickUps() {
    return pickUps;
  }

  ClientDrops drops() {
    return drops;
  }

  CallLog log() {
    return log;
  }

  void warn(LiveCall live, String text) {
    log.write(Kind.WARNING, live, Map.of("text", text));
  }

  void end(LiveCall live, Ending ending) {
    endings.end(live, ending);
  }

  private Instant now() {
    return equipment.timers().now();
  }
}
