package dev.ringbridge.simulator.legs;

import java.util.Map;
import java.util.Optional;

/**
 * Something the customer is told.
 *
 * @param word what the log calls it, in the words that both faces share
 * @param type its family, as {@code leg_lifecycle_event}
 * @param name its name, as {@code leg_answered}
 * @param action of which action, if of one
 * @param more what it says besides the leg or the bridge
 */
record Event(
    String word,
    String type,
    String name,
    Optional<LegAction.Tag> action,
    Map<String, Object> more) {

  static Event ofLeg(String word, String name, Map<String, Object> more) {
    return new Event(word, "leg_lifecycle_event", name, Optional.empty(), more);
  }

  static Event ofAction(String name, LegAction.Tag tag, Map<String, Object> more) {
    return new Event(name, "leg_action_event", name, Optional.of(tag), more);
  }

  static Event ofBridge(String name, Map<String, Object> more) {
    return new Event(name, "bridge_lifecycle_event", name, Optional.empty(), more);
  }
}
