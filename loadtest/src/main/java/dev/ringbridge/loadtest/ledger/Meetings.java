package dev.ringbridge.loadtest.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who met whom in a room, by the carrier's log: whether lead or agent came first is all one. */
final class Meetings {
  private final Map<String, Set<String>> agents = new HashMap<>();
  private final Map<String, Map<String, CarrierCall>> leads = new HashMap<>();

  /**
   * Somebody came into a room.
   *
   * @param call the lead's; null where it is an agent's leg
   */
  void joined(String room, String sid, @Nullable CarrierCall call) {
    if (call == null) {
      agents.computeIfAbsent(room, name -> new HashSet<>()).add(sid);
      leads.getOrDefault(room, Map.of()).values().forEach(CarrierCall::metAnAgent);
      return;
    }
    leads.computeIfAbsent(room, name -> new HashMap<>()).put(sid, call);
    if (!agents.getOrDefault(room, Set.of()).isEmpty()) {
      call.metAnAgent();
    }
  }

  /** Somebody left it. */
  void left(String room, String sid) {
    agents.computeIfAbsent(room, name -> new HashSet<>()).remove(sid);
    leads.computeIfAbsent(room, name -> new HashMap<>()).remove(sid);
  }
}
