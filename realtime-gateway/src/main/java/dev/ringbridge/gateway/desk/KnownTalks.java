package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What went on last in the talks of each agent, for sockets that are opened meanwhile. */
@ApplicationScoped
class KnownTalks {
  private final Map<UUID, TalkSnapshot> newest = new ConcurrentHashMap<>();

  void start(@Observes @Priority(10) StartupEvent event, Tails tails) {
    tails.gauge(Set.of(Topic.TALK_STATE), heard -> take((TalkSnapshot) heard));
  }

  void take(TalkSnapshot heard) {
    newest.merge(
        heard.agentId(), heard, (known, one) -> one.version() > known.version() ? one : known);
  }

  /** An agent's; empty where nothing was ever said. */
  Optional<TalkSnapshot> of(UUID agentId) {
    return Optional.ofNullable(newest.get(agentId));
  }

  /**
   * The talk about which an agent is asked; empty where they are asked about none. An older one may
   * still say that it asks them: of a call that went to them since, its agent says nothing more.
   */
  Optional<TalkSnapshot> asking(UUID agentId) {
    return newest.values().stream()
        .filter(talk -> isAsked(talk, agentId))
        .max(Comparator.comparingLong(TalkSnapshot::version));
  }

  private static boolean isAsked(TalkSnapshot talk, UUID agentId) {
    return talk.consultation() != null && talk.consultation().agentId().equals(agentId);
  }
}
