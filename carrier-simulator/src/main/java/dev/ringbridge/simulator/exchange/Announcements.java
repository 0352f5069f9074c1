package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.twiml.Program;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.LastReply;
import dev.ringbridge.simulator.webhook.Reply;
import dev.ringbridge.simulator.webhook.Target;
import java.util.Map;

/** What single participants of a conference are played, while they stay in it. */
final class Announcements {
  private final Equipment equipment;
  private final CallLog log;

  Announcements(Equipment equipment) {
    this.equipment = equipment;
    this.log = new CallLog(equipment.journal());
  }

  /** Asks for a document and plays it to a call: sounds, keys and silence, nothing else. */
  void play(LiveCall live, Target document, Kind kind) {
    String token = equipment.accounts().authToken(live.accountSid());
    Hook hook = new Hook(document, CallParams.of(live.call()), token);
    equipment.courier().deliver(hook, new LastReply(reply -> heard(live, reply, kind)));
  }

  /** The end of every document is a hang-up, which means nothing here. */
  private void play(LiveCall live, Program program, Kind kind) {
    for (Step step : program.steps()) {
      if (step instanceof Step.Sound sound) {
        log.write(kind, live, Map.of("text", sound.text()));
      } else if (!(step instanceof Step.Await) && !(step instanceof Step.Hangup)) {
        log.write(Kind.WARNING, live, Map.of("text", "12200 not for an announcement"));
      }
    }
  }

  private void heard(LiveCall live, Reply reply, Kind kind) {
    Document document = Document.of(reply);
    if (document.program().isPresent()) {
      play(live, document.program().get(), kind);
    } else {
      String text = document.errorCode() + " no announcement";
      log.write(Kind.WARNING, live, Map.of("text", text));
    }
  }
}
