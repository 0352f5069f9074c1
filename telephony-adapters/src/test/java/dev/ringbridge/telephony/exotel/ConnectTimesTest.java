package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRules;
import org.junit.jupiter.api.Test;

class ConnectTimesTest {
  private static CallRules rules(int ringLimitSeconds, int longestSeconds) {
    return new CallRules(
        ringLimitSeconds, 2000, "Sorry.", false, 0, "", null, null, longestSeconds);
  }

  @Test
  void agentIsReservedLongerThanBothPhonesRing() {
    int reservedSeconds = 90;

    assertThat(2 * ConnectTimes.ring(rules(120, 0))).isLessThan(reservedSeconds);
    assertThat(ConnectTimes.ring(rules(20, 0))).isEqualTo(20);
  }

  @Test
  void leadsRingIsNotTakenFromTheTalk() {
    assertThat(ConnectTimes.life(rules(20, 600))).isEqualTo(620);
    assertThat(ConnectTimes.life(rules(120, 600))).isEqualTo(635);
    assertThat(ConnectTimes.life(rules(20, 0))).isEqualTo(14_400);
  }
}
