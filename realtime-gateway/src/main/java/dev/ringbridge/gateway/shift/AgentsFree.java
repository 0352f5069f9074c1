package dev.ringbridge.gateway.shift;

import java.util.Set;
import java.util.UUID;

/**
 * Said inside this process after a commit: these agents may take a call now. Whoever had an agent's
 * row locked says so, because a match that ran meanwhile passed the row by.
 *
 * @param agentIds who
 */
public record AgentsFree(Set<UUID> agentIds) {
  public AgentsFree {
    agentIds = Set.copyOf(agentIds);
  }
}
