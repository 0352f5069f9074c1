package dev.ringbridge.gateway.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadinessTest {
  private final SetClock clock = new SetClock();
  private final Steadiness steadiness = new Steadiness(clock, Duration.ofSeconds(5));

  @Test
  void leasesAreNotJudgedBeforeOneCouldBeRenewed() {
    reachedFor(4);
    assertThat(steadiness.isSteady()).isFalse();

    reachedFor(1);
    assertThat(steadiness.isSteady()).isTrue();
  }

  @Test
  void afterAnOutageLeasesGetTheirTimeAgain() {
    reachedFor(10);
    clock.pass(Duration.ofSeconds(8));
    assertThat(steadiness.isSteady()).isFalse();

    steadiness.reached();
    assertThat(steadiness.isSteady()).isFalse();
    reachedFor(5);
    assertThat(steadiness.isSteady()).isTrue();
  }

  private void reachedFor(int seconds) {
    steadiness.reached();
    for (int second = 0; second < seconds; second++) {
      clock.pass(Duration.ofSeconds(1));
      steadiness.reached();
    }
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
