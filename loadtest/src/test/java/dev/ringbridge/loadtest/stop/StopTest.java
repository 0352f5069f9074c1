package dev.ringbridge.loadtest.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.loadtest.SalesFloor;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon a pause and the stop of all dialing are seen at the carrier. */
class StopTest {
  private static final Duration BOUND = Duration.ofSeconds(1);

  /**
   * Each call that rings takes a request to the carrier, on a machine that does other things too.
   */
  private static final Duration HUNG_UP_WITHIN = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PER_SECOND = 30;
  private static final int AGENTS = 8;

  private static final Map<String, Object> MANY_LINES =
      Map.of("name", "Many lines", "mode", "RATIO", "linesPerAgent", 10);

  @TempDir Path place;

  @Test
  void carrierSeesNoNewCallASecondAfterAPauseAndAStopCancelsWhatRings() throws Exception {
    Map<String, String> settings =
        Map.of(
            "RINGBRIDGE_SPEED", "1", "RINGBRIDGE_CALLS_PER_SECOND", Integer.toString(PER_SECOND));
    Path folder = place.resolve("data");
    try (StandaloneProcess standalone = StandaloneProcess.start(folder, settings, "serve");
        SalesFloor floor = SalesFloor.open(standalone)) {
      String campaign = dialing(floor, "busy");
      pauseInFullSwing(standalone, floor, campaign);

      floor.everybody("noAnswer", Map.of("ringSeconds", 60.0));
      floor.start(campaign);
      stopWhileMuchRings(standalone, floor);
    }
  }

  private static String dialing(SalesFloor floor, String kind) throws Exception {
    floor.everybody(kind, Map.of("ringSeconds", 1.0));
    String campaign = floor.campaign(MANY_LINES, 1_500);
    floor.hire(campaign, AGENTS, (agent, type, frame) -> {});
    floor.start(campaign);
    return campaign;
  }

  private static void pauseInFullSwing(
      StandaloneProcess standalone, SalesFloor floor, String campaign) throws Exception {
    await(standalone, StopTest::isInFullSwing);

    floor.admin().post("/api/v1/campaigns/" + campaign + "/pause", Map.of()).required(200);
    Instant answered = Instant.now();
    pass(BOUND.multipliedBy(4));

    List<Instant> dialed = look(standalone).times("initiated");
    assertThat(dialed.stream().filter(at -> at.isAfter(answered.plus(BOUND))))
        .as("calls later than a second after")
        .isEmpty();
  }

  /** Without calls in the second before, a pause that does nothing would pass too. */
  private static boolean isInFullSwing(CarrierView seen) {
    List<Instant> dialed = seen.times("initiated");
    Instant lately = Instant.now().minus(BOUND);
    return dialed.size() > 4 * PER_SECOND
        && dialed.stream().filter(at -> at.isAfter(lately)).count() > PER_SECOND / 2;
  }

  private static void stopWhileMuchRings(StandaloneProcess standalone, SalesFloor floor)
      throws Exception {
    await(standalone, seen -> seen.ringing(Instant.now()).size() > PER_SECOND);

    Instant asked = Instant.now();
    floor.admin().post("/api/v1/dialing-stop", Map.of("cancelRinging", true)).required(200);
    Instant answered = Instant.now();
    pass(HUNG_UP_WITHIN.plus(BOUND));

    CarrierView seen = look(standalone);
    Set<String> rang = seen.ringing(asked);
    assertThat(rang).as("calls that rang").hasSizeGreaterThan(PER_SECOND);
    assertThat(seen.canceled(rang))
        .as("all of them are canceled, soon")
        .hasSize(rang.size())
        .allSatisfy(at -> assertThat(at).isBefore(answered.plus(HUNG_UP_WITHIN)));
    assertThat(seen.times("initiated"))
        .allSatisfy(at -> assertThat(at).isBefore(answered.plus(BOUND)));
    assertThat(seen.ringing(Instant.now())).as("what still rings").isEmpty();
  }

  private static void await(StandaloneProcess standalone, Predicate<CarrierView> wanted)
      throws IOException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.test(look(standalone))) {
      assertThat(Instant.now()).as("it dials").isBefore(end);
      pass(Duration.ofMillis(100));
    }
  }

  private static CarrierView look(StandaloneProcess standalone) throws IOException {
    return CarrierView.of(standalone.file("carrier.log"));
  }

  /** The process under test goes on by the clock on the wall. */
  private static void pass(Duration time) {
    Instant end = Instant.now().plus(time);
    while (Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.between(Instant.now(), end).toNanos());
    }
  }
}
