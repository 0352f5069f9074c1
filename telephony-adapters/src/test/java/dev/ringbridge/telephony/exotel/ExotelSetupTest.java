package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Accounts that admins add, and their test in words. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class ExotelSetupTest {
  @Inject Scene scene;

  private static Stream<String> findings(JsonNode report) {
    return StreamSupport.stream(report.get("findings").spliterator(), false)
        .map(one -> one.get("subject").asText() + " " + one.get("level").asText());
  }

  @Test
  void accountThatIsRightIsFineButForTheNearAddress() {
    ExotelStage stage = ExotelStage.open(scene);

    assertThat(findings(stage.admin.test(stage.accountId)))
        .containsExactly(
            "Public address WARNING", "Account PASS", "Legs and Bridges PASS", "Callers PASS");
  }

  @Test
  void wrongTokenAndASuspendedAccountAreSaidInWords() {
    ExotelStage stage = ExotelStage.open(scene);
    stage.admin.patch(stage.accountId, Map.of("settings", Map.of("apiToken", "another-token")));

    JsonNode wrong = stage.admin.test(stage.accountId);
    assertThat(findings(wrong)).contains("Account FAILURE");
    assertThat(wrong.toString()).contains("does not accept").doesNotContain("another-token");

    ExotelStage suspended = ExotelStage.open(scene);
    suspended.openAtTheCarrier(1000, Standing.SUSPENDED);
    assertThat(suspended.admin.test(suspended.accountId).toString()).contains("suspended");
  }

  @Test
  void whatAnAccountNeedsIsListedAndCheckedAndTheTokenNeverShown() {
    ExotelStage stage = ExotelStage.open(scene);

    assertThat(Admin.json(stage.admin.get("/kinds")).toString())
        .contains("exotel", "requestsPerMinute", "region");
    assertThat(Admin.json(stage.admin.get("/" + stage.accountId)).toString())
        .contains(stage.sid)
        .doesNotContain(ExotelStage.TOKEN);
    Map<String, Object> form = stage.form(0);
    assertThat(Admin.json(stage.admin.post(form).statusCode(400)).toString())
        .contains("settings.requestsPerMinute");
    JsonNode music =
        Admin.json(
            stage
                .admin
                .patch(stage.accountId, Map.of("settings", Map.of("holdMusic", "http://near/<x>")))
                .statusCode(400));
    assertThat(music.toString()).contains("settings.holdMusic");
  }
}
