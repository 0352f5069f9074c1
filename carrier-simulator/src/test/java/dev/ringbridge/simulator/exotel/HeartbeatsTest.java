package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an account is told of its ExoPhones, again and again. */
class HeartbeatsTest {
  private static final String ACCOUNT = "/exotel/accounts/" + ExotelStage.ACCOUNT;
  private static final String OTHER = "08047112244";
  private static final String HOUR = "{\"seconds\":3600}";

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void whereAllAreWellThatIsSaidEveryNthMinute() {
    begin("/heartbeat", 1_800);
    JsonNode first = told(1, "/heartbeat");
    assertThat(first.path("status_type").asText()).isEqualTo("OK");
    assertThat(first.path("incoming_affected")).isEmpty();
    assertThat(first.path("data")).isEmpty();
    assertThat(Instant.parse(first.path("timestamp").asText())).isBefore(Instant.now());
    assertThat(stage.admin("POST", "/clock/leap", HOUR).status()).isEqualTo(200);

    assertThat(stage.sink().await(3, event -> event.path().equals("/heartbeat"))).hasSize(3);
    assertThat(first.has("incoming_affected") && first.has("outgoing_affected")).isTrue();
  }

  @Test
  void someThatAreAffectedAreAWarningAndAllOfThemAreCritical() {
    put(Map.of("number", OTHER));
    put(Map.of("number", ExotelStage.EXOPHONE, "outgoingOutage", true, "alternate", OTHER));
    begin("/warning", 60);
    JsonNode warning = told(1, "/warning");
    assertThat(warning.path("status_type").asText()).isEqualTo("WARNING");
    assertThat(warning.path("incoming_affected")).isEmpty();
    assertThat(warning.at("/outgoing_affected/0").asText()).isEqualTo(ExotelStage.EXOPHONE);
    JsonNode affected = warning.path("data").path(ExotelStage.EXOPHONE);
    assertThat(affected.at("/incoming_call/status").asText()).isEqualTo("active");
    assertThat(affected.at("/outgoing_call/status").asText()).isEqualTo("major_outage");
    assertThat(affected.at("/outgoing_call/alternate_exophone").asText()).isEqualTo(OTHER);
    assertThat(affected.at("/outgoing_call/last_check_time").asText()).endsWith("Z");
    put(Map.of("number", OTHER, "incomingOutage", true));
    begin("/critical", 60);

    assertThat(told(1, "/critical").path("status_type").asText()).isEqualTo("CRITICAL");
  }

  @Test
  void heartbeatThatIsNotTakenIsSentThreeTimesAndNoneAfterItIsEnded() {
    stage.sink().answer("/deaf", 500);
    begin("/deaf", 1_800);
    Entry last =
        stage.await(
            entry ->
                entry.kind().equals("webhook-answered")
                    && String.valueOf(entry.details().get("attempt")).equals("3"));
    assertThat(last.detail("event")).contains("heartbeat");
    assertThat(stage.admin("PUT", ACCOUNT + "/heartbeat", Map.of()).status()).isEqualTo(200);
    assertThat(stage.admin("POST", "/clock/leap", HOUR).status()).isEqualTo(200);

    assertThat(stage.sink().await(3, event -> event.path().equals("/deaf"))).hasSize(3);
  }

  @Test
  void exophoneSaysHowItIsReached() {
    put(Map.of("number", ExotelStage.EXOPHONE, "incomingOutage", true));
    JsonNode data = stage.get("/incoming-phone-numbers/" + ExotelStage.EXOPHONE).data();

    assertThat(data.path("sid").asText()).isEqualTo(ExotelStage.EXOPHONE);
    assertThat(data.at("/connectivity/incoming_call/status").asText()).isEqualTo("major_outage");
    assertThat(data.at("/connectivity/outgoing_call/status").asText()).isEqualTo("active");
    assertThat(stage.get("/incoming-phone-numbers/08000000000").status()).isEqualTo(404);
  }

  @Test
  void fromAnExophoneThatIsOutNoNumberIsCalledUntilItIsBack() {
    put(Map.of("number", "+918047112233", "outgoingOutage", true));
    String lead = stage.call("08");
    assertThat(stage.sink().await(lead, "leg_failed_to_create").more("cause")).isEqualTo("failed");
    assertThat(stage.await("ended", lead).details()).containsEntry("sipCode", 503);
    stage.agent("olga");
    put(Map.of("number", "+918047112233"));

    stage.lead();
  }

  @Test
  void exophoneThatIsOutIsReachedByNobody() {
    put(Map.of("number", ExotelStage.EXOPHONE, "incomingOutage", true));
    Map<String, Object> order =
        Map.of(
            "accountSid",
            ExotelStage.ACCOUNT,
            "from",
            "+919812345671",
            "to",
            "+918047112233",
            "passthru",
            stage.sink().url("/passthru"),
            "greeting",
            stage.sink().url("/greeting"));

    assertThat(stage.admin("POST", "/exotel/incoming-calls", order).status()).isEqualTo(409);
    put(Map.of("number", ExotelStage.EXOPHONE, "outgoingOutage", true));
    assertThat(stage.admin("POST", "/exotel/incoming-calls", order).status()).isEqualTo(201);
  }

  @Test
  void whatCannotBeToldIsRefused() {
    String nobody = "/exotel/accounts/nobody";
    Map<String, Object> order = Map.of("url", stage.sink().url("/never"), "everySeconds", 0);

    assertThat(stage.admin("PUT", ACCOUNT + "/heartbeat", order).status()).isEqualTo(400);
    assertThat(stage.admin("PUT", nobody + "/heartbeat", order).status()).isEqualTo(404);
    assertThat(stage.admin("PUT", nobody + "/exophones", Map.of("number", OTHER)).status())
        .isEqualTo(404);
    assertThat(stage.admin("PUT", ACCOUNT + "/exophones", Map.of("number", "one")).status())
        .isEqualTo(400);
  }

  private void put(Map<String, Object> health) {
    assertThat(stage.admin("PUT", ACCOUNT + "/exophones", health).status()).isEqualTo(200);
  }

  private void begin(String path, int seconds) {
    Map<String, Object> order = Map.of("url", stage.sink().url(path), "everySeconds", seconds);
    assertThat(stage.admin("PUT", ACCOUNT + "/heartbeat", order).status()).isEqualTo(200);
  }

  private JsonNode told(int count, String path) {
    return stage.sink().await(count, event -> event.path().equals(path)).get(0).json();
  }
}
