package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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
  void whatIsDueAtOnceLeavesOneAfterTheOther() {
    assertThat(spacing.next(account, APART)).isZero();
    assertThat(spacing.next(account, APART)).isEqualTo(APART);
    assertThat(spacing.next(account, APART)).isEqualTo(APART.multipliedBy(2));
    pass(500);
    assertThat(spacing.next(account, APART)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void whatComesLaterThanItsMomentWaitsNoLonger() {
    spacing.next(account, APART);
    pass(200);
    assertThat(spacing.next(account, APART)).isZero();
    pass(1_000);
    assertThat(spacing.next(account, APART)).isZero();
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    spacing.next(account, APART);
    assertThat(spacing.next(UUID.randomUUID(), APART)).isZero();
  }
}
