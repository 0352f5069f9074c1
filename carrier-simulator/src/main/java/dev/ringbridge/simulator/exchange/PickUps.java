package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.journal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Answers the calls that come in, and lets all that are answered last no longer than they may. */
final class PickUps {
  private final Equipment equipment;
  private final LiveCalls liveCalls;
  private final Endings endings;
  private final CallLog log;

  PickUps(Equipment equipment, LiveCalls liveCalls, Endings endings) {
    this.equipment = equipment;
    this.liveCalls = liveCalls;
    this.endings = endings;
    this.log = new CallLog(equipment.journal());
  }

  /** A document picks up a call that came in. */
  void answer(LiveCall live) {
    liveCalls.change(live, live.call().answered(equipment.timers().now()));
    log.write(Kind.ANSWERED, live, Map.of("voice", live.isClientLeg() ? "CLIENT" : "HUMAN"));
    live.observer().answered(live.call());
    limit(live);
  }

  /** Lets a connected call last as long as its terms say, counted from the answer. */
  void limit(LiveCall live) {
    Instant answered = live.call().moments().answered();
    if (answered != null) {
      Duration left =
          Duration.between(
              equipment.timers().now(), answered.plus(live.call().request().timeLimit()));
      Runnable end = () -> endings.end(live, Ending.completed(Ender.TIME_LIMIT));
      live.limit(equipment.timers().after(left, end));
    }
  }
}
