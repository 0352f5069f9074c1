package dev.ringbridge.loadtest.ledger;

import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.apart.HouseApart;
import dev.ringbridge.loadtest.apart.HousePlan;
import dev.ringbridge.loadtest.apart.HousePlan.CarrierTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One run: open, dial under faults, drain, judge; and judge again after what came a day late. */
final class LedgerRun {
  private static final Duration SETTLE = Duration.ofSeconds(90);

  /** Longer than an agent's wrap-up. */
  private static final Duration REST = Duration.ofSeconds(LedgerPlan.WRAP_UP_SECONDS + 2);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int RELEASED_AT_ONCE = 25;
  private static final int SAY_EVERY = 10;

  private final LedgerPlan plan;
  private final Path folder;
  private final List<String> numbers;
  private long unequalSums;
  private long sums;
  private long unanswered;

  LedgerRun(LedgerPlan plan, Path folder) {
    this.plan = plan;
    this.folder = folder;
    this.numbers = Numbers.first(plan.leads() + plan.lawfulLeads());
  }

  /**
   * What a run came to.
   *
   * @param witness the carrier's log
   * @param uncertainty what the product did not know for a while
   * @param judgement before anything came late
   * @param lateNews what webhooks a day late changed
   * @param untold leads who were with an agent and are held for abandoned even then: what told of
   *     them was lost, and they had gone before anybody asked
   * @param unequalSums how often the leads were not as many as imported, while it ran
   * @param sums how often they were counted
   * @param bridged leads that agents talked with
   */
  record Result(
      Witness witness,
      Uncertainty uncertainty,
      Judgement judgement,
      Chaos chaos,
      Duration dialing,
      LateNews lateNews,
      long untold,
      long unequalSums,
      long sums,
      int bridged) {}

  Result run() throws IOException, InterruptedException, GeneralSecurityException {
    HousePlan shape =
        new HousePlan(
            1,
            2,
            new CarrierTerms(LedgerPlan.CALLS_PER_SECOND, LedgerPlan.SPEED, LedgerPlan.PEOPLE),
            LedgerPlan.SETTINGS);
    Bench.say("starting five services");
    try (HouseApart house = HouseApart.rehearsed(folder, shape);
        LedgerFloor floor = new LedgerFloor(house.origin())) {
      floor.open(numbers.subList(plan.lawfulLeads(), numbers.size()), lawful());
      SimulatorPages simulator = new SimulatorPages(house.servers().carrier().uri());
      simulator.faults(plan.faults());
      Chaos chaos = new Chaos(house, simulator, plan);
      Instant from = Instant.now();
      floor.start();
      dial(house, floor, chaos);
      Duration dialing = Duration.between(from, Instant.now());
      drain(floor, simulator);
      return judged(house, floor, simulator, chaos, dialing);
    }
  }

  private List<String> lawful() {
    return numbers.subList(0, plan.lawfulLeads());
  }

  private void dial(HouseApart house, LedgerFloor floor, Chaos chaos) throws InterruptedException {
    Instant end = Instant.now().plus(plan.longest());
    Thread trouble = new Thread(chaos, "chaos");
    trouble.start();
    PlacementCount placements = new PlacementCount(house.servers().carrierLog());
    for (int i = 0; Instant.now().isBefore(end); i++) {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      sum(floor);
      long placed = placements.now();
      if (i % SAY_EVERY == 0) {
        Bench.say(
            "%d placements, %d kills, %d of %d times nobody answered"
                .formatted(placed, chaos.killed(), unanswered, i));
      }
      if (placed >= plan.placements()
          && chaos.killed() >= plan.kills()
          && !chaos.stops().isEmpty()) {
        break;
      }
    }
    chaos.end();
    trouble.join();
  }

  /** Conservation, while everything is in motion; who is being restarted is not asked. */
  private void sum(LedgerFloor floor) {
    try {
      long leads = floor.leads();
      sums++;
      unequalSums += leads == numbers.size() ? 0 : 1;
    } catch (RuntimeException restarting) {
      unanswered++;
    }
  }

  private static void drain(LedgerFloor floor, SimulatorPages simulator)
      throws InterruptedException {
    Bench.say("pausing, and waiting for what is going on");
    simulator.faults("{}");
    floor.pause();
    Instant end = Instant.now().plus(SETTLE);
    while (Instant.now().isBefore(end) && (simulator.liveCalls() > 0 || floor.calling() > 0)) {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
  }

  /**
   * Agents still write down their last calls when no call is left: what they say is no webhook's.
   */
  private static ProductState atRest(LedgerFloor floor) throws InterruptedException {
    Instant end = Instant.now().plus(SETTLE);
    ProductState before = floor.state();
    while (true) {
      TimeUnit.MILLISECONDS.sleep(REST.toMillis());
      ProductState now = floor.state();
      List<String> moved = now.differences(before);
      if (moved.isEmpty() || Instant.now().isAfter(end)) {
        return now;
      }
      Bench.say("still moving: " + moved);
      before = now;
    }
  }

  private Result judged(
      HouseApart house, LedgerFloor floor, SimulatorPages simulator, Chaos chaos, Duration dialing)
      throws IOException, InterruptedException {
    ProductState left = atRest(floor);
    Witness witness = Witness.read(house.servers().carrierLog());
    Judgement judgement = new Judge(terms(), witness, left.leads(), left.calls()).judge();
    Uncertainty uncertainty = Uncertainty.read(house.servers().kafka());
    release(simulator);
    ProductState now = floor.state();
    LateNews news = LateNews.of(left, now, witness.calls());
    news.wrong().forEach(one -> Bench.say("after webhooks of a day ago: " + one));
    return new Result(
        witness,
        uncertainty,
        judgement,
        chaos,
        dialing,
        news,
        untold(witness, now),
        unequalSums,
        sums,
        floor.bridged());
  }

  private static long untold(Witness witness, ProductState now) {
    return witness.calls().stream()
        .filter(CarrierCall::hasMetAnAgent)
        .filter(now::takesForAbandoned)
        .count();
  }

  private static void release(SimulatorPages simulator) throws InterruptedException {
    while (simulator.release(RELEASED_AT_ONCE) > 0) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    TimeUnit.SECONDS.sleep(3);
  }

  private Terms terms() {
    Set<String> all = new HashSet<>(numbers);
    return new Terms(
        all,
        Set.copyOf(lawful()),
        LedgerPlan.CALLS_PER_DAY,
        Duration.ofMinutes(LedgerPlan.RETRY_MINUTES),
        LedgerPlan.CALLS_PER_SECOND);
  }
}
