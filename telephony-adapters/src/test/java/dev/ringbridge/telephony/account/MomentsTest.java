package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static final Duration APART = Duration.ofMillis(200);

  private final AtomicLong nanos = new AtomicLong(-5);
  private final Moments moments = new Moments(nanos::get);
  private final UUID account = UUID.randomUUID();

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  @Test
  void momentIsTakenOnce() {
    assertThat(moments.take(account, APART)).isZero();
    assertThat(moments.take(account, APART)).isEqualTo(APART);
    pass(150);
    assertThat(moments.take(account, APART)).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void whoeverComesLateKeepsTheNextOneAway() {
    moments.take(account, APART);
    pass(500);
    assertThat(moments.take(account, APART)).isZero();
    assertThat(moments.take(account, APART)).isEqualTo(APART.minus(Moments.LATE));
  }

  @Test
  void timerThatIsLateEachTimeLosesNothing() {
    moments.take(account, APART);
    for (int requests = 0; requests < 100; requests++) {
      pass(moments.take(account, APART).toMillis() + 2);
      assertThat(moments.take(account, APART)).isZero();
    }
    assertThat(Duration.ofNanos(nanos.get() + 5))
        .isBetween(APART.multipliedBy(100), APART.multipliedBy(100).plusMillis(2));
  }

  @Test
  void accountsDoNotWaitForEachOther() {
    moments.take(account, APART);
    assertThat(moments.take(UUID.randomUUID(), APART)).isZero();
  }
}
