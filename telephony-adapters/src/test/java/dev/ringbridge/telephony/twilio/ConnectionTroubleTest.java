package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.credential.Seal;
import dev.ringbridge.telephony.setup.CarrierClocks;
import dev.ringbridge.telephony.setup.Finding;
import dev.ringbridge.telephony.setup.FindingLevel;
import dev.ringbridge.telephony.testing.RawServer;
import dev.ringbridge.telephony.testing.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a real account's test says where the carrier is not as one would like it. */
class ConnectionTroubleTest {
  private final RawServer server;

  ConnectionTroubleTest() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private List<Finding> test() {
    TelephonyConfig config =
        Settings.withAccount(
            "http://127.0.0.1:" + server.port(),
            Map.of("requests.timeout", "PT0.5S", "public-url", "https://dial.example.com"));
    SealedQueries seal = new SealedQueries(new Seal(config));
    CarrierClocks clocks = new CarrierClocks(Clock.systemUTC());
    return new ConnectionTest(
            new Wire(config, clocks), System::nanoTime, new CallbackUrls(config, seal), clocks)
        .test(TwilioAccount.of(config.account().orElseThrow()), false)
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static Finding account(List<Finding> findings) {
    assertThat(findings).extracting(Finding::subject).first().isEqualTo("Public address");
    assertThat(findings.get(0).level()).isEqualTo(FindingLevel.PASS);
    return findings.get(1);
  }

  @Test
  void suspendedAccountIsToldWithWhereToLook() {
    server.answer(200, "{\"sid\":\"AC1\",\"status\":\"suspended\",\"type\":\"Full\"}");

    Finding account = account(test());

    assertThat(account.level()).isEqualTo(FindingLevel.FAILURE);
    assertThat(account.found()).contains("suspended");
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void carrierThatDoesNotAnswerIsTold() throws IOException {
    server.close();

    Finding account = account(test());

    assertThat(account.level()).isEqualTo(FindingLevel.FAILURE);
    assertThat(account.found()).contains("did not answer");
  }

  @Test
  void carrierThatFailsIsToldWithItsStatus() {
    server.answer(503, "{\"code\":20503,\"message\":\"no\",\"status\":503}");

    assertThat(account(test()).found()).contains("503");
  }
}
