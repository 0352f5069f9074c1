package dev.ringbridge.loadtest.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;

/** The simulator's admin pages. */
final class SimulatorPages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI simulator;

  SimulatorPages(URI simulator) {
    this.simulator = simulator;
  }

  /** How many leads' calls are going on. */
  long liveCalls() {
    return StreamSupport.stream(ask("GET", "/calls", "").path("calls").spliterator(), false)
        .filter(call -> !call.path("from").asText().startsWith("client:"))
        .count();
  }

  /** Has shares of creates and webhooks go wrong. */
  void faults(String mix) {
    ask("PUT", "/faults", mix);
  }

  /** Sends webhooks that were held back, and says how many are left. */
  int release(int atMost) {
    return ask("POST", "/webhooks/release?limit=" + atMost, "").path("heldBack").asInt();
  }

  private JsonNode ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.resolve("/simulator" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException("the simulator refuses: " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
