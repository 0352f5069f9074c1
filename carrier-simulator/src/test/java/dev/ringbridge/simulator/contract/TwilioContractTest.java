package dev.ringbridge.simulator.contract;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.APPLICATION;
import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.TOKEN;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.api.v2010.account.Conference;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.Softphone;
import dev.ringbridge.simulator.Stage;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the simulator answers, held against what Twilio publishes of its API. */
class TwilioContractTest {
  private static final TwilioContract CONTRACT = TwilioContract.today();
  private static final String CALLS = "/Calls.json";
  private static final String VERIFIED = "+15555550002";

  private final Set<String> checked = new TreeSet<>();

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void everyAnswerIsAsItIsDescribedAndEveryOperationIsAnswered() throws Exception {
    knowAVerifiedNumber();
    String lead = bridgedLead();
    get(".json");
    get("/Applications/" + APPLICATION + ".json");
    get("/IncomingPhoneNumbers.json?PageSize=1");
    get("/OutgoingCallerIds.json?PhoneNumber=" + encoded(VERIFIED));
    get("/Calls.json?Status=in-progress&PageSize=1");
    get("/Calls/" + lead + ".json");
    String room = Conference.reader().read(stage.sdk()).iterator().next().getSid();
    get("/Conferences.json?FriendlyName=room&Status=in-progress");
    get("/Conferences/" + room + ".json");
    get("/Conferences/" + room + "/Participants.json");
    String recordings = "/Calls/" + lead + "/Recordings.json";
    String recording =
        json(exchange(
                    "POST",
                    recordings,
                    Map.of("RecordingChannels", "dual", "RecordingTrack", "both"))
                .body())
            .path("sid")
            .asText();
    String ofCall = "/Calls/" + lead + "/Recordings/" + recording + ".json";
    get(recordings);
    post(ofCall, Map.of("Status", "paused", "PauseBehavior", "silence"));
    post(ofCall, Map.of("Status", "in-progress"));
    post(ofCall, Map.of("Status", "stopped"));
    stage.await("recording-ready", lead);
    get(ofCall);
    get("/Recordings/" + recording + ".json");
    exchange("DELETE", "/Recordings/" + recording + ".json", Map.of());
    get("/Recordings/" + recording + ".json?IncludeSoftDeleted=true");
    everyOtherRecording(lead, room);
    String participant = "/Conferences/" + room + "/Participants/" + lead + ".json";
    get(participant);
    post(
        "/Conferences/" + room + "/Participants.json",
        Map.of("To", scripted("02"), "From", FROM, "Label", "second", "Timeout", "30"));
    post(participant, Map.of("Muted", "true"));
    exchange("DELETE", participant, Map.of());
    post("/Conferences/" + room + ".json", Map.of("Status", "completed"));
    get("/Conferences/" + room + ".json");
    String other = create();
    post("/Calls/" + other + ".json", Map.of("Status", "completed"));
    stage.awaitEnd(other);
    stage.awaitEnd(lead);
    get("/Calls/" + lead + ".json");
    exchange("DELETE", "/Calls/" + lead + ".json", Map.of());

    everyMessage();
    everyQueue();

    assertThat(checked).isEqualTo(CONTRACT.operations());
    assertThat(stage.kinds()).doesNotContain("odd-request");
  }

  private void everyOtherRecording(String lead, String room) throws Exception {
    String ofRoom = "/Conferences/" + room + "/Recordings";
    JsonNode first = json(exchange("GET", ofRoom + ".json", Map.of()).body());
    String sid = first.at("/recordings/0/sid").asText();
    get(ofRoom + "/" + sid + ".json");
    post(ofRoom + "/" + sid + ".json", Map.of("Status", "stopped"));
    stage.await(ready(sid));
    get("/Recordings.json?ConferenceSid=" + room + "&PageSize=1");
    exchange("DELETE", ofRoom + "/" + sid + ".json", Map.of());
    String ofCall = "/Calls/" + lead + "/Recordings";
    String other = json(exchange("POST", ofCall + ".json", Map.of()).body()).path("sid").asText();
    post(ofCall + "/" + other + ".json", Map.of("Status", "stopped"));
    stage.await(ready(other));
    exchange("DELETE", ofCall + "/" + other + ".json", Map.of());
  }

  private static Predicate<Entry> ready(String recording) {
    return entry ->
        entry.kind().equals("recording-ready")
            && recording.equals(entry.details().get("recording"));
  }

  private void everyQueue() throws Exception {
    stage.customer().onTwiml("/answer", "<Enqueue>line</Enqueue>");
    String waiting = create();
    stage.await("queue-entered", waiting);
    get("/Queues.json");
    Map<String, String> form = Map.of("FriendlyName", "other", "MaxSize", "5");
    String sid = json(exchange("POST", "/Queues.json", form).body()).path("sid").asText();
    String other = "/Queues/" + sid + ".json";
    post(other, Map.of("MaxSize", "7"));
    get(other);
    exchange("DELETE", other, Map.of());
    String line = json(send("GET", "/Queues.json", Map.of()).body()).at("/queues/0/sid").asText();
    get("/Queues/" + line + "/Members.json");
    String member = "/Queues/" + line + "/Members/" + waiting + ".json";
    get(member);
    post(member, Map.of("Url", stage.customer().url("/voice")));
  }

  private void everyMessage() throws Exception {
    String later = Instant.now().plus(Duration.ofHours(1)).toString();
    Map<String, String> scheduled =
        Map.of(
            "To",
            scripted("00"),
            "MessagingServiceSid",
            "MG00000000000000000000000000000001",
            "Body",
            "Grüß Gott",
            "ScheduleType",
            "fixed",
            "SendAt",
            later);
    String sid = json(exchange("POST", "/Messages.json", scheduled).body()).path("sid").asText();
    get("/Messages.json?To=" + encoded(scripted("00")));
    get("/Messages/" + sid + ".json");
    post("/Messages/" + sid + ".json", Map.of("Body", ""));
    post("/Messages/" + sid + ".json", Map.of("Status", "canceled"));
    exchange("DELETE", "/Messages/" + sid + ".json", Map.of());
  }

  private void knowAVerifiedNumber() throws IOException {
    SimulatedAccount known = stage.account();
    SimulatedAccount account =
        new SimulatedAccount(
            ACCOUNT,
            TOKEN,
            known.apiKeySid(),
            known.apiKeySecret(),
            known.callsPerSecond(),
            known.applications(),
            known.callerIds(),
            Set.of(VERIFIED));
    String json = new JsonMapper().writeValueAsString(account);
    assertThat(stage.admin("POST", "/accounts", json).statusCode()).isLessThan(300);
  }

  private String bridgedLead() throws Exception {
    String conference = "<Dial><Conference record=\"record-from-start\">room</Conference></Dial>";
    stage.customer().onTwiml("/voice", conference);
    stage.customer().onTwiml("/answer", conference);
    Softphone.inCall(stage.simulator(), "agent");
    String sid = create();
    stage.await("joined", sid);
    return sid;
  }

  private String create() throws Exception {
    Map<String, String> form =
        Map.of("To", scripted("08"), "From", FROM, "Url", stage.customer().url("/answer?lead=7"));
    String call = exchange("POST", CALLS, form).body();
    return json(call).path("sid").asText();
  }

  private static JsonNode json(String body) throws IOException {
    return new JsonMapper().readTree(body);
  }

  @Test
  void misspeltOrImpossibleParameterIsSaidThoughTwilioIgnoresIt() throws Exception {
    send(
        "POST",
        CALLS,
        Map.of(
            "To",
            scripted("01"),
            "From",
            FROM,
            "Url",
            stage.customer().url("/answer"),
            "StatusCalback",
            "https://example.com/",
            "Timeout",
            "soon"));

    Entry odd = stage.await(entry -> entry.kind().equals("odd-request"));
    assertThat(odd.details().get("method")).isEqualTo("POST");
    assertThat((List<?>) odd.details().get("oddities"))
        .asString()
        .contains("StatusCalback is no parameter of it", "Timeout is not integer");
  }

  @Test
  void whatIsMissingIsOdd() {
    assertThat(CONTRACT.oddities("POST", path(CALLS), MultiMap.caseInsensitiveMultiMap()))
        .containsExactly("From is missing", "To is missing");
  }

  @Test
  void answerThatLacksOrAddsOrTwistsSomethingDoesNotFit() {
    String call = "{\"sid\":\"XX1\",\"status\":\"answered\",\"surprise\":1}";

    assertThat(CONTRACT.faults("POST", path(CALLS), 200, call))
        .contains(
            "status 200 is not 201",
            "call.sid is not like ^CA[0-9a-fA-F]{32}$ or null",
            "call.status is not one of queued ringing in-progress completed busy failed no-answer"
                + " canceled",
            "call.surprise is not described",
            "call.date_created is missing");
  }

  @Test
  void everyRefusalHasTheBodyOfErrorsAndTheStatusOfTheAnswer() throws Exception {
    String none = "00000000000000000000000000000000";
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    String call = create();
    stage.await("twiml-received", call);
    Map<String, String> good =
        Map.of("To", scripted("08"), "From", FROM, "Url", stage.customer().url("/answer"));
    refused(400, 21211, "POST", CALLS, with(good, "To", "nobody"));
    refused(400, 20001, "POST", CALLS, with(good, "RecordingChannels", "three"));
    refused(404, 20404, "GET", "/Calls/CA" + none + ".json", Map.of());
    refused(404, 20404, "GET", "/Recordings/RE" + none + ".json", Map.of());
    refused(404, 20404, "GET", "/Conferences/CF" + none + ".json", Map.of());
    refused(404, 20404, "GET", "/Queues/QU" + none + ".json", Map.of());
    refused(404, 20404, "GET", "/Messages/SM" + none + ".json", Map.of());
    refused(404, 20404, "GET", "/Nothing.json", Map.of());
    refused(400, 20001, "GET", "/Calls.json?PageSize=0", Map.of());
    refused(400, 20001, "GET", "/Recordings.json?DateCreated=soon", Map.of());
    refused(400, 20001, "POST", "/Calls/" + call + ".json", Map.of("Status", "paused"));
    post("/Calls/" + call + ".json", Map.of("Status", "completed"));
    stage.awaitEnd(call);
    refused(400, 21220, "POST", "/Calls/" + call + ".json", Map.of("Status", "completed"));
    refused(400, 21220, "POST", "/Calls/" + call + "/Recordings.json", Map.of());
    refused(503, 20503, "POST", CALLS, with(good, "To", scripted("15")));
    refused(429, 20429, "POST", CALLS, with(good, "To", scripted("16")));
    refused(500, 20500, "POST", CALLS, with(good, "To", scripted("14")));
  }

  @Test
  void whoeverIsNotLetInReadsTheBodyOfErrors() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(stage.simulator().uri() + path(CALLS))).build(),
                BodyHandlers.ofString());

    assertThat(CONTRACT.faultsOfRefusal(answer.statusCode(), answer.body())).isEmpty();
    assertThat(json(answer.body()).path("code").asInt()).isEqualTo(20003);
  }

  @Test
  void refusalThatLacksOrTwistsSomethingDoesNotFit() {
    assertThat(CONTRACT.faultsOfRefusal(404, "{\"code\":\"20404\",\"status\":400}"))
        .contains(
            "error.code is not integer",
            "error.message is missing",
            "error.more_info is missing",
            "status 404 is not the 400 of its body");
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    Map<String, String> changed = new HashMap<>(form);
    changed.put(name, value);
    return changed;
  }

  private void refused(int status, int code, String method, String path, Map<String, String> form)
      throws Exception {
    HttpResponse<String> answer = send(method, path, form);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(CONTRACT.faultsOfRefusal(status, answer.body())).as(path).isEmpty();
    assertThat(json(answer.body()).path("code").asInt()).as(path).isEqualTo(code);
    assertThat(json(answer.body()).path("more_info").asText()).endsWith("/" + code);
  }

  private void get(String path) throws Exception {
    exchange("GET", path, Map.of());
  }

  private void post(String path, Map<String, String> form) throws Exception {
    exchange("POST", path, form);
  }

  private HttpResponse<String> exchange(String method, String path, Map<String, String> form)
      throws Exception {
    HttpResponse<String> answer = send(method, path, form);
    String uri = URI.create(path(path)).getPath();
    assertThat(CONTRACT.faults(method, uri, answer.statusCode(), answer.body()))
        .as(method + " " + uri)
        .isEmpty();
    CONTRACT.operation(method, uri).ifPresent(checked::add);
    return answer;
  }

  private HttpResponse<String> send(String method, String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stage.simulator().uri() + path(path)))
            .header("Authorization", "Basic " + credentials())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String path(String rest) {
    return "/2010-04-01/Accounts/" + ACCOUNT + rest;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String credentials() {
    byte[] pair = (ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }
}
