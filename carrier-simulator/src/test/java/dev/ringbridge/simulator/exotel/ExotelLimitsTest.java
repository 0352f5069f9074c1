package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.simulator.SimulatorLimits;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExotelLimitsTest {
  @RegisterExtension
  final ExotelStage stage =
      ExotelStage.with(
          5,
          options ->
              options
                  .speed(100)
                  .limits(
                      new SimulatorLimits(100, Duration.ZERO, Set.of("+1900"), 1_000, 100_000)));

  @Test
  void oneRequestTooManyInAMinuteIsRefusedAndNotPlaced() {
    IntStream.range(0, 5).forEach(i -> stage.call("08"));
    Reply refused = stage.post("/legs", stage.leg("08"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo(10724);
    assertThat(stage.kinds()).filteredOn("queued"::equals).hasSize(5);
    assertThat(stage.v1("/Calls.json").json().path("RestException").path("Status").asInt())
        .isEqualTo(429);
  }

  @Test
  void whatIsCountedAndRefusedWithinAMinuteIsTold() {
    IntStream.range(0, 7).forEach(i -> stage.v1("/Calls.json"));
    JsonNode requests =
        stage
            .admin("GET", "/exotel/accounts/" + ExotelStage.ACCOUNT + "/requests", Map.of())
            .json();
    assertThat(requests.path("mostInAMinute").asInt()).isEqualTo(5);
    assertThat(requests.path("refused").asInt()).isEqualTo(2);
    assertThat(stage.admin("GET", "/exotel/accounts/nobody/requests", Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void theMinuteSlides() {
    SlidingMinute minute = new SlidingMinute();
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    assertThat(minute.admit(noon, 2)).isTrue();
    assertThat(minute.admit(noon.plusSeconds(30), 2)).isTrue();
    assertThat(minute.admit(noon.plusMillis(59_999), 2)).isFalse();
    assertThat(minute.admit(noon.plusSeconds(60), 2)).isTrue();
    assertThat(minute.admit(noon.plusMillis(89_999), 2)).isFalse();
    assertThat(minute.admit(noon.plusSeconds(90), 2)).isTrue();
  }

  @Test
  void anAccountWithoutBalanceMayLookAndNotCall() {
    become(ExotelStage.account(5, 1, Standing.NO_BALANCE));
    assertThat(stage.post("/legs", stage.leg("08")).status()).isEqualTo(402);
    assertThat(stage.v1("/Calls.json").status()).isEqualTo(200);
  }

  @Test
  void aSuspendedAccountIsRefusedAll() {
    become(ExotelStage.account(5, 1, Standing.SUSPENDED));
    assertThat(stage.post("/legs", stage.leg("08")).status()).isEqualTo(403);
    assertThat(stage.v1("/Calls.json").status()).isEqualTo(403);
  }

  @Test
  void aNumberThatMayNotBeDisturbedIsRefused() {
    Map<String, Object> leg = stage.leg("08");
    leg.put("contact_uri", "+19005550108");
    assertThat(stage.post("/legs", leg).status()).isEqualTo(403);
    assertThat(stage.kinds()).doesNotContain("queued");
  }

  @Test
  void oneLegTooManyAtOnceIsRefused() {
    become(ExotelStage.account(5, 1, Standing.GOOD));
    String first = stage.lead();
    assertThat(stage.post("/legs", stage.leg("08")).status()).isEqualTo(429);
    stage.act(first, "<Hangup/>");
    stage.await("ended", first);
    assertThat(stage.post("/legs", stage.leg("08")).status()).isEqualTo(202);
  }

  private void become(SimulatedExotelAccount account) {
    Map<String, Object> json =
        Map.of(
            "accountSid", account.accountSid(),
            "apiKey", account.apiKey(),
            "apiToken", account.apiToken(),
            "requestsPerMinute", account.requestsPerMinute(),
            "channels", account.channels(),
            "standing", account.standing().name(),
            "sipUsers", account.sipUsers(),
            "exophones", account.exophones());
    assertThat(stage.admin("POST", "/exotel/accounts", json).status()).isEqualTo(200);
  }
}
