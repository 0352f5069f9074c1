package dev.ringbridge.loadtest.stop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the carrier saw, by its own log and clock. */
record CarrierView(List<JsonNode> entries) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static CarrierView of(Path log) throws IOException {
    List<JsonNode> entries = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        entries.add(JSON.readTree(line));
      }
    }
    return new CarrierView(entries);
  }

  /** When something of this kind happened to calls to leads, in order. */
  List<Instant> times(String kind) {
    return ofLeads(kind).stream().map(CarrierView::at).sorted().toList();
  }

  /** The calls that rang at this moment. */
  Set<String> ringing(Instant at) {
    Set<String> calls = calls("ringing", at);
    calls.removeAll(calls("answered", at));
    calls.removeAll(calls("ended", at));
    return calls;
  }

  private Set<String> calls(String kind, Instant until) {
    return ofLeads(kind).stream()
        .filter(entry -> !at(entry).isAfter(until))
        .map(entry -> entry.path("callSid").asText())
        .collect(Collectors.toSet());
  }

  /** The calls that somebody canceled, and when they were over. */
  List<Instant> canceled(Set<String> calls) {
    return ofLeads("ended").stream()
        .filter(entry -> calls.contains(entry.path("callSid").asText()))
        .filter(entry -> entry.path("details").path("status").asText().equals("canceled"))
        .map(CarrierView::at)
        .toList();
  }

  private List<JsonNode> ofLeads(String kind) {
    return entries.stream()
        .filter(entry -> entry.path("kind").asText().equals(kind))
        .filter(entry -> entry.path("details").path("callParams").has("lead"))
        .toList();
  }

  private static Instant at(JsonNode entry) {
    return Instant.parse(entry.path("at").asText());
  }
}
