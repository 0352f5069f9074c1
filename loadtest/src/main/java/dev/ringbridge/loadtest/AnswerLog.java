package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** What the carrier's log and the agents' screens say of answered calls, put side by side. */
final class AnswerLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NANOS = 1_000_000.0;
  private static final double LATE_MILLIS = 2_000;
  private static final Set<String> TAKEN = Set.of("RESERVED", "ON_CALL");

  private final Map<String, String> stateOfAgent = new ConcurrentHashMap<>();
  private final Map<String, String> takenFromAvailable = new ConcurrentHashMap<>();
  private final Map<String, Instant> popped = new ConcurrentHashMap<>();
  private final Map<Long, Percentiles> twimlOfTenSeconds = new TreeMap<>();
  private final Percentiles twiml = new Percentiles();
  private final Percentiles pop = new Percentiles();
  private final Percentiles audio = new Percentiles();
  private final Map<String, NavigableSet<Instant>> heard = new ConcurrentHashMap<>();
  private long late;
  private long unheard;
  private long answered;
  private long notAvailable;

  /** A frame on an agent's screen. */
  void frame(String agentId, String type, JsonNode frame) {
    if (type.equals("screenPop")) {
      popped.put(frame.path("callId").asText(), Instant.now());
    } else if (type.equals("agent")) {
      String state = frame.path("state").asText();
      String before = stateOfAgent.put(agentId, state);
      // Where a socket is busy, the frame of a state that is over already is left out.
      if (TAKEN.contains(state) && "AVAILABLE".equals(before)) {
        takenFromAvailable.put(frame.path("callId").asText(), agentId);
      }
    }
  }

  /** An agent heard the first of a lead. */
  void heard(String agentId, Instant at) {
    heard.computeIfAbsent(agentId, none -> new ConcurrentSkipListSet<>()).add(at);
  }

  /** Reads the carrier's log for the calls that were answered in this time. */
  void readCarrier(Path carrierLog, Instant from, Instant to) throws IOException {
    Map<String, Instant> answers = new HashMap<>();
    Map<String, Instant> rooms = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(carrierLog)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode entry = JSON.readTree(line);
        String call = entry.path("details").path("callParams").path("call").asText();
        if (!call.isEmpty()) {
          take(entry, call, answers, rooms, from, to);
        }
      }
    }
    answered = answers.size();
    late += answers.keySet().stream().filter(call -> !rooms.containsKey(call)).count();
  }

  private void take(
      JsonNode entry,
      String call,
      Map<String, Instant> answers,
      Map<String, Instant> rooms,
      Instant from,
      Instant to) {
    Instant at = Instant.parse(entry.path("at").asText());
    switch (entry.path("kind").asText()) {
      case "answered" -> {
        if (at.isAfter(from) && at.isBefore(to)) {
          answers.put(call, at);
        }
      }
      case "twiml-received" -> {
        String room = entry.path("details").path("room").asText();
        if (answers.containsKey(call) && !room.isEmpty() && rooms.putIfAbsent(call, at) == null) {
          long tens = Duration.between(from, answers.get(call)).toSeconds() / 10;
          twimlOfTenSeconds
              .computeIfAbsent(tens, none -> new Percentiles())
              .add(millis(answers.get(call), at));
          decided(call, room, answers.get(call), at);
        }
      }
      case "joined" -> {
        if (answers.containsKey(call)) {
          sounded(entry.path("details").path("conference").asText(), answers.get(call));
        }
      }
      default -> {}
    }
  }

  private void decided(String call, String room, Instant answeredAt, Instant at) {
    double millis = millis(answeredAt, at);
    twiml.add(millis);
    late += millis > LATE_MILLIS ? 1 : 0;
    Instant shown = popped.get(call);
    if (shown != null) {
      pop.add(millis(answeredAt, shown));
    }
    String agent = takenFromAvailable.get(call);
    boolean theirs = agent != null && room.contains(agent);
    notAvailable += theirs ? 0 : 1;
  }

  /** What the agent of that room heard first after the answer. */
  private void sounded(String room, Instant answeredAt) {
    Optional<Instant> first =
        heard.entrySet().stream()
            .filter(agent -> room.contains(agent.getKey()))
            .flatMap(agent -> Stream.ofNullable(agent.getValue().ceiling(answeredAt)))
            .findFirst();
    first.ifPresentOrElse(at -> audio.add(millis(answeredAt, at)), () -> unheard++);
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / NANOS;
  }

  JsonNode figures(int perSecond) {
    twimlOfTenSeconds.forEach(
        (tens, figures) ->
            Bench.say(
                "from %d s on: median %.0f ms, p99 %.0f ms"
                    .formatted(tens * 10, figures.at(50), figures.at(99))));
    return JSON.createObjectNode()
        .put("per_s", perSecond)
        .put("twiml_p50_ms", twiml.at(50))
        .put("twiml_p99_ms", twiml.at(99))
        .put("pop_p99_ms", pop.at(99))
        .put("first_audio_p99_ms", audio.at(99))
        .put("unheard", unheard)
        .put("late_over_2s", late)
        .put("answered", answered)
        .put("room_of_no_available_agent", notAvailable);
  }
}
