package dev.ringbridge.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryRulesTest {

  @Test
  void theCarriersDefaultsHoldWithoutAFragment() {
    assertThat(DeliveryRules.of("https://h/s?a=1"))
        .isEqualTo(
            new DeliveryRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                1,
                Set.of("ct")));
  }

  @Test
  void aFragmentOverridesThem() {
    assertThat(DeliveryRules.of("https://h/s?a=1#rc=3&rp=5xx,rt&ct=1000&rt=3000&tt=9000&e=dublin"))
        .isEqualTo(
            new DeliveryRules(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(9),
                3,
                Set.of("5xx", "rt")));
  }

  @Test
  void whatIsOutOfRangeIsNotHeard() {
    DeliveryRules rules = DeliveryRules.of("https://h/s#rc=9&ct=99&rt=15001&tt=x");
    assertThat(rules.retries()).isEqualTo(1);
    assertThat(rules.connect()).isEqualTo(Duration.ofSeconds(5));
    assertThat(rules.read()).isEqualTo(Duration.ofSeconds(15));
    assertThat(rules.total()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void onlyAFailedConnectionIsRepeatedByDefault() {
    DeliveryRules rules = DeliveryRules.of("https://h/s");
    assertThat(rules.mayRepeat(failed(Reply.Why.CONNECT))).isTrue();
    assertThat(rules.mayRepeat(failed(Reply.Why.TIMEOUT))).isFalse();
    assertThat(rules.mayRepeat(answered(500))).isFalse();
  }

  @Test
  void aPolicySaysWhatElseIs() {
    assertThat(DeliveryRules.of("https://h/s#rp=5xx").mayRepeat(answered(503))).isTrue();
    assertThat(DeliveryRules.of("https://h/s#rp=5xx").mayRepeat(answered(404))).isFalse();
    assertThat(DeliveryRules.of("https://h/s#rp=4xx").mayRepeat(answered(404))).isTrue();
    assertThat(DeliveryRules.of("https://h/s#rp=rt").mayRepeat(failed(Reply.Why.TIMEOUT))).isTrue();
    assertThat(DeliveryRules.of("https://h/s#rp=all").mayRepeat(answered(500))).isTrue();
    assertThat(DeliveryRules.of("https://h/s#rp=all").mayRepeat(answered(204))).isFalse();
  }

  private static Reply failed(Reply.Why why) {
    return new Reply.Failed(why);
  }

  private static Reply answered(int status) {
    return new Reply.Answered(status, "", "", Optional.empty());
  }
}
