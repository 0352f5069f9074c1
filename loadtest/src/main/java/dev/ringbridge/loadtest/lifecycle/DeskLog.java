package dev.ringbridge.loadtest.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the agents' desks say of their calls: when each was bridged, and when it was disposed. */
final class DeskLog {
  private final Map<String, Instant> bridged = new ConcurrentHashMap<>();
  private final Map<String, Instant> disposed = new ConcurrentHashMap<>();

  /** A frame came to an agent's desk. */
  void frame(String type, JsonNode frame) {
    String callId = frame.path("callId").asText();
    if (type.equals("bridged")) {
      bridged.putIfAbsent(callId, Instant.now());
    } else if (type.equals("agent") && frame.path("disposed").asBoolean()) {
      disposed.putIfAbsent(callId, Instant.now());
    }
  }

  /** Calls that an agent talked in, and whose disposition was taken between these moments. */
  long completeBetween(Instant from, Instant to) {
    return disposed.entrySet().stream()
        .filter(one -> bridged.containsKey(one.getKey()))
        .filter(one -> !one.getValue().isBefore(from) && one.getValue().isBefore(to))
        .count();
  }

  /** Whether an agent talked in this call and said what came of it. */
  boolean isComplete(String callId) {
    return bridged.containsKey(callId) && disposed.containsKey(callId);
  }
}
