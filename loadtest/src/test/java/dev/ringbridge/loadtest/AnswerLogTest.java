package dev.ringbridge.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark makes of the carrier's log and of what agents hear. */
class AnswerLogTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path folder;

  @Test
  void firstSoundCountsFromTheAnswerOfTheCallThatIsHeard() throws IOException {
    AnswerLog log = new AnswerLog();
    log.heard("anna", START.plusMillis(500));
    log.heard("anna", START.plusMillis(1_180));
    log.heard("bela", START.plusMillis(1_040));
    JsonNode figures = figures(log, answered("c1", 1_000), joined("c1", "room-anna-1", 1_100));
    assertThat(figures.path("first_audio_p99_ms").asDouble()).isCloseTo(180, within(0.5));
    assertThat(figures.path("unheard").asInt()).isZero();
  }

  @Test
  void callThatIsNeverHeardIsCountedApart() throws IOException {
    AnswerLog log = new AnswerLog();
    log.heard("anna", START.plusMillis(500));
    JsonNode figures = figures(log, answered("c1", 1_000), joined("c1", "room-anna-1", 1_100));
    assertThat(figures.path("unheard").asInt()).isEqualTo(1);
  }

  /** Reads a log of these lines. */
  private JsonNode figures(AnswerLog log, String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("carrier.log"), String.join("\n", lines));
    log.readCarrier(file, START, START.plusSeconds(60));
    return log.figures(20);
  }

  private static String answered(String call, int millis) {
    return entry("answered", call, "", millis);
  }

  private static String joined(String call, String room, int millis) {
    return entry("joined", call, room, millis);
  }

  private static String entry(String kind, String call, String room, int millis) {
    return """
        {"at":"%s","kind":"%s","details":{"conference":"%s","callParams":{"call":"%s"}}}\
        """
        .formatted(START.plusMillis(millis), kind, room, call);
  }
}
