package dev.ringbridge.telephony.answering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallCommand.BridgeTo;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkedQuestionsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ParkedQuestions parked = new ParkedQuestions();
  private final UUID call = UUID.randomUUID();

  @AfterEach
  void letMutinySayWhatItDropsAgain() {
    Infrastructure.resetDroppedExceptionHandler();
  }

  @Test
  void questionIsWokenByNewsOfItsCallOnly() {
    ParkedQuestions.Spot mine = parked.enter(call);
    CompletableFuture<Optional<BridgeTo>> woken =
        mine.await(LONG).subscribeAsCompletionStage().toCompletableFuture();
    parked.wake(UUID.randomUUID(), Optional.empty());
    assertThat(woken).isNotDone();
    parked.wake(call, Optional.empty());
    assertThat(woken).isCompletedWithValue(Optional.empty());
  }

  @Test
  void questionIsWokenWhereNothingComes() {
    long began = System.nanoTime();
    parked.enter(call).await(Duration.ofMillis(50)).await().atMost(LONG);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(50));
  }

  @Test
  void whoeverGivesUpTakesNothingFromTheOthers() {
    ParkedQuestions.Spot spot = parked.enter(call);
    spot.await(LONG).subscribe().with(news -> {}).cancel();
    CompletableFuture<Optional<BridgeTo>> other =
        spot.await(LONG).subscribeAsCompletionStage().toCompletableFuture();
    parked.wake(call, Optional.empty());
    assertThat(other).isCompletedWithValue(Optional.empty());
  }

  /** An ERROR in the log for what is nobody's mistake would hide those that are. */
  @Test
  void newsAtTheVeryMomentAtWhichAQuestionGivesUpIsNoError() {
    List<Throwable> dropped = new CopyOnWriteArrayList<>();
    Infrastructure.setDroppedExceptionHandler(dropped::add);
    for (int round = 0; round < 300; round++) {
      ParkedQuestions.Spot spot = parked.enter(call);
      CompletableFuture<Optional<BridgeTo>> woken =
          spot.await(Duration.ZERO).subscribeAsCompletionStage().toCompletableFuture();
      CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)
          .execute(() -> parked.wake(call, Optional.empty()));
      woken.orTimeout(20, TimeUnit.SECONDS).join();
      spot.leave();
    }
    assertThat(dropped).isEmpty();
  }
}
