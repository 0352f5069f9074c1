package dev.ringbridge.loadtest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is in whose room, by the carrier's log, and how often that was one lead too many. */
public final class SharedRooms {
  private final Map<String, Set<String>> leads = new HashMap<>();
  private long shared;

  /** A lead came into an agent's room. */
  public void joined(String room, String lead) {
    Set<String> there = leads.computeIfAbsent(room, name -> new HashSet<>());
    there.add(lead);
    shared += there.size() > 1 ? 1 : 0;
  }

  /** A lead left it. */
  public void left(String room, String lead) {
    leads.getOrDefault(room, Set.of()).remove(lead);
  }

  /** How often a lead was put to an agent who talked with another. */
  public long count() {
    return shared;
  }
}
