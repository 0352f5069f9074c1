package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How soon an answered lead gets its agent, with the agent chosen at the answer, through all real
 * parts in one process and the simulator and the agents on the same cores: from the answer to the
 * instructions that name the agent's room, to the agent's screen, to the first sound of the lead on
 * the agent's phone; all by one machine's clock.
 */
final class AnswerBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** At this rate the compiler is at work for three minutes, and now and then for five more. */
  private static final Duration WARM_UP = Duration.ofMinutes(9);

  /** As long as four minutes for everything allow. */
  private static final Duration QUICK_WARM_UP = Duration.ofSeconds(170);

  private static final int[] RATES = {20};

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    ArrayNode rates = JSON.createArrayNode();
    for (int rate : RATES) {
      JsonNode figures =
          at(rate, quick ? QUICK_WARM_UP : WARM_UP, Duration.ofSeconds(quick ? 25 : 60));
      Bench.say(figures.toString());
      rates.add(figures);
    }
    ObjectNode figures = JSON.createObjectNode();
    figures.set("rates", rates);
    return figures;
  }

  private static JsonNode at(int perSecond, Duration warmUp, Duration window)
      throws IOException, InterruptedException {
    Bench.say(
        "%d answered calls a second for %d s, after %d s of warming up"
            .formatted(perSecond, window.toSeconds(), warmUp.toSeconds()));
    Path folder = Files.createTempDirectory("ringbridge-bench");
    String limit = Integer.toString(perSecond);
    Map<String, String> settings =
        Map.of("RINGBRIDGE_SPEED", "1", "RINGBRIDGE_CALLS_PER_SECOND", limit);
    try (StandaloneProcess standalone = StandaloneProcess.start(folder, settings, "serve");
        AnsweringFloor floor = AnsweringFloor.open(standalone, perSecond, warmUp.plus(window))) {
      Thread.sleep(warmUp.toMillis());
      floor.begin();
      Thread.sleep(window.toMillis());
      return floor.figures();
    } finally {
      StandaloneProcess.delete(folder);
    }
  }
}
