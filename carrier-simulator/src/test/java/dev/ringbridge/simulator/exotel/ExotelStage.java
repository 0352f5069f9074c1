package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.CarrierSimulator;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.SimulatedExotelAccount;
import dev.ringbridge.simulator.SimulatedExotelAccount.Standing;
import dev.ringbridge.simulator.SimulatorOptions;
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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A simulator on a free port, asked as Exotel is, and a customer that takes its events. */
final class ExotelStage implements BeforeEachCallback, AfterEachCallback {
  static final String ACCOUNT = "acme1m";
  static final String KEY = "key";
  static final String TOKEN = "token";
  static final String SIP_SECRET = "sip-secret";
  static final String EXOPHONE = "08047112233";
  static final String CONNECT = "/v1/Accounts/" + ACCOUNT + "/Calls/connect.json";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(2);

  private final UnaryOperator<SimulatorOptions.Builder> settings;
  private final int requestsPerMinute;
  private @Nullable CarrierSimulator simulator;
  private @Nullable EventSink sink;

  private ExotelStage(int requestsPerMinute, UnaryOperator<SimulatorOptions.Builder> settings) {
    this.requestsPerMinute = requestsPerMinute;
    this.settings = settings;
  }

  /** People so many times faster than life, and a limit that no test meets. */
  static ExotelStage atSpeed(double speed) {
    return with(10_000, options -> options.speed(speed));
  }

  static ExotelStage with(int requestsPerMinute, UnaryOperator<SimulatorOptions.Builder> settings) {
    return new ExotelStage(requestsPerMinute, settings);
  }

  static SimulatedExotelAccount account(int requestsPerMinute, int channels, Standing standing) {
    return new SimulatedExotelAccount(
        ACCOUNT,
        KEY,
        TOKEN,
        requestsPerMinute,
        channels,
        standing,
        Map.of("phil", SIP_SECRET),
        Set.of(EXOPHONE));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    sink = new EventSink();
    SimulatorOptions.Builder options =
        SimulatorOptions.builder()
            .seed(42)
            .exotelAccount(account(requestsPerMinute, 1_000, Standing.GOOD));
    simulator = CarrierSimulator.start(settings.apply(options).build());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(kinds()).doesNotContain("simulator-error");
    Objects.requireNonNull(simulator).close();
    Objects.requireNonNull(sink).close();
  }

  EventSink sink() {
    return Objects.requireNonNull(sink);
  }

  /** An answer, its body read as JSON. */
  record Reply(int status, JsonNode json) {
    JsonNode data() {
      return json.path("response").path("data");
    }

    int code() {
      return json.path("response").path("error_data").path("code").asInt();
    }

    String sid(String name) {
      return data().path(name).asText();
    }
  }

  /** What a request for a leg to a scripted number says, its events going to /legs. */
  Map<String, Object> leg(String code) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contact_uri", "+155555501" + code);
    json.put("network_type", "pstn");
    json.put("exophone", EXOPHONE);
    json.put("leg_event_endpoint", sink().url("/legs?lead=7&call=abc"));
    json.put("custom_param", "attempt-7");
    return json;
  }

  /** Creates a leg to a scripted number, and returns its sid. */
  String call(String code) {
    return create(leg(code));
  }

  String create(Map<String, Object> leg) {
    Reply reply = post("/legs", leg);
    assertThat(reply.status()).isEqualTo(202);
    return reply.sid("leg_sid");
  }

  /** An agent's leg that is answered. */
  String agent(String name) {
    Map<String, Object> leg = leg("08");
    leg.put("contact_uri", "sip:" + name);
    leg.put("network_type", "voip");
    String sid = create(leg);
    sink().await(sid, "leg_answered");
    return sid;
  }

  /** A lead's leg that is answered by somebody who stays. */
  String lead() {
    String sid = call("08");
    sink().await(sid, "leg_answered");
    return sid;
  }

  Reply bridge(String... legs) {
    return post(
        "/bridges",
        Map.of("leg_sids", List.of(legs), "bridge_event_endpoint", sink().url("/bridges")));
  }

  Reply act(String leg, String verbs) {
    return post(
        "/legs/" + leg + "/actions",
        Map.of("exoml", "<Flow>" + verbs + "</Flow>", "action_custom_param", "act-1"));
  }

  Reply post(String path, Map<String, ?> body) {
    return send("POST", "/v2/accounts/" + ACCOUNT + path, body);
  }

  Reply put(String path, Map<String, ?> body) {
    return send("PUT", "/v2/accounts/" + ACCOUNT + path, body);
  }

  Reply get(String path) {
    return send("GET", "/v2/accounts/" + ACCOUNT + path, Map.of());
  }

  Reply v1(String path) {
    return send("GET", "/v1/Accounts/" + ACCOUNT + path, Map.of());
  }

  Reply send(String method, String path, Map<String, ?> body) {
    try {
      return read(exchange(method, path, MAPPER.writeValueAsString(body), KEY + ":" + TOKEN));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The raw exchange, with these credentials. */
  HttpResponse<String> exchange(String method, String path, String body, String credentials)
      throws IOException {
    return exchange(method, path, body, credentials, "application/json");
  }

  /** Posts a form. */
  HttpResponse<String> postForm(String path, String body, String type) throws IOException {
    return exchange("POST", path, body, KEY + ":" + TOKEN, type);
  }

  /** Asks the older API to connect. */
  Reply connect(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    try {
      return read(postForm(CONNECT, body, "application/x-www-form-urlencoded"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> exchange(
      String method, String path, String body, String credentials, String contentType)
      throws IOException {
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator().uri() + path))
            .timeout(REQUEST_PATIENCE)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", contentType)
            .method(method, method.equals("GET") ? BodyPublishers.noBody() : text(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Reply admin(String method, String path, Object body) {
    try {
      String json = body instanceof String text ? text : MAPPER.writeValueAsString(body);
      return read(exchange(method, "/simulator" + path, json, "no:body"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Reply read(HttpResponse<String> response) {
    try {
      return new Reply(response.statusCode(), MAPPER.readTree(response.body()));
    } catch (JsonProcessingException e) {
      return new Reply(response.statusCode(), MAPPER.createObjectNode());
    }
  }

  CarrierSimulator simulator() {
    return Objects.requireNonNull(simulator);
  }

  List<String> kinds() {
    return simulator().log().entries().stream().map(Entry::kind).toList();
  }

  /** What the log says of a leg, so far. */
  List<Entry> entries(String legSid) {
    return simulator().log().entries().stream().filter(e -> legSid.equals(e.callSid())).toList();
  }

  Entry await(String kind, String legSid) {
    return await(e -> e.kind().equals(kind) && legSid.equals(e.callSid()));
  }

  Entry await(Predicate<Entry> wanted) {
    try {
      return simulator()
          .log()
          .await(wanted, PATIENCE)
          .orElseThrow(() -> new AssertionError("not in the log: " + kinds()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }
}
