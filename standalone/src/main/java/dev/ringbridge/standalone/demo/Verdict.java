package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Judges a demo by what the carrier itself wrote down: which calls it dialed, against what the
 * database says of leads and attempts.
 *
 * @param leads all of the campaign's leads
 * @param finished those that nothing more happens to by itself
 * @param scheduled those that are dialed again later
 * @param lost those in neither state
 * @param dialedByCarrier calls that left the carrier, by its own log
 * @param attempts calls that the database counts as attempts
 * @param doubleDials calls or leads that the carrier dialed more often than the database meant
 */
public record Verdict(
    long leads,
    long finished,
    long scheduled,
    long lost,
    long dialedByCarrier,
    long attempts,
    long doubleDials) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The carrier took the call off its queue and dialed. */
  private static final String DIALED = "initiated";

  private static final Set<String> FINAL = Set.of("REACHED", "EXHAUSTED", "INVALID", "SUPPRESSED");

  /**
   * Reads the carrier's log and compares.
   *
   * @param counts a campaign's counts, as the API gives them
   * @param campaignId whose calls are judged
   */
  public static Verdict of(Path carrierLog, String campaignId, JsonNode counts) {
    Map<String, Integer> byCall = new HashMap<>();
    readDialed(carrierLog, campaignId, byCall);
    long leads = sum(counts.path("leads"));
    long finished =
        FINAL.stream().mapToLong(state -> counts.path("leads").path(state).asLong()).sum();
    long scheduled = counts.path("leads").path("SCHEDULED").asLong();
    long attempts = counts.path("placed").asLong();
    long repeated = byCall.values().stream().mapToLong(times -> times - 1).sum();
    long unaccounted = Math.max(0, byCall.size() - attempts);
    return new Verdict(
        leads,
        finished,
        scheduled,
        leads - finished - scheduled,
        byCall.size(),
        attempts,
        repeated + unaccounted);
  }

  private static void readDialed(Path carrierLog, String campaignId, Map<String, Integer> byCall) {
    try (BufferedReader lines = Files.newBufferedReader(carrierLog, StandardCharsets.UTF_8)) {
      Set<String> seen = new HashSet<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"" + DIALED + "\"")) {
          note(JSON.readTree(line), campaignId, byCall, seen);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void note(
      JsonNode entry, String campaignId, Map<String, Integer> byCall, Set<String> seen) {
    JsonNode params = entry.path("details").path("callParams");
    boolean dialed =
        entry.path("kind").asText().equals(DIALED) && seen.add(entry.path("callSid").asText());
    if (dialed && params.toString().contains(campaignId)) {
      byCall.merge(params.path("call").asText(), 1, Integer::sum);
    }
  }

  static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  /** Whether every lead is accounted for and none was dialed twice. */
  public boolean holds() {
    return lost == 0 && doubleDials == 0;
  }

  /** The verdict in a line. */
  public String line() {
    return "%s: %d leads, %d final, %d scheduled, %d lost; the carrier dialed %d calls, the database counts %d, %d double dials"
        .formatted(
            holds() ? "OK" : "NOT OK",
            leads,
            finished,
            scheduled,
            lost,
            dialedByCarrier,
            attempts,
            doubleDials);
  }
}
