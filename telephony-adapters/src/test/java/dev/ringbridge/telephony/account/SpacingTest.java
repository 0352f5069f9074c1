package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.carrier.Departure.Headway;
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

  private void leave() {
    spacing
        .leave(account, Duration.ZERO, () -> Uni.createFrom().voidItem())
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  @Test
  void newProcessUsesHalfOfTheRateUntilTwoSecondsAfterItsFirstRequest() {
    Account fast = account();
    pass(60_000);
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(5);
    leave();
    pass(1_999);
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(5);
    pass(1);
    assertThat(spacing.paced(fast)).isEqualTo(fast);
    leave();
    assertThat(spacing.paced(fast)).isEqualTo(fast);
  }

  @Test
  void firstBytesKeepApartWhateverTookLongBefore() {
    Headway first = spacing.headway(account, APART);
    Headway second = spacing.headway(account, APART);
    assertThat(first.take()).isZero();
    pass(150);
    assertThat(second.take()).isEqualTo(Duration.ofMillis(50));
    pass(50);
    assertThat(second.take()).isZero();
  }

  @Test
  void slotsAreFurtherApartWhileRequestsWaitLongForTheirFirstByte() {
    Account fast = account();
    leave();
    pass(60_000);
    spacing.headway(account, APART).take();
    Headway next = spacing.headway(account, APART);
    next.take();
    pass(200);
    next.take();
    assertThat(spacing.paced(fast).callsPerSecond()).isEqualTo(9);
    pass(1_000);
    spacing.headway(account, APART).take();
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
