package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whom the carrier was asked for, by its log. */
public final class CarrierLeads {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CarrierLeads() {}

  /** The lead of each call that got so far at the carrier; agents' calls are of none. */
  public static List<String> of(String kind, Path carrierLog) throws IOException {
    List<String> leads = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(carrierLog)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"kind\":\"" + kind + "\"")) {
          JsonNode lead = JSON.readTree(line).path("details").path("callParams").path("lead");
          if (!lead.isMissingNode()) {
            leads.add(lead.asText());
          }
        }
      }
    }
    return leads;
  }
}
