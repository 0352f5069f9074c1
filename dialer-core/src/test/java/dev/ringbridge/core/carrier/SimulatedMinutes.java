package dev.ringbridge.core.carrier;

import dev.ringbridge.core.call.CallRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * An account that dials as fast as its minute lets it, with jobs published ahead, people who
 * answer, and talks that are ended, in virtual time. Requests are on their way for a while, some
 * for long.
 */
final class SimulatedMinutes {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final CallRules RULES = new CallRules(25, 2000, "sorry", false, 0, "bye");
  private static final Duration CHANGES = Duration.ofMinutes(20);
  private static final Duration LENGTH = Duration.ofMinutes(40);
  private static final Duration WARM = Duration.ofMinutes(2);
  private static final double LONG_ON_ITS_WAY = 0.002;

  /** What happens next, at a moment. */
  private record Next(Instant at, Runnable what) {}

  private enum Kind {
    CALL,
    COMMAND
  }

  /** A request as it is counted here, until its answer moves it. */
  private static final class Counted {
    private final Kind kind;
    private Instant at;

    Counted(Kind kind, Instant at) {
      this.kind = kind;
      this.at = at;
    }
  }

  private final int limit;
  private final double first;
  private final double then;
  private final int rung;
  private final Random random;
  private final PriorityQueue<Next> coming =
      new PriorityQueue<>((one, other) -> one.at().compareTo(other.at()));
  private final List<Counted> counted = new ArrayList<>();
  private final List<Instant> arrived = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private Instant now = START;
  private Instant nextSlot = START;
  private int planned;
  private int unanswered;
  private int live;

  /**
   * @param limit how many requests the carrier takes within a minute
   * @param first how many of the calls are answered in the first half
   * @param then how many afterwards
   * @param rung how many seconds phones ring, at most, beyond one
   */
  SimulatedMinutes(int limit, double first, double then, int rung, long seed) {
    this.limit = limit;
    this.first = first;
    this.then = then;
    this.rung = rung;
    this.random = new Random(seed);
  }

  /** Dials until the end. */
  SimulatedMinutes run() {
    Instant end = START.plus(LENGTH);
    in(0, this::plan);
    for (Next next = coming.poll(); next != null && next.at().isBefore(end); next = coming.poll()) {
      now = next.at();
      next.what().run();
    }
    return this;
  }

  private void in(long millis, Runnable what) {
    coming.add(new Next(now.plusMillis(millis), what));
  }

  private Minute minute() {
    counted.removeIf(one -> !one.at.isAfter(now.minus(Minute.WINDOW)));
    int calls = (int) counted.stream().filter(one -> one.kind == Kind.CALL).count();
    List<Instant> at = counted.stream().map(one -> one.at).toList();
    Demand demand =
        new Demand(0, true, calls, at.size() - calls, 0, unanswered, planned, 2 * live, 1);
    return new Minute(limit, at, demand);
  }

  /** The pacer looks several times a second, and publishes as much as leaves within one. */
  private void plan() {
    while (planned < Math.max(1, limit / 60)) {
      Minute minute = minute();
      Instant slot = minute.earliestCall(RULES, nextSlot.isAfter(now) ? nextSlot : now);
      if (slot.isAfter(now.plusSeconds(5))) {
        break;
      }
      nextSlot = slot.plus(minute.interval());
      planned++;
      unanswered++;
      live++;
      Counted call = new Counted(Kind.CALL, slot);
      counted.add(call);
      coming.add(new Next(slot, () -> make(call)));
    }
    in(150, this::plan);
  }

  private void make(Counted call) {
    planned--;
    send(call);
    long rings = 1000L + random.nextInt(rung * 1000);
    double answered = now.isBefore(START.plus(CHANGES)) ? first : then;
    in(rings, random.nextDouble() < answered ? this::answer : this::ringOut);
  }

  private void ringOut() {
    unanswered--;
    live--;
  }

  private void answer() {
    unanswered--;
    waits.add(command());
    in(
        10_000L + random.nextInt(60_000),
        () -> {
          command();
          live--;
        });
  }

  private Duration command() {
    Minute minute = minute();
    Instant slot = minute.earliest(now);
    nextSlot = (nextSlot.isAfter(now) ? nextSlot : now).plus(minute.apart());
    Counted command = new Counted(Kind.COMMAND, slot);
    counted.add(command);
    coming.add(new Next(slot, () -> send(command)));
    return Duration.between(now, slot);
  }

  /** What takes long is counted anew as it is answered. */
  private void send(Counted request) {
    int millis =
        random.nextDouble() < LONG_ON_ITS_WAY
            ? 500 + random.nextInt(5_000)
            : 20 + random.nextInt(200);
    Instant there = now.plusMillis(random.nextInt(millis));
    arrived.add(there);
    if (millis > Minute.ON_ITS_WAY.toMillis()) {
      in(millis, () -> request.at = now);
    }
  }

  /** The most requests that arrived at the carrier within any minute. */
  int mostInAMinute() {
    List<Instant> sorted = arrived.stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (!sorted.get(first).isAfter(sorted.get(last).minusSeconds(60))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** How much of what may arrive did, once the first minutes were over. */
  double used() {
    long requests =
        arrived.stream()
            .filter(at -> at.isAfter(START.plus(WARM)) && at.isBefore(START.plus(LENGTH)))
            .count();
    return requests * 60.0 / limit / LENGTH.minus(WARM).toSeconds();
  }

  /** How long those who answered waited for the minute. */
  List<Duration> waits() {
    return List.copyOf(waits);
  }
}
