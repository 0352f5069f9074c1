package dev.ringbridge.queue.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);

  private final Turns turns = new Turns();
  private final List<CompletableFuture<Void>> begun = new ArrayList<>();

  @Test
  void whoeverAsksMeanwhileHasItDoneOnceMoreAfterwards() {
    ask(ONE);
    ask(ONE);
    ask(ONE);
    assertThat(begun).hasSize(1);

    begun.get(0).complete(null);
    assertThat(begun).hasSize(2);

    begun.get(1).complete(null);
    assertThat(begun).hasSize(2);
    ask(ONE);
    assertThat(begun).hasSize(3);
  }

  @Test
  void campaignsDoNotWaitForEachOther() {
    ask(ONE);
    ask(OTHER);

    assertThat(begun).hasSize(2);
  }

  private void ask(UUID campaign) {
    turns.take(campaign, this::begin).subscribe().with(done -> {});
  }

  private Uni<?> begin() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    begun.add(end);
    return Uni.createFrom().completionStage(end);
  }
}
