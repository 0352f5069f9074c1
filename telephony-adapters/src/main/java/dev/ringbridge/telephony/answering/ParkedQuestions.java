package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.foundation.event.Tails;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The carriers' questions that wait in this replica: in memory, with no connection and no thread.
 * Every replica reads every command, so that the one that holds the question hears of the match.
 */
@ApplicationScoped
class ParkedQuestions {
  private static final int AFTER_OUTBOX = 10;

  private final Map<UUID, Set<Spot>> spots = new ConcurrentHashMap<>();

  void listen(@Observes @Priority(AFTER_OUTBOX) StartupEvent event, Tails tails) {
    tails.follow(
        Set.of(Topic.CALL_COMMANDS),
        command -> {
          if (command instanceof BridgeTo match) {
            wake(match.call().callId(), Optional.of(match));
          }
        });
  }

  /** A place to wait for news of a call. */
  Spot enter(UUID callId) {
    Spot spot = new Spot(callId);
    spots.compute(
        callId,
        (id, there) -> {
          Set<Spot> all = there == null ? ConcurrentHashMap.newKeySet() : there;
          all.add(spot);
          return all;
        });
    return spot;
  }

  /** Tells whoever waits for a call that there is news, and the match if it is one. */
  void wake(UUID callId, Optional<BridgeTo> match) {
    spots.getOrDefault(callId, Set.of()).forEach(spot -> spot.news.complete(match));
  }

  private void leave(Spot spot) {
    spots.computeIfPresent(
        spot.callId,
        (id, there) -> {
          there.remove(spot);
          return there.isEmpty() ? null : there;
        });
  }

  /** Where one question waits. */
  final class Spot {
    private final UUID callId;
    private volatile CompletableFuture<Optional<BridgeTo>> news = new CompletableFuture<>();

    private Spot(UUID callId) {
      this.callId = callId;
    }

    /** From here on news counts that the row, read next, may not show yet. */
    void listen() {
      news = new CompletableFuture<>();
    }

    /**
     * Waits for news, at most this long and a millisecond: the row, read next, goes by another
     * clock.
     */
    Uni<Optional<BridgeTo>> await(Duration atMost) {
      long nanos = atMost.plusMillis(1).toNanos();
      return Uni.createFrom()
          .completionStage(
              () -> news.copy().completeOnTimeout(Optional.empty(), nanos, TimeUnit.NANOSECONDS));
    }

    void leave() {
      ParkedQuestions.this.leave(this);
    }
  }
}
