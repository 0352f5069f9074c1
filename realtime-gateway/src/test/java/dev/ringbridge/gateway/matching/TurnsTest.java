package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final UUID key = UUID.randomUUID();
  private final List<CompletableFuture<Void>> taken = new ArrayList<>();
  private final Turns turns = new Turns(id -> turn());

  private Uni<Void> turn() {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    taken.add(turn);
    return Uni.createFrom().completionStage(turn);
  }

  @Test
  void thoseWhoAskMeanwhileShareTheNextTurn() {
    var first = turns.ask(key).toCompletableFuture();
    var second = turns.ask(key).toCompletableFuture();
    var third = turns.ask(key).toCompletableFuture();
    assertThat(taken).hasSize(1);

    taken.get(0).complete(null);
    assertThat(first).isCompleted();
    assertThat(second).as("its turn began after it asked").isNotDone();
    assertThat(taken).hasSize(2);

    taken.get(1).complete(null);
    assertThat(second).isCompleted();
    assertThat(third).isCompleted();
    assertThat(taken).hasSize(2);
  }

  @Test
  void turnThatFailsDoesNotHoldUpTheNext() {
    var first = turns.ask(key).toCompletableFuture();
    var second = turns.ask(key).toCompletableFuture();

    taken.get(0).completeExceptionally(new IllegalStateException("away"));
    assertThat(first).isCompletedExceptionally();
    taken.get(1).complete(null);
    assertThat(second).isCompleted();
  }

  @Test
  void keysDoNotWaitForEachOther() {
    turns.ask(key);
    turns.ask(UUID.randomUUID());

    assertThat(taken).hasSize(2);
  }
}
