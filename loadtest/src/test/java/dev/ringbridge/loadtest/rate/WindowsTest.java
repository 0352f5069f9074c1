package dev.ringbridge.loadtest.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private static Windows at(long... millis) {
    return new Windows(LongStream.of(millis).mapToObj(START::plusMillis).toList());
  }

  @Test
  void mostIsCountedWhereverTheWindowBegins() {
    Windows requests = at(0, 900, 1_000, 1_100, 1_899, 1_900, 5_000);

    assertThat(requests.most(Duration.ofSeconds(1))).isEqualTo(4);
    assertThat(requests.most(Duration.ofSeconds(10))).isEqualTo(7);
    assertThat(new Windows(List.of()).most(Duration.ofSeconds(1))).isZero();
  }

  @Test
  void oneASecondIsOneInAnySecondAndTenInAnyTen() {
    Windows requests = new Windows(LongStream.range(0, 60).mapToObj(START::plusSeconds).toList());

    assertThat(requests.most(Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(requests.most(Duration.ofSeconds(10))).isEqualTo(10);
    assertThat(requests.between(START.plusSeconds(10), START.plusSeconds(20)).requests())
        .hasSize(10);
  }
}
