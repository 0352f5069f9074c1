package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.event.Tenancy;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
    assertThat(spacing.take(account, APART)).isEqualTo(APART.minus(Spacing.LATE));
  }

  @Test
  void timerThatIsLateEachTimeLosesNothing() {
    spacing.take(account, APART);
    for (int requests = 0; requests < 100; requests++) {
      pass(spacing.take(account, APART).toMillis() + 2);
      assertThat(spacing.take(account, APART)).isZero();
    }
    assertThat(Duration.ofNanos(nanos.get() + 5))
        .isBetween(APART.multipliedBy(100), APART.multipliedBy(100).plusMillis(2));
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    spacing.take(account, APART);
    assertThat(spacing.take(UUID.randomUUID(), APART)).isZero();
  }

  private void leave() {
    spacing
        .leave(account, Duration.ZERO, () -> Uni.createFrom().voidItem())
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  @Test
  void newProcessUsesLessOfTheRateUntilItIsWarm() {
    Account fast = account();
    pass(60_000);
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(5);
    leave();
    pass(1_999);
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(5);
    pass(1);
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(10 * 0.955);
    pass(27_999);
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(10 * 0.955);
    pass(1);
    assertThat(spacing.paced(fast)).isEqualTo(fast);
    leave();
    assertThat(spacing.paced(fast)).isEqualTo(fast);
  }

  private Account account() {
    Tenancy tenancy = new Tenancy(UUID.randomUUID(), UUID.randomUUID());
    return new Account(account, tenancy, 10, Set.of("US"), true, true, 100, true, Instant.EPOCH, 1);
  }

  /** With a clock of its own: the timers that wait here are real, and fire when they like. */
  @Test
  void whatIsDueAtOnceLeavesOneAfterTheOtherInItsOrder() {
    Spacing real = new Spacing(System::nanoTime);
    Duration apart = Duration.ofMillis(20);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Long> left = Collections.synchronizedList(new ArrayList<>());
    List<Uni<Integer>> all =
        IntStream.range(0, 8)
            .mapToObj(
                number ->
                    real.leave(
                        account,
                        apart,
                        () -> {
                          left.add(System.nanoTime());
                          order.add(number);
                          return Uni.createFrom().item(number);
                        }))
            .toList();

    Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(20));

    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(Duration.ofNanos(left.get(7) - left.get(0)))
        .isGreaterThanOrEqualTo(apart.multipliedBy(7).minusMillis(10));
  }

  @Test
  void requestThatFailsKeepsNobodyBack() {
    Spacing real = new Spacing(System::nanoTime);
    Duration apart = Duration.ofMillis(5);
    Uni<Integer> broken =
        real.leave(account, apart, () -> Uni.createFrom().failure(new IllegalStateException()));
    Uni<Integer> next = real.leave(account, apart, () -> Uni.createFrom().item(1));

    assertThat(broken.onFailure().recoverWithItem(0).await().atMost(Duration.ofSeconds(20)))
        .isZero();
    assertThat(next.await().atMost(Duration.ofSeconds(20))).isEqualTo(1);
  }
}
