package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.KEY;
import static dev.ringbridge.simulator.Stage.SECRET;
import static dev.ringbridge.simulator.Stage.TOKEN;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.CallReader;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringbridge.simulator.SimulatorLimits;
import dev.ringbridge.simulator.Stage;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The vendor's own SDK against the simulator. */
class CallsApiTest {
  private static final String HOLD = "<Pause length=\"600\"/>";

  @RegisterExtension
  final Stage stage =
      Stage.with(
          1000,
          options ->
              options
                  .speed(50)
                  .limits(
                      new SimulatorLimits(
                          Integer.MAX_VALUE, Duration.ZERO, Set.of("+882"), 1000, 100_000)));

  @Test
  void aCreatedCallIsQueuedAndCanBeFetched() {
    Call created = stage.callScripted("08");
    assertThat(created.getSid()).matches("CA[0-9a-f]{32}");
    assertThat(created.getStatus()).isEqualTo(Call.Status.QUEUED);
    assertThat(created.getDirection()).isEqualTo("outbound-api");
    assertThat(created.getQueueTime()).isEqualTo("0");
    assertThat(created.getStartTime()).isNull();
    assertThat(created.getDuration()).isNull();
    assertThat(created.getTo()).isEqualTo(scripted("08"));
    Call fetched = Call.fetcher(created.getSid()).fetch(stage.sdk());
    assertThat(fetched.getSid()).isEqualTo(created.getSid());
    assertThat(fetched.getUri()).isEqualTo(created.getUri());
  }

  @Test
  void aFinishedCallShowsItsTimes() {
    stage.customer().onTwiml("/answer", "<Pause length=\"1\"/>");
    Call created = stage.callScripted("08");
    stage.awaitEnd(created.getSid());
    Call ended = Call.fetcher(created.getSid()).fetch(stage.sdk());
    assertThat(ended.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(ended.getDuration()).isEqualTo("1");
    assertThat(ended.getStartTime()).isNotNull();
    assertThat(ended.getEndTime()).isAfterOrEqualTo(ended.getStartTime());
  }

  @Test
  void aCallUpdatedToCompletedIsHungUp() {
    Call call = connected();
    Call updated =
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(updated.getStatus()).isEqualTo(Call.Status.COMPLETED);
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("by", "rest");
    assertThat(stage.entries("hangup-requested", call.getSid())).hasSize(1);
  }

  @Test
  void cancelingLeavesAConnectedCallAlone() {
    Call call = connected();
    Call updated =
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(stage.sdk());
    assertThat(updated.getStatus()).isEqualTo(Call.Status.IN_PROGRESS);
  }

  @Test
  void cancelingEndsARingingCall() {
    Call call = stage.call(scripted("02")).setTimeout(600).create(stage.sdk());
    stage.await("ringing", call.getSid());
    Call updated =
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.CANCELED).update(stage.sdk());
    assertThat(updated.getStatus()).isEqualTo(Call.Status.CANCELED);
    assertThat(updated.getDuration()).isNull();
  }

  @Test
  void aFinishedCallCannotBeUpdated() {
    Call call = stage.callScripted("01");
    stage.awaitEnd(call.getSid());
    assertThat(
            refusal(
                () ->
                    Call.updater(call.getSid())
                        .setStatus(Call.UpdateStatus.COMPLETED)
                        .update(stage.sdk())))
        .isEqualTo("400 21220");
  }

  @Test
  void aCallThatIsNotConnectedCannotBeRedirected() {
    Call call = stage.call(scripted("02")).setTimeout(600).create(stage.sdk());
    assertThat(
            refusal(
                () ->
                    Call.updater(call.getSid())
                        .setTwiml(new Twiml("<Response/>"))
                        .update(stage.sdk())))
        .isEqualTo("400 21220");
  }

  @Test
  void onlyAFinishedCallCanBeDeleted() {
    stage.customer().onTwiml("/answer", HOLD);
    Call call = stage.callScripted("01");
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("status", "busy");
    assertThat(Call.deleter(call.getSid()).delete(stage.sdk())).isTrue();
    assertThat(refusal(() -> Call.fetcher(call.getSid()).fetch(stage.sdk())))
        .isEqualTo("404 20404");
    Call live = connected();
    assertThat(refusal(() -> Call.deleter(live.getSid()).delete(stage.sdk()))).startsWith("400");
  }

  @Test
  void badRequestsAreRefusedWithTheCarriersCodes() {
    assertThat(refusal(() -> stage.call("12").create(stage.sdk()))).isEqualTo("400 21211");
    assertThat(refusal(() -> stage.call(scripted("03")).create(stage.sdk())))
        .isEqualTo("400 21211");
    assertThat(refusal(() -> stage.call("").create(stage.sdk()))).isEqualTo("400 21201");
    assertThat(refusal(() -> stage.call("+88212345678").create(stage.sdk())))
        .isEqualTo("400 21215");
    assertThat(refusal(() -> from("+15005550007"))).isEqualTo("400 21210");
    assertThat(refusal(() -> from("bob"))).isEqualTo("400 21212");
    assertThat(refusal(() -> from(""))).isEqualTo("400 21213");
    assertThat(refusal(() -> at("ftp://x/y"))).isEqualTo("400 21205");
    assertThat(refusal(() -> good().setStatusCallback("http://a_b/c").create(stage.sdk())))
        .isEqualTo("400 21609");
    assertThat(refusal(() -> good().setMachineDetection("Guess").create(stage.sdk())))
        .startsWith("400");
    assertThat(refusal(() -> good().setTimeout(601).create(stage.sdk()))).startsWith("400");
    assertThat(
            refusal(() -> good().setStatusCallbackEvent(List.of("dreaming")).create(stage.sdk())))
        .startsWith("400");
    Twiml tooLong = new Twiml("<Response>" + " ".repeat(4000) + "</Response>");
    assertThat(
            refusal(
                () ->
                    Call.creator(new PhoneNumber(scripted("08")), new PhoneNumber(FROM), tooLong)
                        .create(stage.sdk())))
        .startsWith("400");
    assertThat(
            refusal(
                () ->
                    Call.creator(new PhoneNumber(scripted("08")), new PhoneNumber(FROM), "AP9")
                        .create(stage.sdk())))
        .isEqualTo("400 21218");
    assertThat(stage.kinds()).doesNotContain("queued");
  }

  @Test
  void anApplicationGivesTheDocument() {
    stage.customer().onTwiml("/voice", "<Say>From the application</Say>");
    Call call =
        Call.creator(new PhoneNumber(scripted("08")), new PhoneNumber(FROM), Stage.APPLICATION)
            .create(stage.sdk());
    assertThat(stage.await("said", call.getSid()).details())
        .containsEntry("text", "From the application");
  }

  @Test
  void aListIsFilteredAndPagedNewestFirst() {
    List<String> sids = new ArrayList<>();
    IntStream.range(0, 7).forEach(i -> sids.add(0, stage.callScripted("08").getSid()));
    stage.callScripted("01");
    List<String> listed = new ArrayList<>();
    Call.reader()
        .setTo(new PhoneNumber(scripted("08")))
        .setFrom(new PhoneNumber(FROM))
        .pageSize(3)
        .read(stage.sdk())
        .forEach(call -> listed.add(call.getSid()));
    assertThat(listed).isEqualTo(sids);
  }

  @Test
  void aListCanBeAskedForAStatusAndATime() {
    Call busy = stage.callScripted("01");
    stage.awaitEnd(busy.getSid());
    ZonedDateTime anHourAgo = ZonedDateTime.now(ZoneOffset.UTC).minusHours(1);
    assertThat(listed(Call.reader().setStatus(Call.Status.BUSY).setStartTimeAfter(anHourAgo)))
        .containsExactly(busy.getSid());
    assertThat(listed(Call.reader().setStartTimeBefore(anHourAgo))).isEmpty();
    assertThat(listed(Call.reader().setStatus(Call.Status.COMPLETED))).isEmpty();
  }

  @Test
  void onlyTheAccountsOwnSecretsOpenIt() {
    assertThat(status(ACCOUNT, "wrong", ACCOUNT)).isEqualTo(401);
    assertThat(status(ACCOUNT, TOKEN, "AC00000000000000000000000000000009")).isEqualTo(401);
    assertThat(status(KEY, "wrong", ACCOUNT)).isEqualTo(401);
    assertThat(status(KEY, SECRET, ACCOUNT)).isEqualTo(200);
    assertThat(status(ACCOUNT, TOKEN, ACCOUNT)).isEqualTo(200);
  }

  @Test
  void refusalsHaveTheCarriersForm() {
    HttpResponse<String> answer = send("GET", ACCOUNT, TOKEN, "/Calls/CAx.json", "");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":20404,\"message\":\"The requested resource /2010-04-01/Accounts/"
                + ACCOUNT
                + "/Calls/CAx.json was not found\","
                + "\"more_info\":\"https://www.twilio.com/docs/errors/20404\",\"status\":404}");
    assertThat(send("GET", ACCOUNT, TOKEN, "/Nothing.json", "").body()).contains("20404");
    assertThat(send("GET", "nobody", "x", "/Calls.json", "").body()).contains("\"code\":20003");
  }

  @Test
  void anEnvelopeNamesItsNeighbours() {
    IntStream.range(0, 3).forEach(i -> stage.callScripted("01"));
    String body =
        send("GET", ACCOUNT, TOKEN, "/Calls.json?PageSize=2&From=%2B15005550006", "").body();
    assertThat(body)
        .contains("\"page\":0", "\"page_size\":2", "\"start\":0", "\"end\":1")
        .contains("\"previous_page_uri\":null")
        .contains("\"next_page_uri\":\"/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json?From=%2B");
  }

  @Test
  void eventsMayAlsoBePartedBySpaces() {
    String form =
        "To=%2B15555550101&From=%2B15005550006&Url=http%3A%2F%2Fx%2Fy&StatusCallback="
            + URLEncoder.encode(stage.customer().url("/s"), StandardCharsets.UTF_8)
            + "&StatusCallbackEvent=initiated+completed";
    assertThat(send("POST", ACCOUNT, TOKEN, "/Calls.json", form).statusCode()).isEqualTo(201);
    assertThat(stage.customer().await("/s", 2, r -> true))
        .extracting(r -> r.get("CallStatus"))
        .containsExactlyInAnyOrder("initiated", "busy");
  }

  private CallCreator good() {
    return stage.call(scripted("08"));
  }

  private Call from(String from) {
    return Call.creator(
            new PhoneNumber(scripted("08")),
            new PhoneNumber(from),
            URI.create("http://customer/answer"))
        .create(stage.sdk());
  }

  private Call at(String url) {
    return Call.creator(new PhoneNumber(scripted("08")), new PhoneNumber(FROM), URI.create(url))
        .create(stage.sdk());
  }

  private Call connected() {
    stage.customer().onTwiml("/answer", HOLD);
    Call call = stage.callScripted("08");
    stage.await("twiml-received", call.getSid());
    return call;
  }

  private Set<String> listed(CallReader reader) {
    List<String> sids = new ArrayList<>();
    reader.read(stage.sdk()).forEach(call -> sids.add(call.getSid()));
    return sids.stream().collect(Collectors.toSet());
  }

  private static String refusal(Runnable request) {
    ApiException e = catchThrowableOfType(ApiException.class, request::run);
    return e.getStatusCode() + " " + e.getCode();
  }

  private int status(String user, String password, String account) {
    HttpRequest request =
        request(user, password, "/2010-04-01/Accounts/" + account + "/Calls.json").build();
    return send(request).statusCode();
  }

  private HttpResponse<String> send(
      String method, String user, String password, String path, String form) {
    String uri = "/2010-04-01/Accounts/" + ACCOUNT + path;
    HttpRequest request =
        request(user, password, uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, BodyPublishers.ofString(form))
            .build();
    return send(request);
  }

  private HttpRequest.Builder request(String user, String password, String path) {
    String pair = user + ":" + password;
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(stage.simulator().uri() + path))
        .header("Authorization", "Basic " + basic);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
