package dev.ringbridge.queue.manual;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.Repeating;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.pacing.FreeAgents;
import dev.ringbridge.queue.preview.Preview;
import dev.ringbridge.queue.preview.Previews;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends what agents leave undecided. The deadlines are rows: any replica does it, also of one that
 * is gone.
 */
@ApplicationScoped
class PreviewSweep {
  private static final Logger LOG = Logger.getLogger(PreviewSweep.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** Longer than an agent's state is on its way, and than a replica needs to hear of all agents. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LAST = 30;

  private final Database database;
  private final Previews previews;
  private final DecidingPreviews deciding;
  private final FreeAgents agents;
  private final Map<UUID, Instant> missedSince = new HashMap<>();
  private @Nullable Repeating rounds;

  PreviewSweep(
      @InQueue Database database, Previews previews, DecidingPreviews deciding, FreeAgents agents) {
    this.database = database;
    this.previews = previews;
    this.deciding = deciding;
    this.agents = agents;
  }

  void start(@Observes @Priority(LAST) StartupEvent event) {
    rounds = Repeating.every("ending previews", INTERVAL, this::sweep);
  }

  void stop(@Observes ShutdownEvent event) {
    if (rounds != null) {
      rounds.close();
    }
  }

  Uni<Void> sweep() {
    return database
        .asEngine(work -> previews.withdrawEnded(work).chain(() -> previews.open(work)))
        .invoke(this::forgetTheOthers)
        .chain(this::each);
  }

  private void forgetTheOthers(List<Preview> open) {
    List<UUID> known = open.stream().map(Preview::call).map(CallRef::callId).toList();
    missedSince.keySet().retainAll(known);
  }

  private Uni<Void> each(List<Preview> open) {
    return Multi.createFrom()
        .iterable(open)
        .onItem()
        .transformToUniAndConcatenate(this::attempt)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> attempt(Preview one) {
    return look(one)
        .onFailure()
        .invoke(e -> LOG.warnf("a preview stays open, call=%s: %s", one.call().callId(), e))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> look(Preview one) {
    if (isLost(one)) {
      return deciding.withdraw(one);
    }
    return one.isOverdue() ? deciding.expire(one) : Uni.createFrom().voidItem();
  }

  private boolean isLost(Preview one) {
    Reservation agent = one.reservation();
    UUID callId = one.call().callId();
    if (agents.isHeld(agent.agentId(), callId, agent.epoch())) {
      missedSince.remove(callId);
      return false;
    }
    Instant since = missedSince.computeIfAbsent(callId, id -> one.now());
    return since.plus(PATIENCE).isBefore(one.now());
  }
}
