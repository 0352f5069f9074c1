package dev.ringbridge.telephony.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://dial.example.com/carrier/twilio/agent, PASS",
    "https://172.15.0.1/carrier, PASS",
    "http://dial.example.com/carrier, FAILURE",
    "https://localhost:8080/carrier, FAILURE",
    "https://127.0.0.1/carrier, FAILURE",
    "https://10.1.2.3/carrier, FAILURE",
    "https://172.16.0.1/carrier, FAILURE",
    "https://192.168.1.2/carrier, FAILURE",
    "https://gateway/carrier, FAILURE",
    "https://dial.local/carrier, FAILURE",
    "https://[::1]/carrier, FAILURE"
  })
  void onlyAnAddressThatTheInternetReachesOverHttpsWillDo(String url, FindingLevel level) {
    Finding real = PublicAddress.of(url, false);
    Finding simulated = PublicAddress.of(url, true);

    assertThat(real.level()).isEqualTo(level);
    assertThat(simulated.level())
        .isEqualTo(level == FindingLevel.PASS ? FindingLevel.PASS : FindingLevel.WARNING);
    assertThat(real.advice() == null).isEqualTo(level == FindingLevel.PASS);
  }
}
