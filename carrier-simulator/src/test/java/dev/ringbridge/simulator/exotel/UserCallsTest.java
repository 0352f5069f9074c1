package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.exotel.EventSink.Received;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users who are connected with numbers by the API that knows whether they are free. */
class UserCallsTest {
  private static final String V2 = "/v2/accounts/" + ExotelStage.ACCOUNT + "/calls";
  private static final String V3 = "/v3/accounts/" + ExotelStage.ACCOUNT + "/calls";

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void userIsRungThenTheNumberAndBothAreToldOf() {
    Reply placed = stage.send("POST", V2, order("sip:nora", "08"));
    assertThat(placed.status()).isEqualTo(200);
    JsonNode response = placed.json().path("response");
    assertThat(response.path("call_state").asText()).isEqualTo("active");
    assertThat(response.path("call_status").isNull()).isTrue();
    assertThat(response.at("/assigned_agent_details/contact_uri").asText()).isEqualTo("sip:nora");
    assertThat(response.at("/customer_details/number").asText()).isEqualTo("+15555550108");

    stage.sink().await(2, e -> e.path().startsWith("/answered"));
    stage.await(e -> e.kind().equals("joined"));
    JsonNode legs = get(V3 + "/" + response.path("call_sid").asText() + "/legs", "leg_details");
    assertThat(legs.at("/from/0/contact_uri").asText()).isEqualTo("sip:nora");
    assertThat(legs.at("/to/0/status").asText()).isEqualTo("in-progress");
    assertThat(legs.path("call_sid")).isEqualTo(response.path("call_sid"));
  }

  @ParameterizedTest
  @CsvSource({
    "sip:away-nora, 08, from_leg_unanswered",
    "sip:nora, 01, to_leg_unanswered",
    "sip:nora, 02, to_leg_unanswered",
    "sip:nora, 04, to_leg_no_dial",
    "sip:nora, 00, completed"
  })
  void whatBecameOfItSaysWhoseItWas(String user, String code, String status) {
    Map<String, Object> order = order(user, code);
    order.put("attempt_time_out", 20);
    JsonNode made = stage.send("POST", V3, order).json().at("/response/call_details");
    assertThat(made.path("state").asText()).isEqualTo("active");
    assertThat(made.path("end_time").asText()).isEqualTo("1970-01-01 05:30:00+05:30");

    Received over = stage.sink().await(1, e -> e.path().startsWith("/terminal")).get(0);
    assertThat(over.json().path("event_type").asText()).isEqualTo("terminal");
    JsonNode told = over.json().path("call_details");
    assertThat(told.path("status").asText()).isEqualTo(status);
    assertThat(told.path("custom_field").asText()).isEqualTo("attempt-5");
    JsonNode shown = get(V3 + "/" + made.path("sid").asText(), "call_details");
    assertThat(shown).isEqualTo(told);
    assertThat(shown.path("state").asText()).isEqualTo("terminal");
    assertThat(shown.path("total_duration").isNumber()).isTrue();
    assertThat(shown.path("end_time").asText()).endsWith("+05:30").doesNotStartWith("1970");
  }

  @Test
  void whoTakesTheirCallBackWhileTheNumberRingsIsSaidToHave() {
    stage.send("POST", V2, order("sip:nora", "02"));
    String agent =
        stage.await(e -> e.kind().equals("answered") && "CLIENT".equals(voice(e))).callSid();
    stage.await(e -> e.kind().equals("ringing") && !agent.equals(e.callSid()));

    assertThat(stage.admin("POST", "/calls/" + agent + "/hangup", "{}").status()).isEqualTo(204);
    Received over = stage.sink().await(1, e -> e.path().startsWith("/terminal")).get(0);
    assertThat(over.json().at("/call_details/status").asText()).isEqualTo("from_leg_cancelled");
  }

  @Test
  void userIsBusyFromTheFirstRingToTheEndAndFreeAgain() {
    stage.send("POST", V2, order("sip:nora", "08"));
    Reply second = stage.send("POST", V2, order("sip:nora", "00"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo(10706);
    String agent =
        stage.await(e -> e.kind().equals("answered") && "CLIENT".equals(voice(e))).callSid();
    stage.await("joined", agent);
    assertThat(stage.send("POST", V2, order("sip:nora", "00")).code()).isEqualTo(10706);

    stage.admin("POST", "/calls/" + agent + "/hangup", "{}");
    stage.sink().await(1, e -> e.path().startsWith("/terminal"));
    assertThat(stage.send("POST", V2, order("sip:nora", "00")).status()).isEqualTo(200);
  }

  @Test
  void whoeverIsNoUserIsNotAskedWhetherTheyAreFreeUnlessThatIsWanted() {
    stage.send("POST", V2, order("sip:nora", "08"));
    Map<String, Object> order = order("sip:nora", "00");
    order.put("from", Map.of("contact_uri", "sip:nora"));
    assertThat(stage.send("POST", V3, order).status()).isEqualTo(200);
    order.put("from", Map.of("contact_uri", "sip:nora", "state_management", "true"));
    assertThat(stage.send("POST", V3, order).code()).isEqualTo(10706);
    order.put("from", Map.of("contact_uri", "+15555550108"));
    assertThat(stage.send("POST", V3, order).status()).isEqualTo(200);
  }

  @Test
  void callsThatGoOnAreListedAndNoOthers() {
    String sid =
        stage.send("POST", V2, order("sip:nora", "08")).json().at("/response/call_sid").asText();
    stage.send("POST", V2, order("sip:offline-vera", "08"));
    stage.await(e -> e.kind().equals("joined"));

    JsonNode response = stage.send("GET", V3 + "/active", Map.of()).json().path("response");
    assertThat(response.path("total_active").asInt()).isEqualTo(1);
    assertThat(response.at("/active_calls/0/call_sid").asText()).isEqualTo(sid);
    assertThat(response.at("/active_calls/0/status").asText()).isEqualTo("in-progress");
  }

  @ParameterizedTest
  @CsvSource({
    "user_contact_uri, sip:offline-nora, 409, 1012",
    "user_contact_uri, sip:busy-nora, 409, 10706",
    "user_contact_uri, sip:phil, 409, 1012",
    "user_contact_uri, +15555550108, 404, 10731",
    "user_id, nobody, 404, 10731",
    "user_id, phil, 409, 1012"
  })
  void userWhoCannotBeCalledIsRefused(String named, String whom, int status, int code) {
    Map<String, Object> order = order("sip:nora", "08");
    order.put("from", Map.of(named, whom));
    assertRefused(order, status, code);
  }

  @Test
  void orderOfNonsenseIsRefused() {
    assertRefused(with("virtual_number", "+918000000000"), 404, 10716);
    assertRefused(with("to", Map.of("number", "12")), 400, 1001);
    assertRefused(with("from", Map.of()), 400, 1001);
    assertRefused(with("attempt_time_out", 0), 400, 1001);
    assertRefused(with("status_callback", List.of(callback("begun"))), 400, 1001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/nothing/legs"})
  void callThatIsNotThereIsNotFound(String path) {
    Reply missing = stage.send("GET", V3 + path, Map.of());
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.code()).isEqualTo(10744);
  }

  @Test
  void itsCreatesMeetTheSameFaults() {
    assertThat(stage.send("POST", V2, order("sip:nora", "14")).status()).isEqualTo(500);
    assertThat(stage.send("POST", V3, order("sip:vera", "15")).status()).isEqualTo(503);
    assertThat(stage.kinds()).filteredOn("client-connecting"::equals).hasSize(1);
  }

  private void assertRefused(Map<String, Object> order, int status, int code) {
    Reply refused = stage.send("POST", V2, order);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(stage.kinds()).doesNotContain("client-connecting");
  }

  private Map<String, Object> with(String field, Object value) {
    Map<String, Object> order = order("sip:nora", "08");
    order.put(field, value);
    return order;
  }

  private JsonNode get(String path, String part) {
    Reply reply = stage.send("GET", path, Map.of());
    assertThat(reply.status()).isEqualTo(200);
    return reply.json().path("response").path(part);
  }

  private static String voice(Entry entry) {
    return entry.detail("voice").orElse("");
  }

  private Map<String, Object> order(String user, String code) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("from", Map.of("user_contact_uri", user));
    order.put("to", Map.of("number", "+155555501" + code));
    order.put("virtual_number", "+918047112233");
    order.put("custom_field", "attempt-5");
    order.put("status_callback", List.of(callback("terminal"), callback("answered")));
    return order;
  }

  private Map<String, Object> callback(String event) {
    return Map.of("event", event, "url", stage.sink().url("/" + event));
  }
}
