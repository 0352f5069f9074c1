package dev.ringbridge.loadtest.apart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.loadtest.FictionalNumbers;
import dev.ringbridge.standalone.demo.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A file of leads, most of which have far more to tell than a lead may. */
final class LargeFile {
  static final int GOOD_ROWS = 100;
  static final int LONG_ROWS = 20_000;
  static final int LONG_VALUE = 15_000;

  /** Numbers that other campaigns of the organization may have: none of them is added twice. */
  private static final int OTHERS = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI origin;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ApiClient admin;

  LargeFile(URI origin) {
    this.origin = origin;
    this.admin = new ApiClient(http, origin, "admin", SharedServers.ADMIN_PASSWORD);
  }

  /** Uploads it into a campaign of its own and waits for its import, which it returns. */
  JsonNode importIt() throws IOException, InterruptedException {
    JsonNode campaign =
        admin.post("/api/v1/campaigns", Map.of("name", "Large", "practice", true)).required(201);
    String path =
        "/api/v1/lead-batches?filename=large.csv&country=US&campaignId="
            + campaign.path("id").asText();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(origin.resolve(path))
                .header("Authorization", "Bearer " + admin.token())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArrays(() -> lines().iterator()))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return awaitEnd("/api/v1/lead-batches/" + JSON.readTree(answer.body()).path("id").asText());
  }

  private JsonNode awaitEnd(String batch) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    JsonNode now = admin.get(batch).required(200);
    while (now.path("finishedAt").asText("").isEmpty() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(250);
      now = admin.get(batch).required(200);
    }
    return now;
  }

  /** The lines one after the other, each made when its turn has come. */
  private static Stream<byte[]> lines() {
    String story = "x".repeat(LONG_VALUE);
    List<String> numbers =
        FictionalNumbers.all().skip(OTHERS).limit(GOOD_ROWS + LONG_ROWS).toList();
    return Stream.concat(
            Stream.of("phone,story\n"),
            IntStream.range(0, numbers.size())
                .mapToObj(i -> numbers.get(i) + "," + (i < GOOD_ROWS ? "short" : story) + "\n"))
        .map(line -> line.getBytes(StandardCharsets.UTF_8));
  }
}
