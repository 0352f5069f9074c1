package dev.ringbridge.core.simulation;

import dev.ringbridge.core.pacing.Pacing;
import dev.ringbridge.core.pacing.PacingInputs;
import dev.ringbridge.core.pacing.Restrained;
import dev.ringbridge.core.pacing.Restraint;
import dev.ringbridge.core.pacing.Restraint.Answers;
import dev.ringbridge.core.pacing.Restraint.Rules;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A house with one server that does so much work a second, in order, and agents who have the next
 * lead as soon as they are free. Who is answered for later than two seconds is abandoned, which
 * frees the agent at once for the next call: so that the less it can do, the more it has to. Every
 * run is decided by its seed.
 */
final class OverloadedHouse {
  private static final double STEP = 0.05;
  private static final int STEPS_A_TICK = 5;
  private static final double LATE = 1;
  private static final double ABANDONED = 2;
  private static final double ANSWERED_SHARE = 0.6;
  private static final double TALK = 20;
  private static final double TRICKLE = 0.5;
  private static final int WINDOW = 10;
  private static final Rules RULES =
      new Rules(Duration.ofSeconds(WINDOW), Duration.ofSeconds(60), 0.03);

  private final Random random;
  private final boolean restrains;
  private final Deque<Work> queue = new ArrayDeque<>();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingDouble(Later::at));
  private final Deque<Double> planned = new ArrayDeque<>();
  private final List<Handled> handled = new ArrayList<>();
  private double now;
  private int steps;
  private int busy;
  private double credit;

  private Restraint restraint = Restraint.NONE;
  private double before;
  private Answers heard = Answers.NONE;
  private double windowFrom;

  OverloadedHouse(long seed, boolean restrains) {
    this.random = new Random(seed);
    this.restrains = restrains;
  }

  /** Lets time pass with so many agents, and a server that does so many things a second. */
  void pass(int seconds, int agents, double thingsPerSecond) {
    double end = now + seconds;
    while (now < end) {
      now += STEP;
      while (!later.isEmpty() && later.peek().at() <= now) {
        later.remove().then().run();
      }
      serve(thingsPerSecond);
      if (steps++ % STEPS_A_TICK == 0) {
        judge();
        dial(agents);
      }
    }
  }

  private void serve(double thingsPerSecond) {
    credit = queue.isEmpty() ? 0 : credit + thingsPerSecond * STEP;
    while (credit >= 1 && !queue.isEmpty()) {
      credit--;
      Work next = queue.remove();
      next.then().done(now - next.since());
    }
  }

  private void dial(int agents) {
    int free = Math.max(0, agents - busy);
    PacingInputs inputs =
        new PacingInputs(free, 0, 1, 0, true, 300, 0, 1.5, 1, 1, 10_000, restrained());
    int calls = Pacing.PROGRESSIVE.decide(inputs).calls();
    for (int call = 0; call < calls; call++) {
      busy++;
      planned.add(now);
      enqueue(waited -> in(2 + random.nextDouble() * 4, this::rung));
    }
  }

  private void rung() {
    if (random.nextDouble() < ANSWERED_SHARE) {
      enqueue(this::answered);
    } else {
      enqueue(waited -> busy--);
    }
  }

  private void answered(double waited) {
    handled.add(new Handled(now, waited > ABANDONED));
    heard = new Answers(heard.handled() + 1, heard.late() + (waited > LATE ? 1 : 0));
    double lasts = waited > ABANDONED ? 0 : -TALK * Math.log(1 - random.nextDouble());
    in(lasts, () -> enqueue(late -> busy--));
  }

  private void judge() {
    if (!restrains) {
      return;
    }
    Duration open = Duration.ofMillis(Math.round((now - windowFrom) * 1000));
    restraint.after(heard, open, RULES).ifPresent(this::become);
  }

  private void become(Restraint next) {
    if (!restraint.holds()) {
      before = plannedSince(WINDOW) / (double) WINDOW;
    }
    restraint = next;
    heard = Answers.NONE;
    windowFrom = now;
  }

  private Restrained restrained() {
    double rate = Math.max(TRICKLE, restraint.share() * before);
    return restraint.holds()
        ? new Restrained(restraint.share(), rate, plannedSince(Restrained.SECONDS))
        : null;
  }

  private int plannedSince(int seconds) {
    while (!planned.isEmpty() && planned.peek() <= now - WINDOW) {
      planned.remove();
    }
    return (int) planned.stream().filter(at -> at > now - seconds).count();
  }

  /** Calls a second that were answered and talked, in the last seconds. */
  double talksPerSecond(int seconds) {
    return of(seconds).stream().filter(call -> !call.abandoned()).count() / (double) seconds;
  }

  /** The share of the answered that were abandoned, in the last seconds. */
  double abandoned(int seconds) {
    List<Handled> lately = of(seconds);
    return lately.stream().filter(Handled::abandoned).count() / (double) Math.max(1, lately.size());
  }

  private List<Handled> of(int seconds) {
    return handled.stream().filter(call -> call.at() > now - seconds).toList();
  }

  private void enqueue(Deed then) {
    queue.add(new Work(now, then));
  }

  private void in(double seconds, Runnable then) {
    later.add(new Later(now + seconds, then));
  }

  private interface Deed {
    void done(double waited);
  }

  private record Work(double since, Deed then) {}

  private record Later(double at, Runnable then) {}

  private record Handled(double at, boolean abandoned) {}
}
