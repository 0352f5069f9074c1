package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.exotel.EventSink.Received;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two parties connected by the older API. */
class ConnectApiTest {

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void theFirstPartyAnswersAndThenTheOtherIsRung() {
    Reply placed = stage.connect(form("sip:anna", "08"));
    assertThat(placed.status()).isEqualTo(200);
    JsonNode call = placed.json().path("Call");
    assertThat(call.path("Status").asText()).isEqualTo("in-progress");
    assertThat(call.path("To").asText()).isEqualTo("0015555550108");
    Received ringing = answered("in-progress", "");
    assertThat(ringing.json().path("CallSid").asText()).isEqualTo(call.path("Sid").asText());
    assertThat(ringing.json().path("CustomField").asText()).isEqualTo("attempt-7");
    answered("in-progress", "in-progress");
    stage.await(e -> e.kind().equals("joined"));
  }

  @Test
  void whenEitherGoesTheCallIsOverAndToldOnce() {
    String sid = stage.connect(form("sip:anna", "00")).json().path("Call").path("Sid").asText();
    Received over = event(1, "terminal").get(0);
    assertThat(over.json().path("Status").asText()).isEqualTo("completed");
    assertThat(statuses(over)).containsExactly("completed", "completed");
    JsonNode details =
        stage.v1("/Calls/" + sid + ".json?details=true").json().path("Call").path("Details");
    assertThat(details.path("Leg1Status").asText()).isEqualTo("completed");
    assertThat(details.path("Legs")).hasSize(2);
    assertThat(stage.v1("/Calls.json").json().path("Calls")).hasSize(1);
    assertThat(event(1, "terminal")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"01, busy", "02, no-answer", "04, failed", "05, no-answer"})
  void whatBecameOfTheOtherPartyIsWhatBecameOfTheCall(String code, String status) {
    stage.connect(form("sip:anna", code));
    Received over = event(1, "terminal").get(0);
    assertThat(over.json().path("Status").asText()).isEqualTo(status);
    assertThat(statuses(over)).containsExactly("completed", status);
  }

  @Test
  void aFirstPartyThatDoesNotAnswerLeavesTheOtherInPeace() {
    stage.connect(form("sip:busy-anna", "08"));
    Received over = event(1, "terminal").get(0);
    assertThat(over.json().path("Status").asText()).isEqualTo("busy");
    assertThat(over.json().path("Legs").path(1).path("Status").isNull()).isTrue();
    assertThat(stage.kinds()).doesNotContain("queued");
  }

  @Test
  void theLogCallsTheSecondLegTheLeads() {
    stage.connect(form("sip:anna", "08"));
    Entry queued = stage.await(e -> e.kind().equals("queued"));
    assertThat(queued.detail("to")).contains("+15555550108");
    assertThat(queued.callParam("call")).contains("abc");
    assertThat(stage.kinds()).containsOnlyOnce("queued");
  }

  @Test
  void withoutEventsOnlyTheEndIsToldInFourFields() {
    Map<String, String> form = form("sip:anna", "00");
    form.keySet().removeIf(key -> key.startsWith("StatusCallbackEvents"));
    stage.connect(form);
    Received over =
        stage.sink().await(1, e -> e.json().path("Status").asText().equals("completed")).get(0);
    assertThat(over.json().properties().stream().map(Map.Entry::getKey))
        .containsExactly("CallSid", "DateUpdated", "Status", "RecordingUrl");
  }

  @Test
  void eventsMayBeListedWithoutNumbers() {
    Map<String, String> form = form("sip:anna", "01");
    form.keySet().removeIf(key -> key.startsWith("StatusCallbackEvents"));
    form.put("StatusCallbackEvents[]", "terminal");
    stage.connect(form);
    assertThat(statuses(event(1, "terminal").get(0))).containsExactly("completed", "busy");
  }

  @Test
  void unlessItIsAskedForJsonACallbackIsAMultipartForm() {
    Map<String, String> form = form("sip:anna", "01");
    form.remove("StatusCallbackContentType");
    form.remove("StatusCallbackEvents[1]");
    stage.connect(form);
    Received over = stage.sink().await(1, e -> e.text().contains("terminal")).get(0);
    assertThat(over.header("Content-type")).startsWith("multipart/form-data; boundary=");
    assertThat(over.text())
        .contains("name=\"Legs[1][Status]\"\r\n\r\nbusy\r\n")
        .contains("name=\"CustomField\"\r\n\r\nattempt-7\r\n");
  }

  @Test
  void aCallbackThatIsNotTakenIsTriedThreeTimes() {
    stage.sink().answer("/calls", 404);
    stage.connect(form("sip:anna", "01"));
    stage.sink().await(3, e -> e.json().path("EventType").asText().equals("terminal"));
  }

  @ParameterizedTest
  @CsvSource({
    "From, 12",
    "To, sip:anna",
    "CallerId, 08000000000",
    "TimeLimit, 14401",
    "StatusCallback, nowhere",
    "StatusCallbackEvents[0], ringing",
    "StatusCallbackContentType, text/plain",
    "Url, http://my.exotel.com/flow"
  })
  void aCallOfNonsenseIsRefused(String field, String value) {
    Map<String, String> form = form("sip:anna", "08");
    form.put(field, value);
    Reply refused = stage.connect(form);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("RestException").path("Status").asInt()).isEqualTo(400);
    assertThat(stage.kinds()).doesNotContain("client-connecting");
  }

  @Test
  void aMultipartFormIsReadToo() throws IOException {
    StringBuilder body = new StringBuilder();
    form("sip:anna", "01")
        .forEach(
            (name, value) ->
                body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append("\"\r\n\r\n")
                    .append(value)
                    .append("\r\n"));
    body.append("--edge--\r\n");
    String type = "multipart/form-data; boundary=edge";
    assertThat(stage.postForm(ExotelStage.CONNECT, body.toString(), type).statusCode())
        .isEqualTo(200);
    assertThat(event(1, "terminal").get(0).json().path("CustomField").asText())
        .isEqualTo("attempt-7");
  }

  @Test
  void itTakesTwoChannels() {
    Map<String, Object> account =
        Map.of(
            "accountSid",
            ExotelStage.ACCOUNT,
            "apiKey",
            ExotelStage.KEY,
            "apiToken",
            ExotelStage.TOKEN,
            "requestsPerMinute",
            100,
            "channels",
            1,
            "standing",
            "GOOD",
            "sipUsers",
            Map.of(),
            "exophones",
            List.of(ExotelStage.EXOPHONE));
    assertThat(stage.admin("POST", "/exotel/accounts", account).status()).isEqualTo(200);
    assertThat(stage.connect(form("sip:anna", "08")).status()).isEqualTo(429);
    assertThat(stage.kinds()).doesNotContain("client-connecting");
  }

  @Test
  void itsCreatesMeetTheSameFaults() {
    assertThat(stage.connect(form("sip:anna", "14")).status()).isEqualTo(500);
    assertThat(stage.connect(form("sip:anna", "15")).status()).isEqualTo(503);
    assertThat(stage.kinds()).filteredOn("client-connecting"::equals).hasSize(1);
  }

  private Map<String, String> form(String from, String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("From", from);
    form.put("To", "+155555501" + code);
    form.put("CallerId", ExotelStage.EXOPHONE);
    form.put("CustomField", "attempt-7");
    form.put("StatusCallback", stage.sink().url("/calls?call=abc"));
    form.put("StatusCallbackEvents[0]", "terminal");
    form.put("StatusCallbackEvents[1]", "answered");
    form.put("StatusCallbackContentType", "application/json");
    return form;
  }

  private List<Received> event(int count, String type) {
    return stage.sink().await(count, e -> e.json().path("EventType").asText().equals(type));
  }

  private Received answered(String first, String second) {
    List<String> wanted = List.of("answered", first, second);
    return stage.sink().await(1, event -> said(event).equals(wanted)).get(0);
  }

  private static List<String> said(Received event) {
    List<String> said = new ArrayList<>();
    said.add(event.json().path("EventType").asText());
    said.addAll(statuses(event));
    return said;
  }

  private static List<String> statuses(Received event) {
    return event.json().path("Legs").findValuesAsText("Status");
  }
}
