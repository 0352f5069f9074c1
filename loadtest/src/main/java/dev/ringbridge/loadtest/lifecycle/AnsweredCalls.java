package dev.ringbridge.loadtest.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.loadtest.SharedRooms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The leads who picked up, by the carrier's own log. */
final class AnsweredCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Instant> answered = new HashMap<>();
  private final Set<String> connected = new HashSet<>();
  private final SharedRooms rooms = new SharedRooms();

  /** Reads the whole log. */
  static AnsweredCalls read(Path carrierLog) throws IOException {
    AnsweredCalls calls = new AnsweredCalls();
    try (BufferedReader lines = Files.newBufferedReader(carrierLog)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        calls.take(JSON.readTree(line));
      }
    }
    return calls;
  }

  /** Takes in one entry, in the order of the log. */
  void take(JsonNode entry) {
    JsonNode details = entry.path("details");
    String call = details.path("callParams").path("call").asText();
    if (call.isEmpty()) {
      return;
    }
    switch (entry.path("kind").asText()) {
      case "answered" -> answered.put(call, Instant.parse(entry.path("at").asText()));
      case "joined" -> joined(details.path("conference").asText(), call);
      case "left" -> rooms.left(details.path("conference").asText(), call);
      default -> {}
    }
  }

  private void joined(String conference, String call) {
    connected.add(call);
    rooms.joined(conference, call);
  }

  /** How often an agent was given a second lead while talking with one. */
  long sharedAgents() {
    return rooms.count();
  }

  /** How many picked up between these moments and were never in an agent's room. */
  long abandonedBetween(Instant from, Instant to) {
    return between(from, to).filter(call -> !connected.contains(call)).count();
  }

  /** How many were in an agent's room, and nobody said what came of it. */
  long unfinishedBetween(Instant from, Instant to, DeskLog desks) {
    return between(from, to)
        .filter(connected::contains)
        .filter(call -> !desks.isComplete(call))
        .count();
  }

  private Stream<String> between(Instant from, Instant to) {
    return answered.entrySet().stream()
        .filter(one -> !one.getValue().isBefore(from) && one.getValue().isBefore(to))
        .map(Map.Entry::getKey);
  }
}
