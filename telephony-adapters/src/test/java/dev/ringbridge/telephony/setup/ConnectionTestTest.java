package dev.ringbridge.telephony.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the test of an account says, asked through the vendor's SDK at the simulated carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ConnectionTestTest {
  private final Admin admin = new Admin();

  @BeforeEach
  void open() {
    admin.openAtTheCarrier();
  }

  private static JsonNode about(JsonNode report, String subject) {
    for (JsonNode finding : report.get("findings")) {
      if (finding.get("subject").asText().equals(subject)) {
        return finding;
      }
    }
    throw new AssertionError("nothing about " + subject + " in " + report);
  }

  private static void says(JsonNode report, String subject, String level, String... words) {
    JsonNode finding = about(report, subject);
    assertThat(finding.get("level").asText()).as(finding.toString()).isEqualTo(level);
    String said = finding.get("found").asText() + " " + finding.get("advice").asText();
    assertThat(List.of(words)).allSatisfy(word -> assertThat(said).contains(word));
    assertThat(finding.get("advice").isNull()).isEqualTo(level.equals("PASS"));
  }

  @Test
  void accountThatIsRightPassesAndOnlyOurAddressIsWarnedOf() {
    JsonNode report = admin.test(admin.add());

    assertThat(report.get("level").asText()).isEqualTo("WARNING");
    says(report, "Public address", "WARNING", "127.0.0.1", "simulated carrier needs no more");
    says(report, "Account", "PASS", "active");
    says(report, "API key", "PASS");
    says(report, "Caller id " + Admin.NUMBER, "PASS", "a number of this account");
    says(report, "Callers of " + Admin.NUMBER, "PASS", "come to this installation");
    says(report, "TwiML app", "PASS");
    assertThat(report.get("findings")).hasSize(6);
  }

  @Test
  void itPlacesNoCall() {
    long before = creates();

    admin.test(admin.add());

    assertThat(creates()).isEqualTo(before);
  }

  private long creates() {
    return SimulatedCarrier.simulator().log().entries().stream()
        .filter(entry -> entry.toString().contains(admin.accountSid()))
        .count();
  }

  @Test
  void wrongTokenIsToldAndNothingElseIsAsked() {
    UUID id = admin.add();
    admin.patch(id, Map.of("settings", Map.of("authToken", "wrong-token"))).statusCode(200);

    JsonNode report = admin.test(id);

    assertThat(report.get("level").asText()).isEqualTo("FAILURE");
    says(report, "Account", "FAILURE", "does not accept", "Copy both again");
    assertThat(report.get("findings")).hasSize(2);
    assertThat(report.toString()).doesNotContain("wrong-token");
  }

  @Test
  void wrongKeyIsToldBesideAnAccountThatIsRight() {
    UUID id = admin.add();
    admin.patch(id, Map.of("settings", Map.of("apiKeySecret", "wrong-secret"))).statusCode(200);

    JsonNode report = admin.test(id);

    says(report, "Account", "PASS");
    says(report, "API key", "FAILURE", "does not accept this API key", "new standard API key");
  }

  @Test
  void missingKeyAndAppAreWarnedOf() {
    UUID id = admin.add();
    admin
        .patch(
            id,
            Map.of("settings", Map.of("apiKeySid", "", "apiKeySecret", "", "applicationSid", "")))
        .statusCode(200);

    JsonNode report = admin.test(id);

    says(report, "API key", "WARNING", "agents' phones sign on with it");
    says(report, "TwiML app", "WARNING", "/carrier/twilio/agent");
  }

  @Test
  void eachCallerIdIsJudged() {
    UUID id = admin.add();
    admin
        .patch(id, Map.of("callerIds", List.of(Admin.NUMBER, Admin.VERIFIED, "+12125550179")))
        .statusCode(200);

    JsonNode report = admin.test(id);

    says(report, "Caller id " + Admin.NUMBER, "PASS", "a number of this account");
    says(report, "Caller id " + Admin.VERIFIED, "PASS", "verified caller id");
    says(report, "Caller id +12125550179", "FAILURE", "neither", "verify it");
  }

  @Test
  void numberWhoseCallersComeElsewhereIsWarnedOfWithTheRightAddress() {
    admin.openAtTheCarrierWithoutCallers();

    says(
        admin.test(admin.add()),
        "Callers of " + Admin.NUMBER,
        "WARNING",
        "voice URL",
        "is empty",
        SimulatedCarrier.publicUrl() + "/carrier/twilio/incoming");
  }

  @Test
  void appThatLeadsElsewhereIsToldWithTheRightAddress() {
    admin.openAtTheCarrier(Map.of(admin.applicationSid(), "https://elsewhere.example.com/voice"));

    JsonNode report = admin.test(admin.add());

    says(
        report,
        "TwiML app",
        "FAILURE",
        "https://elsewhere.example.com/voice",
        SimulatedCarrier.publicUrl() + "/carrier/twilio/agent");
  }

  @Test
  void appOfAnotherAccountIsToldAsMissing() {
    admin.openAtTheCarrier(Map.of());

    says(admin.test(admin.add()), "TwiML app", "FAILURE", "no TwiML app of that SID");
  }
}
