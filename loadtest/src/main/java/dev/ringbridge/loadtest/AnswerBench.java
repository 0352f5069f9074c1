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

  /**
   * At twenty a second the compiler is at work for three minutes, and now and then for five more.
   */
  private static final int WARM_UP_CALLS = 10_800;

  /** As many as four minutes for everything allow, at twenty a second. */
  private static final int QUICK_WARM_UP_CALLS = 3_400;

  private static final String RATES = "20,50,167";

  /** What four minutes have room for. */
  private static final String QUICK_RATES = "20";

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    ArrayNode rates = JSON.createArrayNode();
    int calls = quick ? QUICK_WARM_UP_CALLS : WARM_UP_CALLS;
    String wanted = System.getProperty("ringbridge.bench.rates", quick ? QUICK_RATES : RATES);
    for (String rate : wanted.split(",", -1)) {
      int perSecond = Integer.parseInt(rate);
      JsonNode figures =
          at(perSecond, Duration.ofSeconds(calls / perSecond), Duration.ofSeconds(quick ? 25 : 60));
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
