package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo as a newcomer sees it: how soon the first call is placed, whether every lead ends
 * accounted for and none is dialed twice by the carrier's own log, and what it holds in memory when
 * nothing is left to do.
 */
final class DemoBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration SETTLE = Duration.ofSeconds(15);
  private static final double MILLIS = 1000.0;
  private static final Pattern VERDICT =
      Pattern.compile(
          "(OK|NOT OK): (\\d+) leads, (\\d+) final, (\\d+) scheduled, (-?\\d+) lost; .*, (\\d+) double dials");

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ringbridge-bench");
    try (StandaloneProcess standalone =
        StandaloneProcess.start(
            folder, Map.of("RINGBRIDGE_DEMO_LEADS", quick ? "300" : "1000"), "demo")) {
      String line =
          standalone
              .awaitLine(text -> VERDICT.matcher(text).matches(), PATIENCE)
              .orElseThrow(() -> new IllegalStateException("the demo came to no end"));
      ObjectNode figures = figures(line);
      figures.put(
          "first_call_s",
          seconds(standalone.startedAt(), firstCall(standalone.file("carrier.log"))));
      Bench.say("waiting for it to settle");
      Thread.sleep(SETTLE.toMillis());
      figures.put("idle_rss_mb", Memory.mebibytes(standalone.processes()));
      return figures;
    } finally {
      StandaloneProcess.delete(folder);
    }
  }

  private static ObjectNode figures(String line) {
    Matcher verdict = VERDICT.matcher(line);
    if (!verdict.matches()) {
      throw new IllegalStateException(line);
    }
    return JSON.createObjectNode()
        .put("leads", number(verdict, 2))
        .put("final", number(verdict, 3))
        .put("scheduled", number(verdict, 4))
        .put("lost", number(verdict, 5))
        .put("double_dials", number(verdict, 6));
  }

  private static long number(Matcher verdict, int group) {
    return Long.parseLong(verdict.group(group));
  }

  private static Instant firstCall(Path carrierLog) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(carrierLog)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"kind\":\"initiated\"")) {
          return Instant.parse(JSON.readTree(line).path("at").asText());
        }
      }
    }
    throw new IllegalStateException("no call was placed");
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / MILLIS;
  }
}
