package dev.ringbridge.simulator.admin;

import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.Softphone;
import dev.ringbridge.simulator.Stage;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdminPagesTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void itSaysThatItIsUp() {
    assertThat(get("/health").path("status").asText()).isEqualTo("UP");
  }

  @Test
  void theLogIsReadFromANumberOn() {
    stage.awaitEnd(stage.callScripted("01").getSid());
    HttpResponse<String> all = stage.admin("GET", "/log", "");
    assertThat(all.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    List<String> lines = all.body().lines().toList();
    assertThat(lines.get(0)).startsWith("{\"seq\":1,").contains("\"kind\":\"create-received\"");
    List<String> some = stage.admin("GET", "/log?from=3&limit=2", "").body().lines().toList();
    assertThat(some).isEqualTo(lines.subList(2, 4));
    assertThat(stage.admin("GET", "/log?from=x", "").statusCode()).isEqualTo(400);
  }

  @Test
  void peopleOfAPrefixAreOthersAndTheLongestPrefixCounts() {
    String busy = "{\"busy\":1}";
    String invalid = "{\"invalid\":1}";
    assertThat(stage.admin("PUT", "/people?prefix=%2B1480", busy).statusCode()).isEqualTo(200);
    assertThat(stage.admin("PUT", "/people?prefix=%2B14801", invalid).statusCode()).isEqualTo(200);
    assertThat(get("/people").path("byPrefix").path("+1480").path("busy").asDouble()).isEqualTo(1);

    assertThat(ended("+14802345678")).isEqualTo("busy");
    assertThat(ended("+14801345678")).isEqualTo("failed");

    assertThat(stage.admin("DELETE", "/people?prefix=%2B14801", "").statusCode()).isEqualTo(200);
    assertThat(ended("+14801345679")).isEqualTo("busy");
    assertThat(stage.admin("DELETE", "/people?prefix=%2B14801", "").statusCode()).isEqualTo(404);
    assertThat(stage.admin("PUT", "/people?prefix=1480", busy).statusCode()).isEqualTo(400);
  }

  private String ended(String number) {
    String sid = stage.call(number).create(stage.sdk()).getSid();
    return stage.awaitEnd(sid).detail("status").orElseThrow();
  }

  @Test
  void theCarriersClockIsWrongInWhatItSaysAndNotInTheLog() {
    assertThat(stage.admin("PUT", "/clock", "{\"aheadSeconds\":-3600}").statusCode())
        .isEqualTo(200);
    assertThat(get("/clock").path("aheadSeconds").asDouble()).isEqualTo(-3600);

    Call call = stage.callScripted("01");
    Entry end = stage.awaitEnd(call.getSid());

    assertThat(call.getDateCreated().toInstant())
        .isBetween(Instant.now().minusSeconds(3700), Instant.now().minusSeconds(3590));
    assertThat(end.at()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(stage.admin("PUT", "/clock", "{\"aheadSeconds\":1e9}").statusCode()).isEqualTo(400);
  }

  @Test
  void liveCallsSayWhatTheyDo() {
    stage.customer().onTwiml("/answer", "<Dial><Conference>room</Conference></Dial>");
    Call call = stage.callScripted("08");
    stage.await("joined", call.getSid());
    JsonNode live = get("/calls").path("calls").path(0);
    assertThat(live.path("sid").asText()).isEqualTo(call.getSid());
    assertThat(live.path("status").asText()).isEqualTo("in-progress");
    assertThat(live.path("does").asText()).isEqualTo("in conference room");
  }

  @Test
  void aPersonCanBeMadeToHangUp() {
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    Call ringing = stage.call(scripted("02")).setTimeout(600).create(stage.sdk());
    stage.await("ringing", ringing.getSid());
    assertThat(hangUp(ringing.getSid())).isEqualTo(409);
    Call call = stage.callScripted("08");
    stage.await("answered", call.getSid());
    assertThat(hangUp(call.getSid())).isEqualTo(204);
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("by", "person");
    assertThat(hangUp(call.getSid())).isEqualTo(404);
  }

  @Test
  void thePeopleCanBeChanged() {
    assertThat(get("/people").path("human").asDouble()).isEqualTo(0.35);
    JsonNode changed = put("/people", "{\"busy\":1,\"ringSeconds\":3}");
    assertThat(changed.path("busy").asDouble()).isEqualTo(1);
    assertThat(changed.path("ringSeconds").asDouble()).isEqualTo(3);
    assertThat(changed.path("talkSeconds").asDouble()).isEqualTo(60);
    Call call = stage.call("+14157770000").create(stage.sdk());
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("status", "busy");
    assertThat(stage.admin("PUT", "/people", "{\"busy\":0.5}").statusCode()).isEqualTo(400);
    assertThat(stage.admin("PUT", "/people", "nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void theSpeedCanBeChanged() {
    assertThat(put("/speed", "{\"speed\":7}").path("speed").asDouble()).isEqualTo(7);
    assertThat(get("/speed").path("speed").asDouble()).isEqualTo(7);
    assertThat(stage.admin("PUT", "/speed", "{\"speed\":0.5}").statusCode()).isEqualTo(400);
  }

  @Test
  void anAccountCanBeAddedAndReplaced() {
    String sid = "AC00000000000000000000000000000002";
    String account =
        "{\"accountSid\":\"%s\",\"authToken\":\"t2\",\"apiKeySid\":\"SK2\",\"apiKeySecret\":\"s2\","
            + "\"callsPerSecond\":5,\"applications\":{},\"callerIds\":[]}";
    assertThat(stage.admin("POST", "/accounts", account.formatted(sid)).statusCode())
        .isEqualTo(201);
    assertThat(stage.admin("POST", "/accounts", account.formatted(sid)).statusCode())
        .isEqualTo(200);
    TwilioRestClient other = stage.sdk(sid, "t2");
    Call call =
        Call.creator(
                new PhoneNumber(scripted("01")),
                new PhoneNumber("+15005550123"),
                new Twiml("<Response/>"))
            .create(other);
    assertThat(stage.awaitEnd(call.getSid()).accountSid()).isEqualTo(sid);
    assertThat(Call.reader().read(stage.sdk())).isEmpty();
    assertThat(stage.admin("POST", "/accounts", "{\"accountSid\":\"ACx\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void clientsAreListed() {
    Softphone.registered(stage.simulator(), "agent_1");
    assertThat(get("/clients").path("clients").path(0).asText()).isEqualTo("agent_1");
  }

  @Test
  void theNextCreatesCanBeMadeToFail() {
    order("refused-503", 2);
    order("refused-connection", 1);
    order("executed-500", 1);
    assertThat(get("/faults").path("waiting").asInt()).isEqualTo(4);
    assertThat(status()).isEqualTo(503);
    assertThat(status()).isEqualTo(503);
    assertThat(catchThrowable(() -> stage.callScripted("08")))
        .isInstanceOf(ApiConnectionException.class);
    assertThat(stage.kinds()).doesNotContain("queued");
    assertThat(status()).isEqualTo(500);
    assertThat(stage.kinds()).contains("queued");
    assertThat(stage.callScripted("08").getSid()).startsWith("CA");
    assertThat(stage.admin("POST", "/faults", "{\"fault\":\"earthquake\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void sharesOfCreatesAndWebhooksCanBeMadeToFail() {
    JsonNode mix =
        put("/faults", "{\"seed\":7,\"creates\":{\"refused-503\":1},\"webhooks\":{\"late\":1}}");
    assertThat(mix.path("creates").path("refused-503").asDouble()).isEqualTo(1);
    assertThat(status()).isEqualTo(503);
    put("/faults", "{\"webhooks\":{\"late\":1}}");
    String sid = stage.callScripted("01").getSid();
    stage.await(
        e -> e.kind().equals("webhook-fault") && "completed".equals(e.details().get("event")));
    assertThat(stage.entries("webhook-fault", sid))
        .extracting(entry -> entry.details().get("fault"))
        .containsExactly("late", "late");
    assertThat(stage.entries("webhook-sent", sid)).isEmpty();
    assertThat(get("/faults").path("heldBack").asInt()).isEqualTo(2);
    put("/faults", "{}");
    assertThat(json(stage.admin("POST", "/webhooks/release?limit=1", "")).path("heldBack").asInt())
        .isEqualTo(1);
    assertThat(json(stage.admin("POST", "/webhooks/release", "")).path("released").asInt())
        .isEqualTo(1);
    assertThat(stage.customer().await("/status", 2, r -> true))
        .extracting(r -> r.get("CallStatus"))
        .containsExactlyInAnyOrder("initiated", "busy");
    assertThat(stage.admin("PUT", "/faults", "{\"creates\":{\"earthquake\":1}}").statusCode())
        .isEqualTo(400);
    assertThat(stage.admin("PUT", "/faults", "{\"webhooks\":{\"lost\":1.5}}").statusCode())
        .isEqualTo(400);
  }

  private void order(String fault, int count) {
    String body = "{\"fault\":\"" + fault + "\",\"count\":" + count + "}";
    assertThat(stage.admin("POST", "/faults", body).statusCode()).isEqualTo(200);
  }

  private int status() {
    ApiException e = (ApiException) catchThrowable(() -> stage.callScripted("08"));
    return e.getStatusCode();
  }

  private int hangUp(String sid) {
    return stage.admin("POST", "/calls/" + sid + "/hangup", "").statusCode();
  }

  private JsonNode get(String path) {
    return json(stage.admin("GET", path, ""));
  }

  private JsonNode put(String path, String body) {
    return json(stage.admin("PUT", path, body));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    try {
      return MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
