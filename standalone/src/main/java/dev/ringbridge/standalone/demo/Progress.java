package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;

/** A campaign's counts in a line for the terminal. */
final class Progress {
  private Progress() {}

  static String line(JsonNode counts) {
    JsonNode calls = counts.path("calls");
    long ringing = calls.path("RINGING").asLong();
    long bridged = calls.path("BRIDGED").asLong();
    return "placed %4d | ringing %3d | bridged %3d | left %4d | %s"
        .formatted(
            counts.path("placed").asLong(),
            ringing,
            bridged,
            left(counts),
            outcomes(counts.path("outcomes")));
  }

  /** Leads that wait for their first call, or whose call is live. */
  static long left(JsonNode counts) {
    return counts.path("leads").path("PENDING").asLong()
        + counts.path("leads").path("CALLING").asLong();
  }

  private static String outcomes(JsonNode outcomes) {
    return outcomes.properties().stream()
        .sorted((one, other) -> Long.compare(other.getValue().asLong(), one.getValue().asLong()))
        .map(
            entry ->
                entry.getKey().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + " "
                    + entry.getValue().asLong())
        .collect(Collectors.joining(", "));
  }
}
