package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers.Timer;
import java.util.Map;
import java.util.Optional;

/** Ends legs: once each, out of their bridge first. */
final class LegEndings {
  private final Equipment equipment;
  private final LegBook book;
  private final Bridges bridges;
  private final LegNews news;
  private final LegRecordings recordings;

  LegEndings(
      Equipment equipment, LegBook book, Bridges bridges, LegNews news, LegRecordings recordings) {
    this.equipment = equipment;
    this.book = book;
    this.bridges = bridges;
    this.news = news;
    this.recordings = recordings;
  }

  /** Somebody wants it ended: completed if it was connected, canceled or declined if not. */
  void end(LiveLeg live, Ender by) {
    end(live, live.isAnswered() ? Ending.completed(by) : unanswered(by));
  }

  private static Ending unanswered(Ender by) {
    boolean atPhone = by == Ender.CLIENT || by == Ender.NETWORK;
    return atPhone ? Ending.declined(by) : Ending.canceled(by);
  }

  void end(LiveLeg live, Ending ending) {
    if (live.isOver()) {
      return;
    }
    live.cancelTimers();
    live.hear(Optional.empty());
    live.listen(Timer.NONE);
    bridges.leave(live);
    recordings.stop(live);
    book.change(live, live.leg().ended(ending.status(), equipment.timers().now()));
    news.write(
        Kind.ENDED,
        live,
        Map.of(
            "status", ending.status().wireName(),
            "by", ending.by().wireName(),
            "sipCode", ending.sipCode(),
            "durationMs", Journal.ms(live.leg().duration())));
    news.tell(live, event(ending));
    live.observers().forEach(observer -> observer.ended(live.leg(), ending.by()));
  }

  private static Event event(Ending ending) {
    String name = ending.status() == CallStatus.FAILED ? "leg_failed_to_create" : "leg_terminated";
    return Event.ofLeg("completed", name, Map.of("cause", ending.status().wireName()));
  }
}
