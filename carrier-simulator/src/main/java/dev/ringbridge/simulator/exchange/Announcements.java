package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.LastReply;
import dev.ringbridge.simulator.webhook.Reply;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What single participants of a conference are played, while they stay in it. */
final class Announcements {
  private final Equipment equipment;
  private final CallLog log;

  Announcements(Equipment equipment) {
    this.equipment = equipment;
    this.log = new CallLog(equipment.journal());
  }

  /** What came of an announcement. */
  @FunctionalInterface
  interface Over {
    /** It is over, or there was none to be heard. */
    void over(boolean heard);
  }

  /** Plays a document to a participant alone, and says when that is over. */
  void announce(LiveCall live, Target document, Over then) {
    ask(live, document, Map.of(), Kind.ANNOUNCED, then);
  }

  /** Plays a document to a call, asked for with more than the call's own parameters. */
  void announce(LiveCall live, Target document, Map<String, String> more, Kind kind, Over then) {
    ask(live, document, more, kind, then);
  }

  /** Asks for a document and plays it to a call: sounds, keys and silence, nothing else. */
  void play(LiveCall live, Target document, Kind kind) {
    ask(live, document, Map.of(), kind, heard -> {});
  }

  private void ask(LiveCall live, Target document, Map<String, String> more, Kind kind, Over then) {
    Map<String, String> params = CallParams.of(live.call());
    more.forEach(params::putIfAbsent);
    String token = equipment.accounts().authToken(live.accountSid());
    Hook hook = new Hook(document, params, token);
    equipment.courier().deliver(hook, new LastReply(reply -> heard(live, reply, kind, then)));
  }

  /** The end of every document is a hang-up, which means nothing here. */
  private void play(LiveCall live, List<Step> steps, Kind kind) {
    for (Step step : steps) {
      if (step instanceof Step.Sound sound) {
        log.write(kind, live, Map.of("text", sound.text()));
      } else if (!(step instanceof Step.Await) && !(step instanceof Step.Hangup)) {
        log.write(Kind.WARNING, live, Map.of("text", "12200 not for an announcement"));
      }
    }
  }

  private void heard(LiveCall live, Reply reply, Kind kind, Over then) {
    Document document = Document.of(reply);
    if (document.program().isPresent()) {
      List<Step> steps = document.program().get().steps();
      play(live, steps, kind);
      equipment.timers().after(length(steps), () -> then.over(true));
    } else {
      String text = document.errorCode() + " no announcement";
      log.write(Kind.WARNING, live, Map.of("text", text));
      then.over(false);
    }
  }

  private Duration length(List<Step> steps) {
    return steps.stream().map(this::length).reduce(Duration.ZERO, Duration::plus);
  }

  private Duration length(Step step) {
    if (step instanceof Step.Sound sound) {
      return equipment.tempo().real(sound.length());
    }
    return step instanceof Step.Await pause ? pause.length() : Duration.ZERO;
  }
}
