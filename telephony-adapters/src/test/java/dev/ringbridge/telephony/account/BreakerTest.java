package dev.ringbridge.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Breaker breaker = new Breaker(5, 0.8, Duration.ofSeconds(20));

  private boolean fails(int second) {
    return breaker.trips(true, NOW.plusSeconds(second));
  }

  private boolean works(int second) {
    return breaker.trips(false, NOW.plusSeconds(second));
  }

  @Test
  void fewFailuresAreNoReason() {
    assertThat(IntStream.range(0, 4).anyMatch(this::fails)).isFalse();
  }

  @Test
  void fifthFailureInARowIs() {
    IntStream.range(0, 4).forEach(this::fails);
    assertThat(fails(4)).isTrue();
  }

  @Test
  void oneInFiveThatWorksIsNotEnoughAndTwoInFiveAre() {
    works(0);
    IntStream.range(0, 3).forEach(this::fails);
    assertThat(fails(3)).as("four failures").isFalse();
    assertThat(fails(4)).as("five of six").isTrue();

    works(5);
    works(5);
    IntStream.range(5, 12).forEach(second -> assertThat(fails(second)).isFalse());
    assertThat(fails(12)).as("eight of ten").isTrue();
  }

  @Test
  void whatWasLongAgoDoesNotCount() {
    IntStream.range(0, 4).forEach(this::fails);
    assertThat(fails(25)).isFalse();
  }

  @Test
  void itCountsAnewAfterwards() {
    IntStream.range(0, 5).forEach(this::fails);
    assertThat(fails(5)).isFalse();
  }

  @Test
  void carrierThatFailsNowAndThenIsNotLeftAlone() {
    boolean tripped =
        IntStream.range(0, 1_000)
            .mapToObj(n -> breaker.trips(n % 3 == 0, NOW.plusMillis(n * 100L)))
            .anyMatch(trips -> trips);
    assertThat(tripped).isFalse();
  }
}
