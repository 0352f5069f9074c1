package dev.ringbridge.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleaseQueueTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void theFirstLeavesAtOnceAndTheOthersAtTheRate() {
    ReleaseQueue queue = new ReleaseQueue(2);
    assertThat(queue.offer("A", START)).isEqualTo(Duration.ZERO);
    assertThat(queue.offer("B", START)).isEqualTo(Duration.ofMillis(500));
    assertThat(queue.offer("C", START)).isEqualTo(Duration.ofSeconds(1));
    assertThat(queue.release(START)).containsExactly("A");
    assertThat(queue.release(START.plusMillis(499))).isEmpty();
    assertThat(queue.release(START.plusMillis(500))).containsExactly("B");
    assertThat(queue.release(START.plusMillis(1000))).containsExactly("C");
  }

  @Test
  void aLateTimerIsCaughtUpWith() {
    ReleaseQueue queue = new ReleaseQueue(10);
    List<String> released = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> queue.offer("C" + i, START));
    for (int ms = 0; ms < 10_100; ms += 130) {
      released.addAll(queue.release(START.plusMillis(ms)));
    }
    assertThat(released).hasSize(100);
  }

  @Test
  void idleTimeIsNotSavedUp() {
    ReleaseQueue queue = new ReleaseQueue(1);
    queue.offer("A", START);
    queue.release(START);
    Instant later = START.plusSeconds(60);
    queue.offer("B", later);
    queue.offer("C", later);
    assertThat(queue.release(later)).containsExactly("B");
  }

  @Test
  void theSlotOfACallJustReleasedIsTaken() {
    ReleaseQueue queue = new ReleaseQueue(1);
    queue.offer("A", START);
    queue.release(START);
    assertThat(queue.offer("B", START.plusMillis(200))).isEqualTo(Duration.ofMillis(800));
  }

  @Test
  void aWithdrawnCallCostsNoSlot() {
    ReleaseQueue queue = new ReleaseQueue(1);
    queue.offer("A", START);
    queue.offer("B", START);
    queue.offer("C", START);
    queue.remove("B");
    assertThat(queue.release(START.plusSeconds(1))).containsExactly("A", "C");
  }

  @Test
  void aCallThatWaitedADayIsGivenUp() {
    ReleaseQueue queue = new ReleaseQueue(0.00001);
    queue.offer("A", START);
    queue.offer("B", START);
    queue.release(START);
    assertThat(queue.expire(START.plus(Duration.ofHours(24)))).isEmpty();
    assertThat(queue.expire(START.plus(Duration.ofHours(24)).plusMillis(1))).containsExactly("B");
    assertThat(queue.nextRelease()).isEmpty();
  }
}
