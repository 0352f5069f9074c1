package dev.ringbridge.simulator.recording;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.exchange.Recorder;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.mail.Letter;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The recordings of calls and conferences. They end with what they are of, are there a while later,
 * and are forgotten with their call.
 */
public final class Recordings implements Recorder {
  /** How long it takes until a recording is there: virtual. */
  private static final Duration PROCESSING = Duration.ofSeconds(2);

  /** Less is nothing. */
  private static final Duration LEAST = Duration.ofMillis(1);

  private static final String CURRENT = "Twilio.CURRENT";

  private final RecordingBook book = new RecordingBook();
  private final Equipment equipment;
  private final Exchange exchange;

  /** None so far. */
  public Recordings(Equipment equipment, Exchange exchange) {
    this.equipment = equipment;
    this.exchange = exchange;
    exchange.recordWith(this);
    exchange.watchEnds(this::ended);
    exchange.calls().watchForgotten(call -> book.forget(call.sid()));
  }

  /** Begins to record a call; empty where it is not connected. */
  public Optional<Recording> start(String accountSid, String callSid, RecordingOrder order) {
    return exchange
        .calls()
        .find(accountSid, callSid)
        .filter(call -> call.status() == CallStatus.IN_PROGRESS)
        .map(call -> start(call, order));
  }

  @Override
  public String begin(Call call, RecordingOrder order) {
    return start(call, order).sid();
  }

  @Override
  public String begin(Call call, String conferenceSid, RecordingOrder order) {
    return started(begun(call, order).of(conferenceSid)).sid();
  }

  @Override
  public void finish(String sid) {
    book.get(sid).filter(one -> one.status().isOpen()).ifPresent(this::stop);
  }

  @Override
  public Duration end(String sid) {
    Recording recording = book.get(sid).orElseThrow();
    Recording over = recording.status().isOpen() ? stop(recording) : recording;
    return over.length();
  }

  private Recording start(Call call, RecordingOrder order) {
    return started(begun(call, order));
  }

  private Recording begun(Call call, RecordingOrder order) {
    String sid = equipment.sids().next("RE");
    return Recording.begun(order, sid, call.accountSid(), call.sid(), now());
  }

  private Recording started(Recording recording) {
    keep(recording, Kind.RECORDING_STARTED);
    tell(recording);
    return recording;
  }

  /** The one of this name among some, which may be the one that goes on now. */
  public static Optional<Recording> find(List<Recording> among, String sid) {
    return among.stream()
        .filter(one -> sid.equals(CURRENT) ? one.status().isOpen() : one.sid().equals(sid))
        .findFirst();
  }

  /** The account's recording of this name. */
  public Optional<Recording> find(String accountSid, String sid) {
    return book.find(accountSid, sid);
  }

  /** The account's recordings, newest first, deleted ones among them. */
  public List<Recording> all(String accountSid) {
    return book.all(accountSid);
  }

  /** The recordings of a call, newest first, without deleted ones. */
  public List<Recording> ofCall(String accountSid, String callSid) {
    return book.ofCall(accountSid, callSid);
  }

  /** The recordings of a conference, newest first, without deleted ones. */
  public List<Recording> ofConference(String accountSid, String conferenceSid) {
    return book.ofConference(accountSid, conferenceSid);
  }

  /** Pauses one that goes on: with silence, or left out. */
  public Recording pause(Recording recording, boolean skip) {
    return keep(recording.paused(skip, now()), Kind.RECORDING_PAUSED);
  }

  /** Goes on with one that is paused. */
  public Recording resume(Recording recording) {
    return keep(recording.resumed(now()), Kind.RECORDING_RESUMED);
  }

  /** Ends one that goes on. */
  public Recording stop(Recording recording) {
    Recording over = keep(recording.over(now()), Kind.RECORDING_ENDED);
    equipment.timers().after(equipment.tempo().real(PROCESSING), () -> completed(over.sid()));
    return over;
  }

  /** Forgets what was said; that it was stays known. */
  public void delete(Recording recording) {
    keep(recording.become(RecordingStatus.DELETED, now()), Kind.RECORDING_DELETED);
  }

  /** The sound of one that is there. */
  public byte[] media(Recording recording, Recording.Format format, int channels) {
    byte[] sound = recording.sound(format, channels);
    Map<String, Object> facts = facts(recording);
    facts.put("sha256", Recording.sha256(sound));
    equipment
        .journal()
        .write(Kind.RECORDING_FETCHED, recording.accountSid(), recording.callSid(), facts);
    return sound;
  }

  private void ended(Call call) {
    ofCall(call.accountSid(), call.sid()).stream()
        .filter(one -> one.status().isOpen())
        .forEach(this::stop);
  }

  private void completed(String sid) {
    book.get(sid)
        .filter(one -> one.status() == RecordingStatus.PROCESSING)
        .ifPresent(this::completed);
  }

  private void completed(Recording over) {
    boolean nothing = Objects.requireNonNull(over.duration()).compareTo(LEAST) < 0;
    Recording done =
        over.become(nothing ? RecordingStatus.ABSENT : RecordingStatus.COMPLETED, now());
    keep(done, Kind.RECORDING_READY);
    tell(done);
  }

  /** Tells whoever wants to hear that it has this status. */
  private void tell(Recording recording) {
    String status = recording.status().wireName();
    recording
        .order()
        .hook()
        .filter(hook -> hook.events().contains(status))
        .map(hook -> letter(recording, "recording-" + status, hook.target()))
        .ifPresent(exchange.mail()::post);
  }

  private Letter letter(Recording recording, String event, Target to) {
    String token = equipment.accounts().authToken(recording.accountSid());
    Hook hook = new Hook(to, RecordingCallbacks.params(recording), token);
    return new Letter(
        recording.accountSid(), recording.callSid(), event, "", facts(recording), hook);
  }

  private Recording keep(Recording recording, Kind kind) {
    book.put(recording);
    note(recording, kind);
    return recording;
  }

  private void note(Recording recording, Kind kind) {
    equipment.journal().write(kind, recording.accountSid(), recording.callSid(), facts(recording));
  }

  /** What its log entries say: like those of its call, and which recording. */
  private Map<String, Object> facts(Recording recording) {
    Map<String, Object> facts = new LinkedHashMap<>();
    exchange
        .calls()
        .find(recording.accountSid(), recording.callSid())
        .map(Call::request)
        .ifPresent(
            asked -> {
              facts.put("to", asked.to());
              facts.put("from", asked.from());
              facts.put("callParams", asked.callParams());
            });
    facts.put("recording", recording.sid());
    recording.conferenceSid().ifPresent(sid -> facts.put("conferenceSid", sid));
    return facts;
  }

  private Instant now() {
    return equipment.timers().now();
  }
}
