package dev.ringbridge.simulator.conference;

import dev.ringbridge.simulator.webhook.HookMethod;
import java.util.Set;

/**
 * Where a conference's events go.
 *
 * @param events the subscribed ones, as {@code join}
 */
public record ConferenceHook(String url, HookMethod method, Set<String> events) {
  public ConferenceHook {
    events = Set.copyOf(events);
  }
}
