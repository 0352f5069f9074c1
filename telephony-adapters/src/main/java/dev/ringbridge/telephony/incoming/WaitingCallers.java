package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.call.CallCommand.TakeCaller;
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
 * The carriers' questions about callers that wait in this replica: in memory, with no connection
 * and no thread. Every replica reads every command, so that the one that holds the question hears
 * of it.
 */
@ApplicationScoped
class WaitingCallers {
  private static final int AFTER_OUTBOX = 10;

  private final Map<UUID, CompletableFuture<TakeCaller>> waiting = new ConcurrentHashMap<>();

  void listen(@Observes @Priority(AFTER_OUTBOX) StartupEvent event, Tails tails) {
    tails.follow(
        Set.of(Topic.CALL_COMMANDS),
        command -> {
          if (command instanceof TakeCaller taken) {
            wake(taken);
          }
        });
  }

  private void wake(TakeCaller taken) {
    Optional.ofNullable(waiting.get(taken.call().callId())).ifPresent(one -> one.complete(taken));
  }

  /** From here on it is heard whether somebody takes this call; asked twice, both hear it. */
  void enter(UUID callId) {
    waiting.computeIfAbsent(callId, id -> new CompletableFuture<>());
  }

  /** Waits for somebody who takes the call, at most this long. */
  Uni<Optional<TakeCaller>> await(UUID callId, Duration atMost) {
    CompletableFuture<TakeCaller> news = waiting.get(callId);
    return news == null
        ? Uni.createFrom().item(Optional.empty())
        : Uni.createFrom()
            .completionStage(
                () ->
                    news.thenApply(Optional::of)
                        .completeOnTimeout(
                            Optional.empty(), atMost.toNanos(), TimeUnit.NANOSECONDS));
  }

  void leave(UUID callId) {
    waiting.remove(callId);
  }
}
