package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.exotel.EventSink.Received;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are connected to a flow by the older API. */
class FlowsTest {
  private static final String STAYS = "+15555550108";
  private static final String TALKS = "+15555550100";

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);
  @RegisterExtension final FlowCustomer customer = new FlowCustomer();

  @Test
  void whoAnswersGoesThroughTheFlowAndIsHungUpOnAtItsEnd() {
    customer.says("/greeting", "Good morning, this is a short word for you.");
    flow("41", List.of(passthru("/pass"), applet("greeting", "/greeting")));

    Reply placed = stage.connect(form(STAYS, "41"));
    JsonNode call = placed.json().path("Call");
    assertThat(call.path("To").isNull()).as("a flow is no number").isTrue();
    assertThat(call.path("Status").asText()).isEqualTo("in-progress");

    Map<String, String> passed = customer.next("/pass").query();
    assertThat(passed)
        .containsEntry("CallSid", call.path("Sid").asText())
        .containsEntry("Direction", "outbound-dial")
        .containsEntry("CallFrom", "0015555550108")
        .containsEntry("CallTo", ExotelStage.EXOPHONE)
        .containsEntry("CallType", "call-attempt")
        .containsEntry("CustomField", "attempt-9")
        .containsEntry("flow_id", "41");
    assertThat(customer.next("/ending").query()).containsEntry("CallType", "completed");
    Entry ended = stage.await(e -> e.kind().equals("ended"));
    assertThat(ended.detail("by")).contains("carrier");
    assertThat(ended.detail("to")).contains(STAYS);
    assertThat(stage.kinds()).contains("queued", "said").doesNotContain("client-connecting");
  }

  @Test
  void itsEndIsToldInFourFieldsWhateverIsSubscribedTo() {
    flow("42", List.of(passthru("/pass")));
    String sid = stage.connect(form(TALKS, "42")).json().path("Call").path("Sid").asText();

    Received over =
        stage.sink().await(1, e -> e.json().path("CallSid").asText().equals(sid)).get(0);
    assertThat(over.json().properties().stream().map(Map.Entry::getKey))
        .containsExactly("CallSid", "DateUpdated", "Status", "RecordingUrl");
    assertThat(over.json().path("Status").asText()).isEqualTo("completed");
    assertThat(stage.sink().await(1, e -> true)).hasSize(1);
  }

  @Test
  void whoDoesNotAnswerMeetsNoFlow() {
    flow("43", List.of(passthru("/pass")));
    stage.connect(form("+15555550101", "43"));

    Received over = stage.sink().await(1, e -> e.path().startsWith("/calls")).get(0);
    assertThat(over.json().path("Status").asText()).isEqualTo("busy");
    assertThat(customer.asked()).isEmpty();
  }

  @Test
  void answerOtherThan200TakesTheOtherWayAndOneThatOnlyInformsIsNotWaitedFor() {
    customer.answers("/pass", 302);
    customer.says("/yes", "You said yes to all of this.");
    customer.says("/no", "You said no to all of this.");
    Map<String, Object> branch = passthru("/pass");
    branch.put("otherwise", List.of(applet("greeting", "/no")));
    Map<String, Object> informs = passthru("/told");
    informs.put("async", true);
    flow("44", List.of(informs, branch, applet("greeting", "/yes")));
    stage.connect(form(STAYS, "44"));

    customer.next("/no");
    customer.next("/ending");
    assertThat(customer.asked()).contains("/told").doesNotContain("/yes");
  }

  @Test
  void whoAnswersTalksWithWhomTheConnectNamesAndTheFlowGoesOnWhenTheyAreGone() {
    customer.says("/whom", "{\"destination\":{\"numbers\":[\"" + TALKS + "\"]}}");
    customer.says("/bye", "Goodbye and thank you.");
    flow("45", List.of(applet("connect", "/whom"), applet("greeting", "/bye")));
    stage.connect(form(STAYS, "45"));

    assertThat(customer.next("/whom").version()).isEqualTo("1.0");
    assertThat(stage.await(e -> isJoined(e, STAYS)).detail("conference")).isPresent();
    stage.await(e -> isJoined(e, TALKS));
    customer.next("/bye");
    assertThat(customer.next("/ending").query())
        .containsEntry("CallType", "completed")
        .containsEntry("DialCallStatus", "completed")
        .containsEntry("DialWhomNumber", TALKS);
  }

  @Test
  void whereNobodyCanBeNamedTheFlowTakesTheWayForThat() {
    customer.says("/whom", "{\"destination\":{\"numbers\":[]}}");
    customer.says("/sorry", "Nobody is there for you now.");
    customer.says("/bye", "Goodbye and thank you.");
    Map<String, Object> connect = applet("connect", "/whom");
    connect.put("nobody", List.of(applet("greeting", "/sorry")));
    flow("46", List.of(connect, applet("greeting", "/bye")));
    stage.connect(form(STAYS, "46"));

    customer.next("/sorry");
    assertThat(customer.next("/ending").query()).containsEntry("CallType", "incomplete");
    assertThat(customer.asked()).doesNotContain("/bye");
  }

  @Test
  void whoHangsUpInTheMiddleTakesThoseWithThemWhoAreRung() {
    customer.says("/whom", "{\"destination\":{\"numbers\":[\"+15555550102\"]}}");
    flow("47", List.of(applet("connect", "/whom")));
    stage.connect(form(STAYS, "47"));
    stage.await(e -> e.kind().equals("ringing") && isTo(e, "+15555550102"));
    String lead = stage.await(e -> e.kind().equals("answered") && isTo(e, STAYS)).callSid();

    assertThat(stage.admin("POST", "/calls/" + lead + "/hangup", "{}").status()).isEqualTo(204);
    assertThat(customer.next("/ending").query()).containsEntry("CallType", "client-hangup");
    Entry calledOff = stage.await(e -> e.kind().equals("ended") && isTo(e, "+15555550102"));
    assertThat(calledOff.detail("status")).contains("canceled");
  }

  @Test
  void userWhoIsInACallIsBusyForEveryFlow() {
    stage.agent("vera");
    customer.says(
        "/whom",
        "{\"destination_type\":\"user\",\"destination\":[{\"contact_uri\":\"sip:vera\"}]}");
    flow("48", List.of(applet("connect", "/whom")));
    stage.connect(form(STAYS, "48"));

    assertThat(customer.next("/ending").query())
        .containsEntry("DialCallStatus", "busy")
        .containsEntry("DialWhomNumber", "sip:vera");
    assertThat(stage.kinds()).containsOnlyOnce("client-connecting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://my.exotel.com/acme1m/exoml/start_voice/nobody",
        "http://my.exotel.com/other1m/exoml/start_voice/49",
        "https://example.org/acme1m/exoml/start_voice/49"
      })
  void addressThatIsNoFlowOfTheAccountIsRefused(String url) {
    flow("49", List.of(passthru("/pass")));
    Map<String, String> form = form(STAYS, "49");
    form.put("Url", url);

    assertThat(stage.connect(form).status()).isEqualTo(400);
  }

  @Test
  void flowOfNothingKnownIsRefused() {
    Map<String, Object> odd = Map.of("applets", List.of(applet("voicemail", "/x")));
    assertThat(stage.admin("PUT", flowPath("50"), odd).status()).isEqualTo(400);
    assertThat(stage.admin("PUT", flowPath("50"), Map.of()).status()).isEqualTo(400);
  }

  private static boolean isJoined(Entry entry, String number) {
    return entry.kind().equals("joined") && isTo(entry, number);
  }

  private static boolean isTo(Entry entry, String number) {
    return entry.detail("to").equals(Optional.of(number));
  }

  private Map<String, Object> passthru(String path) {
    return applet("passthru", path);
  }

  private Map<String, Object> applet(String name, String path) {
    Map<String, Object> applet = new LinkedHashMap<>();
    applet.put("applet", name);
    applet.put("url", customer.url(path));
    return applet;
  }

  private void flow(String id, List<Map<String, Object>> applets) {
    Map<String, Object> flow = Map.of("applets", applets, "ending", customer.url("/ending"));
    assertThat(stage.admin("PUT", flowPath(id), flow).status()).isEqualTo(200);
  }

  private static String flowPath(String id) {
    return "/exotel/accounts/" + ExotelStage.ACCOUNT + "/flows/" + id;
  }

  private Map<String, String> form(String from, String flow) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("From", from);
    form.put("Url", "http://my.exotel.com/acme1m/exoml/start_voice/" + flow);
    form.put("CallerId", ExotelStage.EXOPHONE);
    form.put("CustomField", "attempt-9");
    form.put("StatusCallback", stage.sink().url("/calls"));
    form.put("StatusCallbackEvents[0]", "terminal");
    form.put("StatusCallbackContentType", "application/json");
    return form;
  }
}
