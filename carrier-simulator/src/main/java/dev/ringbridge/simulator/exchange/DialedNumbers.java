package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Answering;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.twiml.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The numbers, clients and SIP addresses that a call dials: all ring at once, who picks up first
 * talks with the call, the others are called off. It is over when that one is, or nobody came.
 */
final class DialedNumbers {
  private final Conversation stage;
  private final LiveCall parent;
  private final Step.DialNumbers dial;
  private final Consumer<Map<String, String>> done;
  private final List<LiveCall> ringing = new ArrayList<>();
  private Optional<LiveCall> talking = Optional.empty();
  private Optional<String> recording = Optional.empty();
  private Timer limit = Timer.NONE;
  private boolean over;

  /**
   * Nothing is dialed yet.
   *
   * @param done told how it ended, in the parameters of the action
   */
  DialedNumbers(
      Conversation stage,
      LiveCall parent,
      Step.DialNumbers dial,
      Consumer<Map<String, String>> done) {
    this.stage = stage;
    this.parent = parent;
    this.dial = dial;
    this.done = done;
  }

  /** Dials them, past any queue. */
  void begin(String from) {
    for (Step.Callee callee : dial.callees()) {
      LiveCall child = stage.dialOut(parent, request(callee, from), new Heard());
      ringing.add(child);
    }
    List.copyOf(ringing).forEach(stage::dial);
  }

  /** Everybody is hung up: the call is over, or goes on with something else. */
  void giveUp() {
    over = true;
    limit.cancel();
    recording.ifPresent(stage.recorder()::end);
    talking.ifPresent(child -> stage.end(child, Ending.completed(Ender.TWIML)));
    List.copyOf(ringing).forEach(child -> stage.end(child, Ending.canceled(Ender.TWIML)));
  }

  private CallRequest request(Step.Callee callee, String from) {
    return new CallRequest(
        parent.accountSid(),
        callee.address(),
        from,
        new Answering(callee.before(), Optional.empty(), Optional.empty()),
        callee.hook(),
        callee.amd(),
        dial.ringTimeout(),
        CallRequest.STANDARD_TIME_LIMIT);
  }

  private void answered(Call child) {
    ringing.stream()
        .filter(one -> one.sid().equals(child.sid()))
        .findFirst()
        .ifPresent(
            first -> {
              ringing.remove(first);
              talking = Optional.of(first);
              List.copyOf(ringing).forEach(one -> stage.end(one, Ending.canceled(Ender.TWIML)));
              parent.does("talks with " + child.request().to());
              parent.spendTime();
              recording =
                  dial.recorded().map(order -> stage.recorder().begin(parent.call(), order));
              Runnable end = () -> stage.end(first, Ending.completed(Ender.TIME_LIMIT));
              limit = stage.equipment().timers().after(dial.timeLimit(), end);
            });
  }

  private void ended(Call child) {
    boolean talked = talking.filter(one -> one.sid().equals(child.sid())).isPresent();
    ringing.removeIf(one -> one.sid().equals(child.sid()));
    if (over || (!talked && (talking.isPresent() || !ringing.isEmpty()))) {
      return;
    }
    over = true;
    limit.cancel();
    Map<String, String> result = result(child, talked);
    recording.ifPresent(sid -> putRecording(result, sid));
    done.accept(result);
  }

  private void putRecording(Map<String, String> result, String sid) {
    Duration length = stage.recorder().end(sid);
    result.put("RecordingUrl", Recorder.url(parent.accountSid(), sid));
    result.put("RecordingSid", sid);
    result.put("RecordingDuration", Long.toString(CallParams.seconds(length)));
  }

  private static Map<String, String> result(Call child, boolean talked) {
    Map<String, String> result = new LinkedHashMap<>();
    CallStatus status = talked ? CallStatus.COMPLETED : child.status();
    result.put("DialCallStatus", status.wireName());
    result.put("DialCallSid", child.sid());
    result.put("DialBridged", Boolean.toString(talked));
    if (talked) {
      result.put("DialCallDuration", Long.toString(CallParams.seconds(child.duration())));
    }
    return result;
  }

  private final class Heard implements CallObserver {
    @Override
    public void answered(Call child) {
      DialedNumbers.this.answered(child);
    }

    @Override
    public void ended(Call child, Ender by) {
      DialedNumbers.this.ended(child);
    }
  }
}
