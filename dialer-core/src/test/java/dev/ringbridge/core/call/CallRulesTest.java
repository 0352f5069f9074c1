package dev.ringbridge.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRulesTest {
  @ParameterizedTest
  @CsvSource({"10, 15, 15", "14, 15, 15", "15, 15, 15", "30, 15, 30", "10, 0, 10"})
  void phoneRingsNoShorterThanTheLawAsksFor(int wanted, int least, int rings) {
    CallRules rules = new CallRules(wanted, 2_000, "sorry", true, 5, "hello");

    assertThat(rules.ringingAtLeast(least))
        .isEqualTo(new CallRules(rings, 2_000, "sorry", true, 5, "hello"));
  }

  @Test
  void whateverElseIsSaidOfACallItMayLastNoLonger() {
    CallRules rules =
        new CallRules(10, 2_000, "sorry", true, 5, "hello").lastingAtMost(600).ringingAtLeast(15);

    assertThat(rules.byHand().recorded(null).longestSeconds()).isEqualTo(600);
    assertThat(rules.lastingAtMost(0).longestSeconds()).isZero();
  }
}
