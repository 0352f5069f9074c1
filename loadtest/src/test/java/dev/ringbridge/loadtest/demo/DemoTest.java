package dev.ringbridge.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.loadtest.CarrierLeads;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's last line, after a kill in the middle of it, held against the carrier's own log. */
class DemoTest {
  private static final int LEADS = 120;
  private static final int KILLED_AFTER = 30;
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration RUN = Duration.ofMinutes(4);
  private static final Pattern PLACED = Pattern.compile("placed +(\\d+) .*");
  private static final Predicate<String> VERDICT =
      Pattern.compile("(OK|NOT OK): .* leads, .*").asMatchPredicate();

  private static final Map<String, String> SETTINGS =
      Map.of(
          "RINGBRIDGE_DEMO_LEADS", Integer.toString(LEADS),
          "RINGBRIDGE_DEMO_AGENTS", "10",
          "RINGBRIDGE_SPEED", "40");

  @TempDir Path place;

  @Test
  void everyLeadIsFinalOrScheduledAndDialedOnceAlsoAfterAKill() throws Exception {
    Path folder = place.resolve("data");
    killInTheMiddle(folder);

    try (StandaloneProcess again = StandaloneProcess.start(folder, SETTINGS, "demo")) {
      String verdict = again.awaitLine(VERDICT, RUN).orElseThrow();

      assertThat(verdict)
          .startsWith("OK: " + LEADS + " leads, ")
          .contains(" 0 lost; ")
          .endsWith(" 0 double dials");
      assertThat(again.stop()).as("stops cleanly and in time").isTrue();
    }

    // What waited in the carrier's queue when everything was killed was taken and never dialed.
    List<String> taken = CarrierLeads.of("queued", folder.resolve("carrier.log"));
    assertThat(taken).as("leads that the carrier took").hasSize(LEADS).doesNotHaveDuplicates();
    List<String> dialed = CarrierLeads.of("initiated", folder.resolve("carrier.log"));
    assertThat(dialed).as("leads that the carrier dialed").doesNotHaveDuplicates();
  }

  private static void killInTheMiddle(Path folder) throws Exception {
    try (StandaloneProcess first = StandaloneProcess.start(folder, SETTINGS, "demo")) {
      assertThat(first.awaitLine(DemoTest::isInTheMiddle, START)).isPresent();
      first.kill();
    }
    assertThat(CarrierLeads.of("initiated", folder.resolve("carrier.log")))
        .hasSizeBetween(KILLED_AFTER, LEADS - 1);
  }

  private static boolean isInTheMiddle(String line) {
    Matcher placed = PLACED.matcher(line);
    return placed.matches() && Integer.parseInt(placed.group(1)) >= KILLED_AFTER;
  }
}
