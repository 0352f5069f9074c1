package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.time.Timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a socket has a person hear, one after the other, and the marks between. */
final class PlayedSound {
  private final Timers timers;
  private final Consumer<String> reached;
  private final Map<String, Timer> marks = new LinkedHashMap<>();
  private Instant until;
  private Duration heard = Duration.ZERO;

  /**
   * Nothing is heard yet.
   *
   * @param reached told of each mark, once all before it was heard or dropped
   */
  PlayedSound(Timers timers, Consumer<String> reached) {
    this.timers = timers;
    this.reached = reached;
    this.until = timers.now();
  }

  /** So much more is to be heard. */
  void add(Duration length) {
    Instant now = timers.now();
    until = (until.isBefore(now) ? now : until).plus(length);
    heard = heard.plus(length);
  }

  /** A mark stands behind what is to be heard so far. */
  void mark(String name) {
    Duration left = Duration.between(timers.now(), until);
    marks.put(name, timers.after(left.isNegative() ? Duration.ZERO : left, () -> reach(name)));
  }

  /** What is left is dropped, and all its marks are reached. */
  void clear() {
    until = timers.now();
    List.copyOf(marks.keySet()).forEach(this::reach);
  }

  /** All that was to be heard. */
  Duration heard() {
    return heard;
  }

  private void reach(String name) {
    Timer timer = marks.remove(name);
    if (timer != null) {
      timer.cancel();
      reached.accept(name);
    }
  }
}
