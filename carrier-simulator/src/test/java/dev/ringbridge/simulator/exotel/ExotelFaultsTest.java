package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.exotel.EventSink.Received;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with requests and events of this face. */
class ExotelFaultsTest {
  private static final String LEGS = "/v2/accounts/" + ExotelStage.ACCOUNT + "/legs";

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  /** Status 0 stands for no answer. */
  @ParameterizedTest
  @CsvSource({
    "03, 400, 0",
    "13, 0, 1",
    "14, 500, 1",
    "15, 503, 0",
    "16, 429, 0",
    "17, 0, 1",
    "23, 502, 1",
    "24, 202, 1",
    "25, 0, 0",
    "26, 503, 1"
  })
  void aCreateThatGoesWrongIsExecutedOrNotAsItsFaultSays(String code, int status, int placed)
      throws IOException {
    assertThat(status(code)).isEqualTo(status);
    assertThat(stage.kinds()).filteredOn("queued"::equals).hasSize(placed);
    assertThat(stage.kinds()).contains("fault-injected");
  }

  @Test
  void aBrokenAnswerIsNoJson() throws IOException {
    String body =
        stage
            .exchange(
                "POST", LEGS, new JsonMapper().writeValueAsString(stage.leg("24")), "key:token")
            .body();
    assertThat(body).startsWith("{").doesNotEndWith("}");
  }

  @Test
  void aFaultOrderedForANumberStrikesThatNumberOnly() throws IOException {
    String number = stage.leg("08").get("contact_uri").toString();
    stage.admin("POST", "/faults", Map.of("fault", "executed-500", "number", number));
    assertThat(status("09")).isEqualTo(202);
    assertThat(status("08")).isEqualTo(500);
    assertThat(status("08")).isEqualTo(202);
  }

  @Test
  void anOrderedFaultStrikesTheNextCreateOfAnyFace() throws IOException {
    stage.admin("POST", "/faults", Map.of("fault", "executed-500"));
    assertThat(status("08")).isEqualTo(500);
    assertThat(status("08")).isEqualTo(202);
  }

  @Test
  void shuffledEventsComeTwice() {
    String sid = stage.call("18");
    List<Received> connecting =
        stage.sink().await(2, e -> e.leg().equals(sid) && e.name().equals("leg_connecting"));
    assertThat(connecting)
        .extracting(event -> event.json().path("event_sid").asText())
        .containsOnly(connecting.get(0).json().path("event_sid").asText());
  }

  @Test
  void eventsAreLostAndDoubledAndHeldBackByShares() {
    stage.admin("PUT", "/faults", Map.of("webhooks", Map.of("lost", 1)));
    stage.await("ended", stage.call("01"));
    stage.admin("PUT", "/faults", Map.of("webhooks", Map.of("late", 1)));
    String late = stage.call("01");
    stage.await("ended", late);
    stage.admin("PUT", "/faults", Map.of("webhooks", Map.of("doubled", 1)));
    String doubled = stage.call("01");
    stage.sink().await(4, event -> event.leg().equals(doubled));
    assertThat(stage.sink().names(late)).isEmpty();
    stage.admin("POST", "/webhooks/release", "");
    stage.sink().await(late, "leg_terminated");
    assertThat(stage.kinds()).contains("webhook-fault");
  }

  @Test
  void anEventThatIsNotTakenIsTriedThreeTimes() {
    stage.sink().answer("/legs", 503);
    String sid = stage.call("01");
    List<Received> tries =
        stage.sink().await(3, e -> e.leg().equals(sid) && e.name().equals("leg_terminated"));
    String eventSid = tries.get(0).json().path("event_sid").asText();
    assertThat(tries)
        .extracting(event -> event.header("X-exotel-request-id"))
        .containsExactly(eventSid + "-1", eventSid + "-2", eventSid + "-3");
  }

  @Test
  void anEventThatIsAnsweredTooLateIsTriedAgainAfterASecond() {
    stage.sink().answer("/legs", 0);
    String sid = stage.call("01");
    stage.sink().await(2, e -> e.leg().equals(sid) && e.name().equals("leg_terminated"));
    stage.await(
        e ->
            e.kind().equals("webhook-failed")
                && e.detail("why").filter("TIMEOUT"::equals).isPresent()
                && Double.parseDouble(e.detail("elapsedMs").orElse("0")) >= 1_000);
  }

  @Test
  void anEventThatIsRefusedIsDropped() {
    stage.sink().answer("/legs", 403);
    String sid = stage.call("01");
    stage.sink().await(sid, "leg_terminated");
    stage.sink().answer("/legs", 204);
    String next = stage.call("01");
    stage.sink().await(next, "leg_terminated");
    assertThat(stage.sink().names(sid))
        .containsExactlyInAnyOrder("leg_connecting", "leg_terminated");
  }

  @Test
  void credentialsInTheUrlGoOutAsBasicAuthentication() {
    Map<String, Object> leg = stage.leg("01");
    leg.put("leg_event_endpoint", "http://me:secret@" + stage.sink().host() + "/legs");
    String sid = stage.create(leg);
    assertThat(stage.sink().await(sid, "leg_terminated").header("Authorization"))
        .isEqualTo("Basic bWU6c2VjcmV0");
  }

  @Test
  void aForgedEventLooksLikeAnyOther() {
    Map<String, Object> event =
        Map.of(
            "event_sid", "made-up",
            "event_name", "leg_answered",
            "data", Map.of("leg_sid", "none", "account_sid", ExotelStage.ACCOUNT));
    Map<String, Object> order = Map.of("url", stage.sink().url("/legs"), "event", event);
    assertThat(stage.admin("POST", "/exotel/events", order).status()).isEqualTo(202);
    Received forged = stage.sink().await("none", "leg_answered");
    assertThat(forged.header("X-exotel-event-sid")).isEqualTo("made-up");
    stage.await(
        e ->
            e.kind().equals("webhook-answered")
                && e.detail("event").filter("forged"::equals).isPresent());
    assertThat(stage.admin("POST", "/exotel/events", Map.of()).status()).isEqualTo(400);
  }

  private int status(String code) throws IOException {
    try {
      HttpResponse<String> response =
          stage.exchange(
              "POST", LEGS, new JsonMapper().writeValueAsString(stage.leg(code)), "key:token");
      return response.statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }
}
