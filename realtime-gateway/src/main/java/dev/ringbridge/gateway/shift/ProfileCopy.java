package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies agent.profile into the gateway's table, where matching finds who serves which campaign. It
 * is read from its start at each boot, so that a restored database is right again.
 */
@ApplicationScoped
class ProfileCopy {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Shifting shifting;
  private final Agents agents;
  private final Profiles profiles;
  private final Map<UUID, AgentProfile> news = new ConcurrentHashMap<>();
  private @Nullable Repeating rounds;

  ProfileCopy(Shifting shifting, Agents agents, Profiles profiles) {
    this.shifting = shifting;
    this.agents = agents;
    this.profiles = profiles;
  }

  void start(@Observes @Priority(10) StartupEvent event, Tails tails) {
    tails.state(Set.of(Topic.AGENT_PROFILE), this::hear);
    write().await().atMost(PATIENCE);
    rounds = Repeating.every("copying agents' profiles", INTERVAL, this::write);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  private void hear(Event event) {
    if (event instanceof AgentProfile profile) {
      news.merge(
          profile.agentId(), profile, (old, now) -> now.version() > old.version() ? now : old);
    }
  }

  private Uni<Void> write() {
    List<AgentProfile> batch = List.copyOf(news.values());
    if (batch.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return shifting
        .change(work -> learn(work, batch), crew -> batch.forEach(profile -> apply(crew, profile)))
        .invoke(() -> batch.forEach(profile -> news.remove(profile.agentId(), profile)))
        .replaceWithVoid();
  }

  private Uni<Crew> learn(Work work, List<AgentProfile> batch) {
    return profiles.learn(work, batch).chain(changed -> agents.lock(work, changed, List.of()));
  }

  /** Whoever is here has a new profile: others hear of their campaigns. */
  private static void apply(Crew crew, AgentProfile profile) {
    crew.touch(profile.agentId());
    if (!profile.active()) {
      crew.tell(profile.agentId(), new AgentInput.SignOut());
    }
  }
}
