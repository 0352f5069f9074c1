package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.people.Answerer;
import dev.ringbridge.simulator.people.Detection.Verdict;
import dev.ringbridge.simulator.time.Timers.Timer;
import java.util.Map;

/** Lets an answered call begin, with detection before it, beside it, or without. */
final class Detecting {
  private final Equipment equipment;
  private final LiveCalls liveCalls;
  private final Conversation conversation;
  private final StatusCallbacks callbacks;

  Detecting(
      Equipment equipment,
      LiveCalls liveCalls,
      Conversation conversation,
      StatusCallbacks callbacks) {
    this.equipment = equipment;
    this.liveCalls = liveCalls;
    this.conversation = conversation;
    this.callbacks = callbacks;
  }

  /** Somebody picked up. */
  void begin(LiveCall live, Answerer answerer) {
    live.call()
        .request()
        .amd()
        .ifPresentOrElse(
            amd -> begin(live, answerer, amd), () -> conversation.begin(live, Map.of()));
  }

  private void begin(LiveCall live, Answerer answerer, AmdOrder amd) {
    Verdict verdict = amd.detection().judge(answerer);
    Runnable then = amd.async() ? beside(live, amd, verdict) : before(live, verdict);
    Runnable known =
        () -> {
          note(live, verdict, answerer);
          then.run();
        };
    Timer timer = equipment.timers().after(equipment.tempo().real(verdict.after()), known);
    live.whileAlive(timer);
  }

  /** The call goes on at once, and the verdict is told on its own. */
  private Runnable beside(LiveCall live, AmdOrder amd, Verdict verdict) {
    conversation.begin(live, Map.of());
    return () -> amd.callback().ifPresent(to -> callbacks.detected(live, to, verdict));
  }

  /** The line is silent until the verdict, unless a request gives the call a document first. */
  private Runnable before(LiveCall live, Verdict verdict) {
    live.does("silent until detection has a verdict");
    int turn = live.nextTurn();
    Map<String, String> more =
        Map.of(
            "AnsweredBy", verdict.answeredBy(),
            "MachineDetectionDuration", StatusCallbacks.ms(verdict.after()));
    return () -> {
      if (live.isAt(turn)) {
        conversation.begin(live, more);
      }
    };
  }

  private void note(LiveCall live, Verdict verdict, Answerer answerer) {
    liveCalls.change(live, live.call().detected(verdict.answeredBy()));
    conversation
        .log()
        .write(
            Kind.AMD_VERDICT,
            live,
            Map.of(
                "answeredBy", verdict.answeredBy(),
                "voice", answerer.voice().name(),
                "afterMs", verdict.after().toMillis()));
  }
}
