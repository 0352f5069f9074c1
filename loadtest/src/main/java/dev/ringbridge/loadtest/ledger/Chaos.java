package dev.ringbridge.loadtest.ledger;

import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.apart.HouseApart;
import dev.ringbridge.loadtest.apart.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills some or all services of a house while enough calls are going on, has them started again at
 * once as any supervisor would, and in between stops one telephony for longer than it takes to hold
 * a call for not placed.
 */
final class Chaos implements Runnable {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** So much longer is the calm once there were as many kills as wanted: then calls are. */
  private static final int SELDOM = 4;

  /** The first two kill each service once, and stop one. */
  private static final List<Round> ROUNDS =
      List.of(
          new Round(List.of("telephony-1", "queue"), List.of()),
          new Round(List.of("gateway-1"), List.of("telephony-2")),
          new Round(List.of("telephony-1", "telephony-2", "queue", "gateway-1"), List.of()),
          new Round(List.of("telephony-1", "telephony-2"), List.of()));

  private final HouseApart house;
  private final SimulatorPages simulator;
  private final LedgerPlan plan;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<String, Integer> kills = new TreeMap<>();
  private final List<Stop> stops = new ArrayList<>();

  Chaos(HouseApart house, SimulatorPages simulator, LedgerPlan plan) {
    this.house = house;
    this.simulator = simulator;
    this.plan = plan;
  }

  /**
   * What happens at one moment.
   *
   * @param killed these are killed and started again
   * @param stopped these are stopped before, and go on after {@link LedgerPlan#STOP}
   */
  private record Round(List<String> killed, List<String> stopped) {}

  /**
   * A telephony that was stopped.
   *
   * @param from when it stopped
   * @param to when it went on
   */
  record Stop(Instant from, Instant to) {}

  @Override
  public void run() {
    try {
      for (int round = 0; !over.get(); round++) {
        play(ROUNDS.get(round % ROUNDS.size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void play(Round round) throws InterruptedException, IOException {
    List<ServiceProcess> killed = round.killed().stream().map(house::service).toList();
    List<ServiceProcess> stopped = round.stopped().stream().map(house::service).toList();
    if (!awaitBusy()) {
      return;
    }
    Instant from = Instant.now();
    for (ServiceProcess victim : stopped) {
      victim.stop();
    }
    kill(killed);
    if (!stopped.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(LedgerPlan.STOP.toMillis());
      goOn(stopped, from);
    }
    Bench.say("killed " + round.killed() + ", stopped " + round.stopped());
  }

  private void kill(List<ServiceProcess> victims) throws InterruptedException, IOException {
    for (ServiceProcess victim : victims) {
      victim.kill();
      count(victim.name());
    }
    for (ServiceProcess victim : victims) {
      victim.startAgain();
    }
  }

  private void goOn(List<ServiceProcess> victims, Instant from)
      throws IOException, InterruptedException {
    for (ServiceProcess victim : victims) {
      victim.goOn();
    }
    synchronized (this) {
      stops.add(new Stop(from, Instant.now()));
    }
  }

  private synchronized void count(String victim) {
    kills.merge(victim, 1, Integer::sum);
  }

  /**
   * Waits until all have worked for a while and enough calls are going on; false once it is over.
   */
  private boolean awaitBusy() throws InterruptedException {
    Instant calmSince = Instant.now();
    while (!over.get()) {
      if (!allReady()) {
        calmSince = Instant.now();
      }
      boolean calm = !Instant.now().isBefore(calmSince.plus(calm()));
      if (calm && simulator.liveCalls() >= plan.liveCalls()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    return false;
  }

  private Duration calm() {
    return killed() < plan.kills() ? plan.calm() : plan.calm().multipliedBy(SELDOM);
  }

  private boolean allReady() throws InterruptedException {
    for (ServiceProcess service : house.services()) {
      if (!service.isReady()) {
        return false;
      }
    }
    return true;
  }

  /** No more after this round. */
  void end() {
    over.set(true);
  }

  /** How often each was killed. */
  synchronized Map<String, Integer> kills() {
    return Map.copyOf(kills);
  }

  /** How many kills there were. */
  int killed() {
    return kills().values().stream().mapToInt(times -> times).sum();
  }

  /** When a telephony was stopped. */
  synchronized List<Stop> stops() {
    return List.copyOf(stops);
  }
}
