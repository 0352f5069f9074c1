package dev.ringbridge.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptCapTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final AttemptCap THREE_A_DAY = new AttemptCap(3, Duration.ofHours(24));

  @Test
  void callsBelowTheCapAreAllowedAtOnce() {
    assertThat(THREE_A_DAY.allows(List.of(ago(1), ago(2)), NOON)).isEqualTo(NOON);
  }

  /** The span rolls: midnight means nothing to it. */
  @Test
  void callAboveTheCapWaitsUntilTheOldestOfThemIsADayOld() {
    assertThat(THREE_A_DAY.allows(List.of(ago(20), ago(1), ago(2)), NOON))
        .isEqualTo(NOON.plus(Duration.ofHours(4)));
  }

  @Test
  void onlyTheLastCallsCount() {
    assertThat(THREE_A_DAY.allows(List.of(ago(50), ago(40), ago(30), ago(2)), NOON))
        .isEqualTo(NOON);
  }

  @Test
  void callAtTheVeryMomentTheSpanEndsIsAllowed() {
    assertThat(THREE_A_DAY.allows(List.of(ago(24), ago(1), ago(2)), NOON)).isEqualTo(NOON);
  }

  @Test
  void capOfNothingIsNone() {
    assertThatThrownBy(() -> new AttemptCap(0, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant ago(int hours) {
    return NOON.minus(Duration.ofHours(hours));
  }
}
