package dev.ringbridge.simulator.call;

import dev.ringbridge.simulator.webhook.Target;
import java.util.Set;

/**
 * Where a call's progress is told.
 *
 * @param events the subscribed ones of initiated, ringing, answered, completed
 */
public record StatusHook(Target target, Set<String> events) {
  /** What is told if nothing is subscribed to. */
  public static final Set<String> STANDARD_EVENTS = Set.of("completed");

  public StatusHook {
    events = Set.copyOf(events);
  }
}
