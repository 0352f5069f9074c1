package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.conference.LeaveReason;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ends calls: once each, out of their conference first. */
final class Endings {
  private final LiveCalls liveCalls;
  private final Rooms rooms;
  private final StatusCallbacks callbacks;
  private final CallLog log;
  private final Timers timers;
  private final List<Consumer<Call>> watchers = new ArrayList<>();

  Endings(LiveCalls liveCalls, Rooms rooms, StatusCallbacks callbacks, CallLog log, Timers timers) {
    this.liveCalls = liveCalls;
    this.rooms = rooms;
    this.callbacks = callbacks;
    this.log = log;
    this.timers = timers;
  }

  void end(LiveCall live, Ending ending) {
    if (live.isOver()) {
      return;
    }
    live.cancelTimers();
    rooms.leave(live, reason(ending.by()), true);
    rooms.missed(live, ending.status());
    liveCalls.change(live, live.call().ended(ending.status(), timers.now()));
    log.write(Kind.ENDED, live, CallLog.end(live.call(), ending));
    callbacks.completed(live, ending.sipCode());
    live.observer().ended(live.call(), ending.by());
    watchers.forEach(watcher -> watcher.accept(live.call()));
  }

  /** Tells this of every call that ends. */
  void watch(Consumer<Call> watcher) {
    watchers.add(watcher);
  }

  private static LeaveReason reason(Ender by) {
    return by == Ender.REST
        ? LeaveReason.PARTICIPANT_UPDATED_VIA_API
        : LeaveReason.PARTICIPANT_HUNG_UP;
  }
}
