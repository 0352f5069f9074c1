package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Calls;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.people.Population;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The switch, for those at its edges: REST, clients, admin. Everything here runs on one thread; a
 * call is a few timers and no thread of its own.
 */
public final class Exchange {
  private final Equipment equipment;
  private final Calls calls;
  private final LiveCalls liveCalls;
  private final Rooms rooms;
  private final Conversation conversation;
  private final Dispatch dispatch;
  private final Mail mail;
  private final Endings endings;
  private final Dialing dialing;

  /**
   * A switch without calls.
   *
   * @param faults what goes wrong with its webhooks
   * @param endedCallsKept how many ended calls can still be fetched
   */
  public Exchange(Equipment equipment, Population population, Faults faults, int endedCallsKept) {
    this.equipment = equipment;
    this.calls = new Calls(endedCallsKept);
    this.liveCalls = new LiveCalls(calls);
    this.mail = new Mail(equipment.courier(), equipment.journal(), equipment.timers(), faults);
    this.rooms =
        new Rooms(new ConferenceDirectory(), new ConferenceNews(equipment, mail), equipment);
    StatusCallbacks callbacks = new StatusCallbacks(mail, equipment.accounts(), equipment.timers());
    CallLog log = new CallLog(equipment.journal());
    this.endings = new Endings(liveCalls, rooms, callbacks, log, equipment.timers());
    this.conversation = new Conversation(equipment, liveCalls, rooms, endings);
    this.dialing = new Dialing(equipment, liveCalls, conversation, callbacks, population);
    conversation.dialWith(dialing::dial);
    this.dispatch =
        new Dispatch(
            equipment.timers(),
            equipment.accounts(),
            sid -> liveCalls.find(sid).ifPresent(dialing::dial),
            sid -> hangUp(sid, Ender.QUEUE_LIMIT));
  }

  /**
   * Recalls the calls of earlier runs, before anybody asks.
   *
   * @throws IOException if the log cannot be read
   */
  public void recall() throws IOException {
    PastCalls.read(equipment.journal()).forEach(calls::put);
  }

  /** Has calls to clients ring here. */
  public void reach(Endpoints clients) {
    dialing.reach(clients);
  }

  /** Has calls recorded by this. */
  public void recordWith(Recorder recorder) {
    conversation.recordWith(recorder);
    rooms.recordWith(recorder);
  }

  /** A client takes the call that rings there. */
  public void pickUp(String sid) {
    liveCalls.find(sid).ifPresent(dialing::pickUp);
  }

  /** A client does not want the call that rings there. */
  public void decline(String sid) {
    liveCalls.find(sid).ifPresent(live -> conversation.end(live, Ending.declined(Ender.CLIENT)));
  }

  /** The calls the API shows. */
  public Calls calls() {
    return calls;
  }

  /** The conferences. */
  public Rooms rooms() {
    return rooms;
  }

  /** The queues. */
  public Queues queues() {
    return conversation.queues();
  }

  /** Tells this of every call that ends. */
  public void watchEnds(Consumer<Call> watcher) {
    endings.watch(watcher);
  }

  /** The way its webhooks go, for others who have some to send. */
  public Mail mail() {
    return mail;
  }

  /**
   * Takes a call into the carrier's queue.
   *
   * @param shuffled whether its webhooks are to be doubled and shuffled
   */
  public Call place(CallRequest request, boolean shuffled) {
    String sid = equipment.sids().next("CA");
    Duration wait = dispatch.offer(request.accountSid(), sid);
    Call call = Call.queued(sid, request, wait, equipment.timers().now());
    LiveCall live = new LiveCall(call, CallObserver.NONE, shuffled);
    liveCalls.add(live);
    conversation.log().write(Kind.QUEUED, live, Map.of("queueTimeMs", wait.toMillis()));
    return call;
  }

  /**
   * Dials somebody for a conference, which is opened if there is none of that name; the call takes
   * its turn in the queue.
   *
   * @param shuffled whether its webhooks are to be doubled and shuffled
   */
  public Call invite(CallRequest request, JoinTerms terms, boolean shuffled) {
    Call call = place(request, shuffled);
    liveCalls
        .find(call.sid())
        .ifPresent(live -> rooms.invite(live, terms, () -> hangUp(call.sid(), Ender.REST)));
    return call;
  }

  /**
   * Takes in a client's call, past any queue.
   *
   * @param params what the client adds to the first request
   */
  public Call connect(CallRequest request, Map<String, String> params, CallObserver observer) {
    String sid = equipment.sids().next("CA");
    Call call = Call.incoming(sid, request, equipment.timers().now());
    LiveCall live = new LiveCall(call, observer, false);
    liveCalls.add(live);
    conversation.log().write(Kind.CLIENT_CONNECTING, live);
    conversation.begin(live, params);
    return call;
  }

  /**
   * Takes in a call that somebody makes to one of an account's numbers.
   *
   * @param params what the network says of them, for the first request
   * @param patience how long they stay, in virtual time
   */
  public Call ring(CallRequest request, Map<String, String> params, Duration patience) {
    String sid = equipment.sids().next("CA");
    Call call = Call.incoming(sid, request, equipment.timers().now());
    LiveCall live = new LiveCall(call, CallObserver.NONE, false);
    liveCalls.add(live);
    conversation.log().write(Kind.CALLER_RINGING, live);
    Duration stays = equipment.tempo().real(patience);
    live.whileAlive(equipment.timers().after(stays, () -> hangUp(sid, Ender.PERSON)));
    conversation.begin(live, params);
    return call;
  }

  /** Ends a call that is not over: completed if it was connected, canceled if not. */
  public void hangUp(String sid, Ender by) {
    liveCalls
        .find(sid)
        .ifPresent(
            live -> {
              dispatch.withdraw(live.accountSid(), sid);
              boolean connected = live.call().status() == CallStatus.IN_PROGRESS;
              conversation.end(live, connected ? Ending.completed(by) : Ending.canceled(by));
            });
  }

  /** Notes that a request wants a call ended. */
  public void noteHangupRequest(String sid, String how) {
    liveCalls
        .find(sid)
        .ifPresent(
            live -> conversation.log().write(Kind.HANGUP_REQUESTED, live, Map.of("how", how)));
  }

  /** Interrupts whatever a connected call does, and gives it this document. */
  public void redirect(String sid, Answering to) {
    liveCalls
        .find(sid)
        .filter(LiveCall::isConnected)
        .ifPresent(
            live -> {
              conversation.log().write(Kind.REDIRECTED, live, redirection(to));
              conversation.redirect(live, to);
            });
  }

  /** Changes the terms of what is left of a call. */
  public void amend(String sid, CallRequest terms) {
    liveCalls
        .find(sid)
        .ifPresent(
            live -> {
              liveCalls.change(live, live.call().changed(terms, equipment.timers().now()));
              conversation.pickUps().limit(live);
            });
  }

  /** Notes that a client muted itself, or no longer does. */
  public void noteMuted(String sid, boolean muted) {
    liveCalls
        .find(sid)
        .ifPresent(
            live -> conversation.log().write(Kind.CLIENT_MUTED, live, Map.of("muted", muted)));
  }

  /** What every live call does right now. */
  public List<Map<String, Object>> activities() {
    Collection<LiveCall> live = liveCalls.all();
    return live.stream().map(Exchange::activity).toList();
  }

  /**
   * All calls are gone, and the clients' connections with them, as when a carrier's switch dies.
   */
  public void loseAll() {
    for (LiveCall live : List.copyOf(liveCalls.all())) {
      hangUp(live.sid(), Ender.NETWORK);
    }
  }

  /** How many calls are going on. */
  public int liveCalls() {
    return liveCalls.all().size();
  }

  /** Whether a call is still going on. */
  public Optional<CallStatus> liveStatus(String sid) {
    return liveCalls.find(sid).map(live -> live.call().status());
  }

  private static Map<String, Object> redirection(Answering to) {
    Map<String, Object> details = new LinkedHashMap<>();
    to.document().ifPresent(target -> details.put("url", target.url()));
    to.twiml().ifPresent(twiml -> details.put("inline", true));
    return details;
  }

  private static Map<String, Object> activity(LiveCall live) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sid", live.sid());
    json.put("accountSid", live.accountSid());
    json.put("direction", live.call().direction().wireName());
    json.put("to", live.call().request().to());
    json.put("from", live.call().request().from());
    json.put("status", live.call().status().wireName());
    json.put("does", live.activity());
    json.put("since", live.call().moments().created().toString());
    return json;
  }
}
