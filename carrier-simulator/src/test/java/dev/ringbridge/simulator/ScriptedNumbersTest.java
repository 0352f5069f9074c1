package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.TOKEN;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One test for each scripted number, over HTTP. */
class ScriptedNumbersTest {
  private static final String LONG = "A sentence that takes longer than they listen, to a key";
  private static final String ROOM =
      "<Dial><Conference startConferenceOnEnter=\"false\">room</Conference></Dial>";

  @RegisterExtension final Stage stage = Stage.atSpeed(40);

  @BeforeEach
  void customerHoldsTheLine() {
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    stage
        .customer()
        .onTwiml(
            "/voice",
            "<Dial><Conference endConferenceOnExit=\"true\" startConferenceOnEnter=\"false\">room"
                + "</Conference></Dial>");
  }

  @Test
  void number00IsAPersonWhoTalksAndHangsUp() {
    Call call = stage.callScripted("00");
    assertThat(end(call)).isEqualTo("completed by person 200");
    assertThat(stage.entries("answered", call.getSid()).get(0).details())
        .containsEntry("voice", "HUMAN");
    assertThat(events(call))
        .containsExactlyInAnyOrder("initiated", "ringing", "in-progress", "completed");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void number01IsBusy() {
    Call call = stage.callScripted("01");
    assertThat(end(call)).isEqualTo("busy by carrier 486");
    assertThat(events(call)).containsExactlyInAnyOrder("initiated", "busy");
  }

  @Test
  void number02RingsUntilTheTimeout() {
    Call call = stage.call(scripted("02")).setTimeout(10).create(stage.sdk());
    assertThat(end(call)).isEqualTo("no-answer by ring-timeout 487");
    assertThat(events(call)).containsExactlyInAnyOrder("initiated", "ringing", "no-answer");
  }

  @Test
  void number03IsRefused() {
    ApiException refusal = (ApiException) catchThrowable(() -> stage.callScripted("03"));
    assertThat(refusal.getCode()).isEqualTo(21211);
    assertThat(refusal.getStatusCode()).isEqualTo(400);
    assertThat(placed()).isZero();
  }

  @Test
  void number04IsAcceptedAndFails() {
    assertThat(end(stage.callScripted("04"))).isEqualTo("failed by carrier 404");
  }

  @Test
  void number05DeclinesWhileItRings() {
    Call call = stage.callScripted("05");
    assertThat(end(call)).isEqualTo("no-answer by person 603");
    assertThat(events(call)).containsExactlyInAnyOrder("initiated", "ringing", "no-answer");
  }

  @Test
  void number06IsAnAnsweringMachine() {
    Call call =
        stage
            .call(scripted("06"))
            .setMachineDetection("DetectMessageEnd")
            .setAsyncAmd("true")
            .setAsyncAmdStatusCallback(stage.customer().url("/amd"))
            .create(stage.sdk());
    Received verdict = stage.customer().await("/amd", r -> true);
    assertThat(verdict.form())
        .containsOnlyKeys("CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration");
    assertThat(verdict.get("AnsweredBy")).isEqualTo("machine_end_beep");
    assertThat(verdict.get("MachineDetectionDuration")).isEqualTo("5300");
    assertThat(end(call)).isEqualTo("completed by person 200");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void number07HangsUpAtOnce() {
    Call call = stage.callScripted("07");
    assertThat(end(call)).isEqualTo("completed by person 200");
  }

  @Test
  void number08StaysUntilTheOtherSideEnds() {
    stage.customer().onTwiml("/answer", "<Say>Bye</Say>");
    Call call = stage.callScripted("08");
    assertThat(end(call)).isEqualTo("completed by twiml 200");
  }

  @Test
  void number09AnswersWithoutRinging() {
    Call call = stage.callScripted("09");
    stage.await("answered", call.getSid());
    assertThat(stage.entries("ringing", call.getSid())).isEmpty();
    stage.customer().await("/status", r -> r.get("CallStatus").equals("in-progress"));
    assertThat(stage.customer().at("/status"))
        .noneMatch(r -> r.get("CallStatus").equals("ringing"));
  }

  @Test
  void number10IsAFax() {
    Call call = stage.call(scripted("10")).setMachineDetection("Enable").create(stage.sdk());
    assertThat(stage.await("amd-verdict", call.getSid()).details())
        .containsEntry("answeredBy", "fax");
    assertThat(stage.customer().await("/answer", r -> true).get("AnsweredBy")).isEqualTo("fax");
  }

  @Test
  void number11IsCutByTheNetwork() {
    assertThat(end(stage.callScripted("11"))).isEqualTo("completed by carrier 200");
  }

  @Test
  void number12PressesOneAndTheActionHearsOfIt() {
    stage.customer().onTwiml("/answer", gather(""));
    stage.customer().onTwiml("/keys", "<Say>Thank you</Say>");
    Call call = stage.callScripted("12");
    Received keys = stage.customer().await("/keys", r -> true);
    assertThat(keys.get("Digits")).isEqualTo("1");
    assertThat(keys.get("CallSid")).isEqualTo(call.getSid());
    assertThat(end(call)).isEqualTo("completed by twiml 200");
    assertThat(stage.entries("pressed", call.getSid()).get(0).details()).containsEntry("keys", "1");
    assertThat(said(call)).as("a key cuts the prompt short").containsExactly(LONG, "Thank you");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void number28PressesNineAndNumber29AKeyThatMeansNothing() {
    stage.customer().onTwiml("/answer", gather(""));
    stage.customer().onTwiml("/keys", gather("actionOnEmptyResult=\"true\""));
    stage.callScripted("28");
    assertThat(stage.customer().await("/keys", r -> true).get("Digits")).isEqualTo("9");
    stage.callScripted("29");
    stage.customer().await("/keys", r -> r.get("Digits").equals("5"));
  }

  @Test
  void whoPressedAKeyPressesNoneTheNextTime() {
    stage.customer().onTwiml("/answer", gather(""));
    stage.customer().onTwiml("/keys", gather("actionOnEmptyResult=\"true\" timeout=\"1\""));
    Call call = stage.callScripted("12");
    stage.customer().await("/keys", r -> r.get("Digits").isEmpty());
    assertThat(stage.entries("pressed", call.getSid())).hasSize(1);
  }

  @Test
  void whoPressesNoKeyFallsThroughToTheNextVerb() {
    stage.customer().onTwiml("/answer", gather("timeout=\"1\"") + "<Say>No key</Say>");
    Call call = stage.callScripted("08");
    assertThat(end(call)).isEqualTo("completed by twiml 200");
    assertThat(said(call)).containsExactly(LONG, LONG, LONG, "No key");
    assertThat(stage.customer().at("/keys")).isEmpty();
  }

  /** Three sentences: the first takes longer than scripted people listen. */
  private static String gather(String attributes) {
    String sentence = "<Say>" + LONG + "</Say>";
    return "<Gather numDigits=\"1\" action=\"/keys\" "
        + attributes
        + ">"
        + sentence.repeat(3)
        + "</Gather>";
  }

  private List<Object> said(Call call) {
    return stage.entries("said", call.getSid()).stream()
        .map(entry -> entry.details().get("text"))
        .toList();
  }

  @Test
  void number13IsPlacedAndItsAnswerHeld() {
    assertThat(catchThrowable(() -> create("13", Duration.ofSeconds(1))))
        .isInstanceOf(HttpTimeoutException.class);
    stage.await(e -> e.kind().equals("answered"));
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void number14IsPlacedAndAnsweredWith500() throws Exception {
    HttpResponse<String> answer = create("14", Duration.ofSeconds(5));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"code\":20500");
    assertThat(placed()).isEqualTo(1);
    create("14", Duration.ofSeconds(5));
    assertThat(placed()).as("a repeated POST dials twice").isEqualTo(2);
  }

  @Test
  void number15IsNotPlacedAndAnsweredWith503() throws Exception {
    HttpResponse<String> answer = create("15", Duration.ofSeconds(5));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(placed()).isZero();
  }

  @Test
  void number16IsRefusedOnceWith429() throws Exception {
    HttpResponse<String> first = create("16", Duration.ofSeconds(5));
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.body()).contains("\"code\":20429");
    assertThat(first.headers().firstValue("Twilio-Concurrent-Requests")).isPresent();
    assertThat(placed()).isZero();
    assertThat(create("16", Duration.ofSeconds(5)).statusCode()).isEqualTo(201);
  }

  @Test
  void number17IsPlacedAndTheConnectionCut() {
    assertThat(catchThrowable(() -> stage.callScripted("17")))
        .isInstanceOf(ApiConnectionException.class);
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void number18HasEveryWebhookTwiceAndOutOfOrder() {
    Call call = stage.callScripted("18");
    stage.await("answered", call.getSid());
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    List<Received> all = stage.customer().await("/status", 8, r -> true);
    assertThat(all)
        .extracting(r -> r.get("SequenceNumber"))
        .containsExactlyInAnyOrder("0", "0", "1", "1", "2", "2", "3", "3")
        .isNotEqualTo(List.of("0", "0", "1", "1", "2", "2", "3", "3"));
    assertThat(stage.entries("fault-injected", call.getSid())).isEmpty();
  }

  @Test
  void number19HasItsVerdictThreeSecondsAfterTheAnswer() {
    Call call =
        stage
            .call(scripted("19"))
            .setMachineDetection("Enable")
            .setAsyncAmd("true")
            .create(stage.sdk());
    assertThat(stage.await("amd-verdict", call.getSid()).details())
        .containsEntry("answeredBy", "machine_start")
        .containsEntry("afterMs", 3000L);
  }

  @Test
  void number20CutsTheLongestWaitingClientWhenItRings() {
    stage
        .customer()
        .on(
            "/voice",
            r ->
                Customer.Answer.twiml(
                    "<Dial><Conference>room-" + r.get("session") + "</Conference></Dial>"));
    Softphone first = Softphone.inCall(stage.simulator(), "first");
    stage.await(joined("room-first"));
    Softphone second = Softphone.inCall(stage.simulator(), "second");
    stage.await(joined("room-second"));
    Call call = stage.callScripted("20");
    first.await("gone");
    stage.await("answered", call.getSid());
    second.send("{\"type\":\"hangup\"}");
    assertThat(second.await("closed").path("reason").asText()).isEqualTo("client");
  }

  @Test
  void number21CutsTheClientJustBeforeItJoins() {
    stage.customer().onTwiml("/answer", ROOM);
    Softphone agent = Softphone.inCall(stage.simulator(), "agent");
    stage.await(joined("room"));
    Call call = stage.callScripted("21");
    agent.await("gone");
    Entry joined = stage.await("joined", call.getSid());
    assertThat(joined.details()).containsEntry("alone", true);
  }

  @Test
  void number22CutsTheClientTwoSecondsAfterItJoined() {
    stage.customer().onTwiml("/answer", ROOM);
    stage.customer().onTwiml("/voice", "<Dial><Conference>room</Conference></Dial>");
    Softphone agent = Softphone.inCall(stage.simulator(), "agent");
    stage.await(joined("room"));
    Call call = stage.callScripted("22");
    Entry joined = stage.await("joined", call.getSid());
    assertThat(joined.details()).containsEntry("alone", false);
    agent.await("gone");
    Entry left = stage.await(e -> e.kind().equals("left"));
    assertThat(Duration.between(joined.at(), left.at())).isGreaterThan(Duration.ofMillis(45));
  }

  @Test
  void number23IsPlacedAndAnsweredWithAPageOfHtml() throws Exception {
    HttpResponse<String> answer = create("23", Duration.ofSeconds(5));
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).startsWith("<html>");
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void number24IsPlacedAndAnsweredWithHalfAnObject() throws Exception {
    HttpResponse<String> answer = create("24", Duration.ofSeconds(5));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).startsWith("{\"sid\":\"CA").doesNotEndWith("}");
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void number25IsCutAndNotPlaced() {
    assertThat(catchThrowable(() -> create("25", Duration.ofSeconds(5))))
        .isInstanceOf(IOException.class);
    assertThat(placed()).isZero();
    assertThat(stage.kinds()).containsExactly("create-received", "fault-injected");
  }

  @Test
  void number26IsPlacedAndAnsweredWith503() throws Exception {
    HttpResponse<String> answer = create("26", Duration.ofSeconds(5));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":20503");
    assertThat(placed()).isEqualTo(1);
  }

  @Test
  void number27IsPlacedOnceAndAnsweredTwiceOnOneConnection() throws Exception {
    String request =
        ("POST /2010-04-01/Accounts/%s/Calls.json HTTP/1.1\r\nHost: x\r\nAuthorization: Basic %s\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s")
            .formatted(ACCOUNT, basic(), form("27").length(), form("27"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stage.simulator().port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String first = answer(lines);
      assertThat(first).startsWith("{\"sid\":\"CA");
      assertThat(answer(lines)).isEqualTo(first);
    }
    assertThat(placed()).isEqualTo(1);
  }

  /** The body of the next answer on a connection. */
  private static String answer(BufferedReader lines) throws IOException {
    assertThat(lines.readLine()).startsWith("HTTP/1.1 201 ");
    int length = 0;
    for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    char[] body = new char[length];
    int read = 0;
    while (read < length) {
      read += lines.read(body, read, length - read);
    }
    return new String(body);
  }

  @Test
  void theFaultyNumbersAreOtherwisePeopleWhoStay() throws Exception {
    for (String code : new String[] {"14", "23", "24", "26", "27"}) {
      create(code, Duration.ofSeconds(5));
      stage.await(e -> e.kind().equals("answered") && scripted(code).equals(e.details().get("to")));
    }
  }

  private static Predicate<Entry> joined(String room) {
    return e -> e.kind().equals("joined") && room.equals(e.details().get("conference"));
  }

  private String end(Call call) {
    Entry end = stage.awaitEnd(call.getSid());
    return Stream.of("status", "by", "sipCode")
        .map(key -> String.valueOf(end.details().get(key)))
        .reduce((a, b) -> b.matches("[0-9]+") ? a + " " + b : a + " by " + b)
        .orElseThrow();
  }

  /** What the status callback was told, once it was told the end. */
  private List<String> events(Call call) {
    stage
        .customer()
        .await(
            "/status",
            r -> r.get("CallSid").equals(call.getSid()) && !r.get("CallDuration").isEmpty());
    stage
        .customer()
        .await("/status", stage.entries("webhook-sent", call.getSid()).size(), r -> true);
    return stage.customer().at("/status").stream().map(r -> r.get("CallStatus")).toList();
  }

  private long placed() {
    return stage.kinds().stream().filter("queued"::equals).count();
  }

  private HttpResponse<String> create(String code, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    stage.simulator().uri() + "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json"))
            .timeout(timeout)
            .header("Authorization", "Basic " + basic())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(code)))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String basic() {
    return Base64.getEncoder()
        .encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
  }

  private String form(String code) {
    return "To="
        + encoded(scripted(code))
        + "&From="
        + encoded(Stage.FROM)
        + "&Url="
        + encoded(stage.customer().url("/answer"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
