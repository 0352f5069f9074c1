package dev.ringbridge.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.Softphone;
import dev.ringbridge.simulator.Stage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page for people, the days a carrier can have, and what it costs to carry calls. */
class ScenarioPagesTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void pageForPeopleOffersEveryPreset() {
    HttpResponse<String> page = stage.admin("GET", "", "");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(Stream.of(Preset.values()).map(preset -> "'" + preset.wireName() + "'"))
        .allMatch(page.body()::contains);
    JsonNode known = json(stage.admin("GET", "/faults", "")).path("known");
    assertThat(known.path("creates")).hasSizeGreaterThan(10);
    assertThat(known.path("webhooks")).hasSize(6);
  }

  @Test
  void presetsChangePeopleAndFaultsUntilTheNext() {
    JsonNode india = preset("india");
    assertThat(india.path("people").path("human").asDouble()).isEqualTo(0.3);
    assertThat(india.path("creates")).isEmpty();
    JsonNode trouble = preset("brown-out");
    assertThat(trouble.path("people").path("human").asDouble()).isEqualTo(0.3);
    assertThat(trouble.path("creates").path("executed-500").asDouble()).isEqualTo(0.15);
    assertThat(preset("storm").path("webhooks").path("late").asDouble()).isEqualTo(1);
    assertThat(preset("all-human").path("people").path("human").asDouble()).isEqualTo(1);
    stage.admin("POST", "/faults", "{\"fault\":\"refused-503\",\"count\":9}");
    JsonNode calm = preset("calm");
    assertThat(json(stage.admin("GET", "/faults", "")).path("waiting").asInt()).isZero();
    assertThat(calm.path("people").path("human").asDouble()).isEqualTo(0.35);
    assertThat(calm.path("creates").size() + calm.path("webhooks").size()).isZero();
    assertThat(stage.admin("POST", "/presets/doomsday", "").statusCode()).isEqualTo(404);
  }

  @Test
  void restartLosesAllCallsAndTellsNobody() {
    stage.customer().onTwiml("/voice", "<Dial><Conference>room</Conference></Dial>");
    stage.customer().onTwiml("/answer", "<Dial><Conference>room</Conference></Dial>");
    Softphone agent = Softphone.inCall(stage.simulator(), "agent");
    Call lead = stage.callScripted("08");
    stage.await("joined", lead.getSid());
    stage.customer().await("/status", 3, r -> true);
    assertThat(json(stage.admin("POST", "/restart", "")).path("lost").asInt()).isEqualTo(2);
    agent.await("gone");
    assertThat(stage.awaitEnd(lead.getSid()).details()).containsEntry("by", "network");
    assertThat(stage.entries("webhook-fault", lead.getSid())).hasSize(1);
    assertThat(Call.fetcher(lead.getSid()).fetch(stage.sdk()).getStatus())
        .isEqualTo(Call.Status.COMPLETED);
    Call next = stage.callScripted("01");
    stage.customer().await("/status", r -> r.get("CallSid").equals(next.getSid()));
    assertThat(stage.customer().at("/status"))
        .filteredOn(r -> r.get("CallSid").equals(lead.getSid()))
        .hasSize(3);
  }

  @Test
  void forgedWebhooksComeBesideTrueOnes() {
    webhooks("forged");
    stage.callScripted("01");
    List<Received> told = stage.customer().await("/status", 4, r -> true);
    assertThat(told.stream().filter(Received::signed)).hasSize(2);
    assertThat(stage.customer().forged())
        .extracting(r -> r.get("CallStatus"))
        .containsExactlyInAnyOrder("initiated", "busy");
  }

  @Test
  void extendedWebhooksAreSignedWithTheNewParameter() {
    webhooks("extended");
    stage.callScripted("01");
    assertThat(stage.customer().await("/status", 2, r -> true))
        .allMatch(r -> r.get("NewSinceToday").equals("1"));
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void loadSaysWhatItCarriesAndWhatThatTakes() {
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    Call call = stage.callScripted("08");
    stage.await("answered", call.getSid());
    JsonNode load = json(stage.admin("GET", "/load", ""));
    assertThat(load.path("calls").asInt()).isEqualTo(1);
    assertThat(load.path("threads").asInt()).isPositive();
    assertThat(load.path("cpuMs").asLong()).isPositive();
    assertThat(load.path("heapMb").asLong()).isPositive();
    assertThat(load.path("logged").asLong()).isGreaterThanOrEqualTo(4);
  }

  private JsonNode preset(String name) {
    return json(stage.admin("POST", "/presets/" + name, ""));
  }

  private void webhooks(String fault) {
    HttpResponse<String> answer =
        stage.admin("PUT", "/faults", "{\"webhooks\":{\"" + fault + "\":1}}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      assertThat(answer.statusCode()).isEqualTo(200);
      return new JsonMapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
