package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.RecordingOrder.Source;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.KeyPress;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.LastReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the person on a call says, being recorded. Whoever says nothing leaves none. */
final class SpokenMessage {
  private final Performance performance;
  private final Conversation stage;
  private final LiveCall live;
  private final Step.TakeMessage asked;
  private boolean done;

  SpokenMessage(
      Performance performance, Conversation stage, LiveCall live, Step.TakeMessage asked) {
    this.performance = performance;
    this.stage = stage;
    this.live = live;
    this.asked = asked;
  }

  void begin() {
    live.does("is recorded");
    RecordingOrder order =
        new RecordingOrder(
            Source.RECORD_VERB, 1, "both", asked.hook().flatMap(performance.addresses()::of));
    String sid = stage.recorder().begin(live.call(), order);
    Duration speech = stage.equipment().tempo().real(live.speech());
    Duration length = shorter(speech.plus(asked.silence()), asked.longest());
    live.takeKeys().ifPresent(keys -> expect(keys, sid));
    live.spendTime();
    Runnable silent = () -> done(sid, speech.isZero(), "");
    Timer timer = stage.equipment().timers().after(length, silent);
    live.waitFor(() -> giveUp(timer, sid));
  }

  /** The call goes on with something else, or is over: whoever hung up has left a message, too. */
  private void giveUp(Timer timer, String sid) {
    timer.cancel();
    Duration length = stage.recorder().end(sid);
    stage
        .equipment()
        .timers()
        .soon(
            () -> {
              if (live.isOver() && !done && !live.speech().isZero()) {
                hungUp(sid, length);
              }
            });
  }

  /** Nobody is there any more for what is answered. */
  private void hungUp(String sid, Duration length) {
    Map<String, String> params = CallParams.of(live.call());
    params.putAll(params(sid, length, "hangup"));
    String token = stage.equipment().accounts().authToken(live.accountSid());
    RelativeUrl.resolve(live.document(), performance.replyTo(asked.action()))
        .map(url -> new Hook(url, params, token))
        .ifPresent(hook -> stage.equipment().courier().deliver(hook, new LastReply(reply -> {})));
  }

  private void expect(KeyPress keys, String sid) {
    Duration delay = stage.equipment().tempo().real(keys.after());
    Runnable press = () -> pressed(keys.digits(), sid);
    live.whileAlive(stage.equipment().timers().after(delay, press));
  }

  private void pressed(String digits, String sid) {
    if (performance.goesOn() && digits.chars().anyMatch(key -> asked.finish().indexOf(key) >= 0)) {
      stage.log().write(Kind.PRESSED, live, Map.of("keys", digits));
      done(sid, false, digits);
    }
  }

  private void done(String sid, boolean nothing, String digits) {
    done = true;
    Duration length = stage.recorder().end(sid);
    if (nothing) {
      performance.next();
    } else {
      performance.fetch(performance.replyTo(asked.action()), params(sid, length, digits));
    }
  }

  private Map<String, String> params(String sid, Duration length, String digits) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("RecordingUrl", Recorder.url(live.accountSid(), sid));
    params.put("RecordingSid", sid);
    params.put("RecordingDuration", Long.toString(CallParams.seconds(length)));
    params.put("Digits", digits);
    return params;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
