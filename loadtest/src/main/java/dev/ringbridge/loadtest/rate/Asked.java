package dev.ringbridge.loadtest.rate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that the carrier was asked for.
 *
 * @param accountSid by which account
 * @param number to whom
 * @param at when it heard of it
 */
record Asked(String accountSid, String number, Instant at) {
  private static final String REQUEST = "create-received";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * All of them, in order: from the file, because the carrier's memory holds the newest entries
   * only, and a long run has more. The last line may be half written still, and is left out.
   */
  static List<Asked> read(Path log) throws IOException {
    List<Asked> all = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      String line = lines.readLine();
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        if (line.contains(REQUEST)) {
          all.add(of(JSON.readTree(line)));
        }
        line = next;
      }
    }
    return all;
  }

  private static Asked of(JsonNode entry) {
    return new Asked(
        entry.path("accountSid").asText(),
        entry.path("details").path("to").asText(),
        Instant.parse(entry.path("at").asText()));
  }
}
