package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.exotel.EventSink.Received;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegsApiTest {
  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void aLegIsAcceptedInAnEnvelopeAndCanBeFetched() {
    Reply accepted = stage.post("/legs", stage.leg("02"));
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().path("method").asText()).isEqualTo("POST");
    assertThat(accepted.json().path("http_code").asInt()).isEqualTo(202);
    assertThat(accepted.json().path("request_id").asText()).isNotEmpty();
    assertThat(accepted.json().path("response").path("error_data").isNull()).isTrue();
    assertThat(accepted.sid("leg_sid")).matches("[0-9a-f]{32}");
    assertThat(accepted.sid("state")).isEqualTo("connecting");
    Reply fetched = stage.get("/legs/" + accepted.sid("leg_sid"));
    assertThat(fetched.status()).isEqualTo(200);
    assertThat(fetched.sid("custom_param")).isEqualTo("attempt-7");
  }

  @Test
  void itsEventsSayEachStep() {
    String sid = stage.call("00");
    Received ended = stage.sink().await(sid, "leg_terminated");
    assertThat(ended.more("cause")).isEqualTo("completed");
    stage.sink().await(4, event -> event.leg().equals(sid));
    assertThat(stage.sink().names(sid))
        .containsExactlyInAnyOrder(
            "leg_connecting", "leg_ringing", "leg_answered", "leg_terminated");
  }

  @Test
  void anEventCarriesItsSidAndItsAttemptInHeaders() {
    String sid = stage.call("08");
    Received answered = stage.sink().await(sid, "leg_answered");
    String eventSid = answered.json().path("event_sid").asText();
    assertThat(answered.header("X-exotel-event-sid")).isEqualTo(eventSid).isNotEmpty();
    assertThat(answered.header("X-exotel-request-id")).isEqualTo(eventSid + "-1");
    assertThat(answered.header("User-agent")).startsWith("Exotel-Hermix/");
    assertThat(answered.header("Content-type")).isEqualTo("application/json");
    assertThat(answered.json().path("event_type").asText()).isEqualTo("leg_lifecycle_event");
    assertThat(answered.json().path("event_timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(answered.json().path("data").path("account_sid").asText())
        .isEqualTo(ExotelStage.ACCOUNT);
    assertThat(answered.json().path("data").path("state").asText()).isEqualTo("answered");
  }

  @ParameterizedTest
  @CsvSource({
    "01, leg_terminated, busy",
    "02, leg_terminated, no-answer",
    "04, leg_failed_to_create, failed",
    "05, leg_terminated, no-answer"
  })
  void aLegThatNobodyAnswersSaysWhy(String code, String event, String cause) {
    String sid = stage.call(code);
    assertThat(stage.sink().await(sid, event).more("cause")).isEqualTo(cause);
    assertThat(stage.await("ended", sid).details()).containsEntry("status", cause);
  }

  @Test
  void aRingingLegCanBeCanceled() {
    Map<String, Object> leg = stage.leg("02");
    leg.putAll(Map.of("timeout", 600, "ring_timeout", 600));
    String sid = stage.create(leg);
    stage.sink().await(sid, "leg_ringing");
    assertThat(stage.act(sid, "<Hangup/>").status()).isEqualTo(202);
    assertThat(stage.sink().await(sid, "leg_terminated").more("cause")).isEqualTo("canceled");
    assertThat(stage.await("hangup-requested", sid).details()).containsEntry("how", "canceled");
    assertThat(stage.await("ended", sid).details()).containsEntry("by", "rest");
  }

  @Test
  void anAnsweredLegCanBeHungUpOnce() {
    String sid = stage.lead();
    assertThat(stage.act(sid, "<Hangup/>").status()).isEqualTo(202);
    assertThat(stage.sink().await(sid, "leg_terminated").more("cause")).isEqualTo("completed");
    assertThat(stage.act(sid, "<Hangup/>").status()).isEqualTo(409);
  }

  @Test
  void detectionBesideTheCallTellsAfterTheAnswer() {
    Map<String, Object> leg = stage.leg("06");
    leg.putAll(Map.of("amd_enable", true, "async_amd", true));
    String sid = stage.create(leg);
    Received verdict = stage.sink().await(sid, "amd_result_success");
    assertThat(verdict.more("amd_result")).isEqualTo("Machine");
    assertThat(verdict.json().path("data").path("state").asText()).isEqualTo("answered");
    assertThat(stage.await("amd-verdict", sid).details()).containsEntry("voice", "MACHINE");
  }

  @Test
  void detectionBeforeTheAnswerHoldsItBack() {
    Map<String, Object> leg = stage.leg("08");
    leg.put("amd_enable", true);
    String sid = stage.create(leg);
    Received verdict = stage.sink().await(sid, "amd_result_success");
    assertThat(verdict.more("amd_result")).isEqualTo("Human");
    assertThat(verdict.json().path("data").path("state").asText()).isEqualTo("ringing");
    stage.sink().await(sid, "leg_answered");
  }

  @Test
  void whatALegHearsIsToldFromBeginningToEnd() {
    String sid = stage.lead();
    Reply accepted = stage.act(sid, "<StartPlay loop=\"0\">https://h/music.wav</StartPlay>");
    Received started = stage.sink().await(sid, "play_started");
    assertThat(started.json().path("action_sid").asText()).isEqualTo(accepted.sid("action_sid"));
    assertThat(started.json().path("action_custom_parameter").asText()).isEqualTo("act-1");
    assertThat(started.json().path("event_type").asText()).isEqualTo("leg_action_event");
    stage.act(sid, "<StopPlay/><Say>Good bye</Say>");
    stage.sink().await(sid, "play_interrupted");
    stage.sink().await(sid, "say_completed");
    assertThat(stage.await("said", sid).details()).containsEntry("text", "Good bye");
  }

  @ParameterizedTest
  @CsvSource({
    "contact_uri, 12",
    "contact_uri, sip:agent",
    "network_type, fax",
    "exophone, 08000000000",
    "leg_event_endpoint, nowhere",
    "timeout, 0",
    "time_limit, 14401",
    "priority, low"
  })
  void aLegOfNonsenseIsRefused(String field, String value) {
    Map<String, Object> leg = stage.leg("08");
    leg.put(
        field,
        value.matches("\\d+") && field.startsWith("time")
            ? (Object) Integer.valueOf(value)
            : value);
    Reply refused = stage.post("/legs", leg);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("http_code").asInt()).isEqualTo(400);
    assertThat(refused.code()).isPositive();
    assertThat(stage.kinds()).contains("create-answered").doesNotContain("queued");
  }

  @Test
  void whoIsNotTheAccountIsNotLetIn() throws IOException {
    String path = "/v2/accounts/" + ExotelStage.ACCOUNT + "/legs";
    assertThat(stage.exchange("POST", path, "{}", "key:wrong").statusCode()).isEqualTo(401);
    assertThat(stage.exchange("POST", "/v2/accounts/other/legs", "{}", "key:token").statusCode())
        .isEqualTo(401);
    Reply old =
        ExotelStage.read(stage.exchange("GET", "/v1/Accounts/acme1m/Calls.json", "", "key:wrong"));
    assertThat(old.json().path("RestException").path("Status").asInt()).isEqualTo(401);
    assertThat(stage.kinds()).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(stage.get("/legs/none").status()).isEqualTo(404);
    assertThat(stage.act("none", "<Hangup/>").status()).isEqualTo(404);
    assertThat(stage.get("/bridges/none").status()).isEqualTo(404);
    assertThat(stage.get("/nothing").status()).isEqualTo(404);
  }

  @Test
  void anActionThatCannotBeIsRefused() {
    Map<String, Object> leg = stage.leg("02");
    leg.putAll(Map.of("timeout", 600, "ring_timeout", 600));
    String ringing = stage.create(leg);
    assertThat(stage.act(ringing, "<Say>Hello</Say>").status()).isEqualTo(409);
    assertThat(stage.act(ringing, "<Fly/>").status()).isEqualTo(400);
    assertThat(stage.post("/legs/" + ringing + "/actions", Map.of("exoml", "<Flow")).status())
        .isEqualTo(400);
  }

  @Test
  void theLogTellsALegInTheWordsOfTheOtherFace() {
    Map<String, Object> leg = stage.leg("08");
    leg.put("contact_uri", "0" + "2255550108");
    String sid = stage.create(leg);
    stage.sink().await(sid, "leg_answered");
    stage.act(sid, "<Hangup/>");
    stage.await(
        e ->
            e.kind().equals("webhook-answered")
                && e.detail("event").filter("completed"::equals).isPresent());
    assertThat(stage.entries(sid))
        .extracting(Entry::kind)
        .containsSubsequence(
            "queued", "create-answered", "initiated", "ringing", "answered", "ended");
    assertThat(stage.entries(sid)).allMatch(e -> e.callParam("call").orElse("").equals("abc"));
    assertThat(stage.entries(sid))
        .allMatch(e -> e.detail("to").orElse("").equals("+91" + "2255550108"));
  }

  @Test
  void anAgentsLegIsNoCallOfALead() {
    String sid = stage.agent("anna@acme1m.voip.exotel.com");
    List<String> kinds = stage.entries(sid).stream().map(Entry::kind).toList();
    assertThat(kinds).contains("client-connecting", "answered").doesNotContain("queued");
    Map<String, Object> offline = new HashMap<>(stage.leg("08"));
    offline.putAll(Map.of("contact_uri", "sip:offline-bob", "network_type", "voip"));
    String failed = stage.create(offline);
    assertThat(stage.sink().await(failed, "leg_failed_to_create").more("cause"))
        .isEqualTo("failed");
  }
}
