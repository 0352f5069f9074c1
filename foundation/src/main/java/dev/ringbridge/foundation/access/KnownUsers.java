package dev.ringbridge.foundation.access;

import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The users' states, as user.state says: whether a token that verifies still counts. */
@ApplicationScoped
public class KnownUsers {
  private static final int AFTER_TOPICS = 5;

  private final Map<UUID, UserSnapshot> users = new ConcurrentHashMap<>();

  void start(@Observes @Priority(AFTER_TOPICS) StartupEvent event, Tails tails) {
    tails.state(Set.of(Topic.USER_STATE), this::learn);
  }

  /**
   * Takes in what user.state says. Whoever reads that topic too and acts upon it says so first:
   * nobody knows which of two readers is told first.
   */
  public void learn(Event event) {
    if (event instanceof UserSnapshot user) {
      users.merge(
          user.userId(), user, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
    }
  }

  /**
   * Whether a token counts. A user nobody has heard of yet was just made: the signature alone
   * decides.
   *
   * @param userId whose token it is
   * @param issuedAt when it was issued
   */
  public boolean accepts(UUID userId, Instant issuedAt) {
    UserSnapshot user = users.get(userId);
    return user == null || (user.active() && !issuedAt.isBefore(user.tokensFrom()));
  }
}
