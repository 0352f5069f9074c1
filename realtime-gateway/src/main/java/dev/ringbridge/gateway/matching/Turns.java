package dev.ringbridge.gateway.matching;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One turn at a time for each key in this process. Whoever asks while one is being taken shares the
 * next with all who ask meanwhile, so that a crowd waits for the campaign's lock with one
 * connection and not with all of them. A turn that was asked for begins after it was asked for.
 */
final class Turns {
  private final Function<UUID, Uni<Void>> work;
  private final Map<UUID, Line> lines = new HashMap<>();

  /**
   * @param work what a turn does
   */
  Turns(Function<UUID, Uni<Void>> work) {
    this.work = work;
  }

  /** Asks for a turn; the stage completes when it was taken, and fails as it fails. */
  CompletionStage<Void> ask(UUID key) {
    CompletableFuture<Void> first = new CompletableFuture<>();
    synchronized (lines) {
      Line line = lines.get(key);
      if (line != null) {
        return line.next();
      }
      lines.put(key, new Line());
    }
    take(key, first);
    return first;
  }

  private void take(UUID key, CompletableFuture<Void> turn) {
    Uni.createFrom()
        .deferred(() -> work.apply(key))
        .subscribe()
        .with(
            done -> {
              goOn(key);
              turn.complete(null);
            },
            failure -> {
              goOn(key);
              turn.completeExceptionally(failure);
            });
  }

  private void goOn(UUID key) {
    CompletableFuture<Void> next;
    synchronized (lines) {
      next = lines.remove(key).asked;
      if (next != null) {
        lines.put(key, new Line());
      }
    }
    if (next != null) {
      take(key, next);
    }
  }

  /** A turn that is being taken, and the one that was asked for meanwhile. */
  private static final class Line {
    private @Nullable CompletableFuture<Void> asked;

    CompletableFuture<Void> next() {
      if (asked == null) {
        asked = new CompletableFuture<>();
      }
      return asked;
    }
  }
}
