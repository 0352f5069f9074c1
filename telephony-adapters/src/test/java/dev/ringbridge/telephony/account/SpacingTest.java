package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpacingTest {
  private static final Duration APART = Duration.ofMillis(200);

  private final AtomicLong nanos = new AtomicLong(-5);
  private final Spacing spacing = new Spacing(nanos::get);
  private final UUID account = UUID.randomUUID();

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  @Test
  void momentIsTakenOnce() {
    assertThat(spacing.take(account, APART)).isZero();
    assertThat(spacing.take(account, APART)).isEqualTo(APART);
    pass(150);
    assertThat(spacing.take(account, APART)).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void whoeverComesLateKeepsTheNextOneAway() {
    spacing.take(account, APART);
    pass(500);
    assertThat(spacing.take(account, APART)).isZero();
    assertThat(spacing.take(account, APART)).isEqualTo(APART);
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    spacing.take(account, APART);
    assertThat(spacing.take(UUID.randomUUID(), APART)).isZero();
  }

  /** With a clock of its own: the timers that wait here are real, and fire when they like. */
  @Test
  void whatIsDueAtOnceLeavesOneAfterTheOther() {
    Spacing real = new Spacing(System::nanoTime);
    Duration apart = Duration.ofMillis(20);
    List<Long> left = new ArrayList<>();
    List<Uni<Integer>> all =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    real.leave(
                        account,
                        apart,
                        () -> {
                          left.add(System.nanoTime());
                          return Uni.createFrom().item(number);
                        }))
            .toList();

    Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(20));

    assertThat(left).hasSize(8);
    IntStream.range(1, 8)
        .forEach(
            i ->
                assertThat(Duration.ofNanos(left.get(i) - left.get(i - 1)))
                    .isGreaterThanOrEqualTo(apart.minusMillis(10)));
    assertThat(Duration.ofNanos(left.get(7) - left.get(0)))
        .isGreaterThanOrEqualTo(apart.multipliedBy(7).minusMillis(10));
  }
}
