package dev.ringbridge.loadtest.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.loadtest.SharedRooms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the carrier's oracle log tells: the calls it made, and the faults it was made to commit. */
final class Witness {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, CarrierCall> calls = new HashMap<>();
  private final Map<String, Instant> firstCreates = new HashMap<>();
  private final List<Instant> creates = new ArrayList<>();
  private final Set<String> refusedAsInvalid = new HashSet<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private final SharedRooms rooms = new SharedRooms();
  private final Meetings meetings = new Meetings();

  /** Reads the whole log. */
  static Witness read(Path log) throws IOException {
    Witness witness = new Witness();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        witness.hear(JSON.readTree(line));
      }
    }
    return witness;
  }

  /** Takes in one entry, in the order of the log. */
  void hear(JsonNode entry) {
    JsonNode details = entry.path("details");
    String sid = entry.path("callSid").asText();
    Instant at = Instant.parse(entry.path("at").asText());
    switch (entry.path("kind").asText()) {
      case "create-received" -> {
        creates.add(at);
        firstCreates.putIfAbsent(dialerId(details), at);
      }
      case "fault-injected" -> fault(details.path("fault").asText(), details);
      case "webhook-fault" -> count("webhook-" + details.path("fault").asText());
      case "queued" ->
          calls.put(sid, new CarrierCall(dialerId(details), details.path("to").asText(), at));
      case "joined" -> joined(details.path("conference").asText(), sid);
      case "left" -> left(details.path("conference").asText(), sid);
      default -> follow(entry.path("kind").asText(), sid, at, details);
    }
  }

  private void joined(String room, String sid) {
    CarrierCall call = calls.get(sid);
    meetings.joined(room, sid, call);
    if (call != null) {
      rooms.joined(room, sid);
    }
  }

  private void left(String room, String sid) {
    meetings.left(room, sid);
    if (calls.containsKey(sid)) {
      rooms.left(room, sid);
    }
  }

  /** Other entries about the legs of agents are about none of our calls. */
  private void follow(String kind, String sid, Instant at, JsonNode details) {
    CarrierCall call = calls.get(sid);
    if (call == null) {
      return;
    }
    switch (kind) {
      case "initiated" -> call.initiated(at);
      case "ended" -> call.ended(at, details.path("status").asText());
      case "webhook-answered" -> acknowledged(call, details);
      default -> {}
    }
  }

  private static void acknowledged(CarrierCall call, JsonNode details) {
    boolean taken = details.path("status").asInt() / 100 == 2;
    if (taken && details.path("event").asText().equals("completed")) {
      call.endAcknowledged();
    }
  }

  private void fault(String name, JsonNode details) {
    count(name);
    if (name.equals("invalid-number")) {
      refusedAsInvalid.add(details.path("to").asText());
    }
  }

  private void count(String fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  private static String dialerId(JsonNode details) {
    return details.path("callParams").path("call").asText();
  }

  /** Every call that was made for a lead. */
  Collection<CarrierCall> calls() {
    return calls.values();
  }

  /** When each request to make a call came. */
  List<Instant> creates() {
    return creates;
  }

  /** When the first request came to make the call that the dialer knows by that id. */
  Map<String, Instant> firstCreates() {
    return firstCreates;
  }

  /** Numbers of which the carrier said that there is no such number. */
  Set<String> refusedAsInvalid() {
    return refusedAsInvalid;
  }

  /** How often each kind of fault was committed. */
  Map<String, Long> faults() {
    return faults;
  }

  /** How often a lead was put to an agent who talked with another. */
  long roomsShared() {
    return rooms.count();
  }
}
