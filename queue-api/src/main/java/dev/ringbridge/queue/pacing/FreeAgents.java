package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.call.IdleAgents;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The agents as agent.state tells of them. Whoever was not heard of lately counts as not there. */
@ApplicationScoped
public class FreeAgents implements IdleAgents {
  private static final int AFTER_TOPICS = 10;
  private static final Duration LONG_KNOWN = Duration.ofSeconds(30);

  private final Map<UUID, AgentSnapshot> agents = new ConcurrentHashMap<>();
  private final QueueConfig config;
  private final Clock clock;

  FreeAgents(QueueConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes @Priority(AFTER_TOPICS) StartupEvent event, Tails tails) {
    tails.gauge(Set.of(Topic.AGENT_STATE), this::learn);
  }

  private void learn(Event event) {
    if (event instanceof AgentSnapshot agent) {
      agents.merge(
          agent.agentId(), agent, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
    }
  }

  /** One agent, if they would take a call now. */
  public Optional<AgentSnapshot> find(UUID agentId) {
    return Optional.ofNullable(agents.get(agentId)).filter(this::isFree);
  }

  /**
   * Whether an agent waits for this call, which spends this epoch of theirs. They are free still
   * for the moment in which the gateway has not heard of it.
   */
  public boolean isHeld(UUID agentId, UUID callId, long epoch) {
    AgentSnapshot agent = agents.get(agentId);
    if (agent == null || !isFresh(agent)) {
      return false;
    }
    return agent.state() == AgentState.AVAILABLE
        ? agent.epoch() == epoch
        : agent.state() == AgentState.RESERVED && callId.equals(agent.callId());
  }

  /** A house that is late hears late of its agents, too: these may be known for longer. */
  @Override
  public boolean anyIdleSince(UUID campaignId, Instant moment) {
    Instant known = clock.instant().minus(LONG_KNOWN);
    return agents.values().stream()
        .filter(agent -> agent.state() == AgentState.AVAILABLE && agent.at().isAfter(known))
        .filter(agent -> agent.campaignIds().contains(campaignId))
        .anyMatch(agent -> !agent.since().isAfter(moment));
  }

  private boolean isFree(AgentSnapshot agent) {
    return agent.state() == AgentState.AVAILABLE && isFresh(agent);
  }

  private boolean isFresh(AgentSnapshot agent) {
    return agent.at().isAfter(clock.instant().minus(config.pacing().agentsSeenWithin()));
  }

  /** Those who would take a call of this campaign now, whoever waits longest first. */
  public List<AgentSnapshot> of(UUID campaignId) {
    return agents.values().stream()
        .filter(this::isFree)
        .filter(agent -> agent.campaignIds().contains(campaignId))
        .sorted(Comparator.comparing(AgentSnapshot::since).thenComparing(AgentSnapshot::agentId))
        .toList();
  }
}
