package dev.ringbridge.loadtest.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.loadtest.SalesFloor;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an uploaded file to what the carrier's own log says that people heard, through every
 * service. Who answers at which number presses which key stands in the simulator's README.
 */
class BroadcastLaneTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MESSAGE =
      "This is Acme. Press 1 to hear of our offer from one of us, or 9 to be left alone.";
  private static final String BYE = "You will not hear of us again.";
  private static final String BUSY = "All of us are busy.";

  private static final String PRESSES_1 = "+17025550112";
  private static final String PRESSES_9 = "+17025550128";
  private static final String PRESSES_NOTHING = "+17025550108";
  private static final String PRESSES_1_TOO = "+17035550112";

  private static final Map<String, Object> BROADCAST =
      Map.of(
          "lines",
          5,
          "message",
          MESSAGE,
          "again",
          false,
          "transferKey",
          "1",
          "optOutKey",
          "9",
          "optOutText",
          BYE,
          "nobodyFreeText",
          BUSY);

  @TempDir Path place;

  @Test
  void keysLeadToAnAgentOrToSilenceAndNoKeyToTheEnd() throws Exception {
    Path folder = place.resolve("data");
    Map<String, String> settings = Map.of("RINGBRIDGE_SPEED", "10");
    try (StandaloneProcess standalone = StandaloneProcess.start(folder, settings, "serve");
        SalesFloor floor = SalesFloor.open(standalone)) {
      String campaign = campaign(floor, "With agents", PRESSES_1, PRESSES_9, PRESSES_NOTHING);
      floor.hire(campaign, 1, (agent, type, frame) -> {});
      awaitFreeAgent(floor, campaign);
      floor.start(campaign);
      await(
          () -> counts(floor, campaign).path("calls").path("BRIDGED").asInt() == 1,
          "who asked for an agent talks with one");
      hangUp(standalone, PRESSES_1);

      awaitOutcomes(floor, campaign, Map.of("COMPLETED", 1, "OPTED_OUT", 1, "INFORMED", 1));
      List<JsonNode> log = log(standalone);
      assertThat(said(log, PRESSES_1)).containsExactly(MESSAGE.substring(0, 60));
      assertThat(of(log, "joined", PRESSES_1)).hasSize(1);
      assertThat(said(log, PRESSES_9)).containsExactly(MESSAGE.substring(0, 60), BYE);
      assertThat(said(log, PRESSES_NOTHING)).containsExactly(MESSAGE.substring(0, 60));
      assertThat(of(log, "joined", PRESSES_9)).isEmpty();
      assertThat(leads(floor, campaign).path("SUPPRESSED").asInt()).isEqualTo(1);
      assertThat(suppressed(floor, PRESSES_9)).isEqualTo("KEY");

      String alone = campaign(floor, "Without agents", PRESSES_1_TOO, PRESSES_9);
      floor.start(alone);
      awaitOutcomes(floor, alone, Map.of("ABANDONED", 1));
      assertThat(said(log(standalone), PRESSES_1_TOO))
          .containsExactly(MESSAGE.substring(0, 60), BUSY);
      assertThat(of(log(standalone), "initiated", PRESSES_9))
          .as("who opted out is not dialed again")
          .hasSize(1);
    }
  }

  private static String campaign(SalesFloor floor, String name, String... numbers) {
    Map<String, Object> settings =
        Map.of("name", name, "practice", true, "mode", "BROADCAST", "broadcast", BROADCAST);
    String id = floor.admin().post("/api/v1/campaigns", settings).required(201).path("id").asText();
    byte[] file = ("phone\n" + String.join("\n", numbers) + "\n").getBytes(StandardCharsets.UTF_8);
    String batch =
        floor
            .admin()
            .upload("/api/v1/lead-batches?filename=leads.csv&country=US&campaignId=" + id, file)
            .required(202)
            .path("id")
            .asText();
    await(
        () ->
            floor
                .admin()
                .get("/api/v1/lead-batches/" + batch)
                .required(200)
                .path("state")
                .asText()
                .equals("IMPORTED"),
        "the leads are there");
    return id;
  }

  private static void awaitFreeAgent(SalesFloor floor, String campaign) {
    await(
        () ->
            floor
                    .admin()
                    .get("/api/v1/campaigns/" + campaign + "/explanation")
                    .required(200)
                    .path("freeAgents")
                    .asInt()
                == 1,
        "an agent is free");
  }

  private static void awaitOutcomes(
      SalesFloor floor, String campaign, Map<String, Integer> outcomes) {
    await(
        () -> {
          JsonNode counts = counts(floor, campaign).path("outcomes");
          return outcomes.entrySet().stream()
              .allMatch(one -> counts.path(one.getKey()).asInt() == one.getValue());
        },
        "the outcomes are " + outcomes);
  }

  private static JsonNode leads(SalesFloor floor, String campaign) {
    return counts(floor, campaign).path("leads");
  }

  private static JsonNode counts(SalesFloor floor, String campaign) {
    return floor.admin().get("/api/v1/campaigns/" + campaign).required(200).path("counts");
  }

  private static String suppressed(SalesFloor floor, String number) {
    return floor
        .admin()
        .get("/api/v1/suppressions?text=" + number.substring(1))
        .required(200)
        .path("items")
        .path(0)
        .path("source")
        .asText();
  }

  private static List<String> said(List<JsonNode> log, String number) {
    return of(log, "said", number).stream()
        .map(entry -> entry.path("details").path("text").asText())
        .toList();
  }

  private static List<JsonNode> of(List<JsonNode> log, String kind, String number) {
    return log.stream()
        .filter(entry -> entry.path("kind").asText().equals(kind))
        .filter(entry -> entry.path("details").path("to").asText().equals(number))
        .toList();
  }

  private static List<JsonNode> log(StandaloneProcess standalone) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    for (String line : Files.readAllLines(standalone.file("carrier.log"))) {
      entries.add(JSON.readTree(line));
    }
    return entries;
  }

  /** The person does. */
  private static void hangUp(StandaloneProcess standalone, String number) throws Exception {
    String sid = of(log(standalone), "joined", number).get(0).path("callSid").asText();
    URI call = standalone.simulator().resolve("/simulator/calls/" + sid + "/hangup");
    HttpRequest request = HttpRequest.newBuilder(call).POST(BodyPublishers.noBody()).build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).isLessThan(300);
  }

  private static void await(Wanted wanted, String what) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.holds()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** Something that is waited for. */
  @FunctionalInterface
  private interface Wanted {
    boolean holds();
  }
}
