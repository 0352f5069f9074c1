package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.call.Query;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A flow that asks whom to call. */
class ConnectAppletTest {
  private static final String FROM = "+919812345670";
  private static final String NOBODY = "{\"destination\":{\"numbers\":[]}}";

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Asked> passed = new LinkedBlockingQueue<>();
  private final BlockingQueue<Asked> hooked = new LinkedBlockingQueue<>();
  private final Queue<String> answers = new ArrayDeque<>();
  private HttpServer customer;

  /** A question as it came in. */
  private record Asked(String path, String version, Map<String, String> query) {}

  @BeforeEach
  void customerListens() throws IOException {
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    customer.createContext("/", this::serve);
    customer.start();
  }

  @AfterEach
  void customerIsGone() {
    customer.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = Query.of(exchange.getRequestURI().toString());
    String version = exchange.getRequestHeaders().getFirst("Exotel-Version");
    boolean question = path.equals("/whom") || path.equals("/instead");
    byte[] body = (question ? answers.remove() : "").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        path.equals("/away") ? 500 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    Asked one = new Asked(path, version, query);
    (path.equals("/pass") ? passed : path.equals("/hook") ? hooked : asked).add(one);
  }

  @Test
  void whoeverIsNamedIsCalledUntilSomebodyAnswersAndTheLastPassthruSaysWho() throws Exception {
    answers.add(numbers("+15555550101", "sip:anna", "+15555550100"));
    String call = ring("/whom", "");

    Asked question = next(asked);
    assertThat(question.version()).isEqualTo("1.0");
    assertThat(question.query())
        .containsEntry("CallSid", call)
        .containsEntry("CallFrom", "09812345670");
    assertThat(next(passed).query()).containsEntry("CallType", "call-attempt");
    assertThat(next(passed).query())
        .containsEntry("CallType", "completed")
        .containsEntry("DialCallStatus", "completed")
        .containsEntry("DialWhomNumber", "+15555550100");
    assertThat(stage.kinds().stream().filter("client-connecting"::equals))
        .as("a softphone among numbers is not called")
        .hasSize(2);
    assertThat(stage.v1("/Calls.json").json().path("Calls")).isEmpty();
  }

  @Test
  void afterAnAttemptItIsAskedAgainWhereThatIsWantedAndNobodyEndsIt() throws Exception {
    answers.add(again("+15555550101"));
    answers.add(NOBODY);
    ring("/whom", "");

    assertThat(next(asked).query()).doesNotContainKey("DialWhomNumber");
    assertThat(next(asked).query())
        .containsEntry("DialCallStatus", "busy")
        .containsEntry("DialWhomNumber", "+15555550101");
    next(passed);
    assertThat(next(passed).query())
        .containsEntry("CallType", "incomplete")
        .containsEntry("DialCallStatus", "busy");
  }

  @Test
  void severalRingAtOnceAndWhoAnswersIsTheOnlyOne() throws Exception {
    answers.add(
        "{\"destination\":{\"numbers\":[\"+15555550102\",\"+15555550100\"]},"
            + "\"parallel_ringing\":{\"activate\":true,\"max_parallel_attempts\":2}}");
    ring("/whom", "");

    next(passed);
    assertThat(next(passed).query()).containsEntry("DialWhomNumber", "+15555550100");
    Entry calledOff =
        stage.await(
            e -> e.kind().equals("ended") && e.detail("to").equals(Optional.of("+15555550102")));
    assertThat(calledOff.detail("by")).contains("carrier");
  }

  @Test
  void userIsBusyWhileTheyAreRungAndFreeAfterwards() throws Exception {
    answers.add(
        "{\"destination_type\":\"user\",\"destination\":[{\"contact_uri\":\"sip:away-anna\"}],"
            + "\"max_ringing_duration\":5,\"dial_passthru_event_url\":\""
            + url("/hook")
            + "\"}");
    ring("/whom", "");

    assertThat(next(hooked).query())
        .containsEntry("EventType", "Dial")
        .containsEntry("Status", "busy")
        .containsEntry("DialWhomNumber", "sip:away-anna");
    assertThat(next(hooked).query())
        .containsEntry("EventType", "Terminal")
        .containsEntry("Status", "free");
    next(passed);
    assertThat(next(passed).query()).containsEntry("DialCallStatus", "no-answer");
  }

  @Test
  void whereTheFirstAddressFailsTheOtherIsAsked() throws Exception {
    answers.add(numbers("+15555550100"));
    ring("/away", "/instead");

    assertThat(next(asked).path()).isEqualTo("/away");
    assertThat(next(asked).path()).isEqualTo("/instead");
    next(passed);
    assertThat(next(passed).query()).containsEntry("DialCallStatus", "completed");
  }

  @Test
  void flowThatNeitherGreetsNorConnectsIsRefused() {
    Map<String, Object> order = order("/whom", "");
    order.remove("connect");

    assertThat(stage.admin("POST", "/exotel/incoming-calls", order).status()).isEqualTo(400);
  }

  private String ring(String connect, String fallback) {
    ExotelStage.Reply begun =
        stage.admin("POST", "/exotel/incoming-calls", order(connect, fallback));
    assertThat(begun.status()).isEqualTo(201);
    return begun.json().path("sid").asText();
  }

  private Map<String, Object> order(String connect, String fallback) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("accountSid", ExotelStage.ACCOUNT);
    order.put("from", FROM);
    order.put("to", "+918047112233");
    order.put("passthru", url("/pass"));
    order.put("connect", url(connect));
    if (!fallback.isEmpty()) {
      order.put("connectFallback", url(fallback));
    }
    return order;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + customer.getAddress().getPort() + path;
  }

  private static String numbers(String... numbers) {
    return "{\"destination\":{\"numbers\":[\"" + String.join("\",\"", numbers) + "\"]}}";
  }

  private static String again(String number) {
    return numbers(number).replaceFirst("\\{", "{\"fetch_after_attempt\":true,");
  }

  private static Asked next(BlockingQueue<Asked> from) throws InterruptedException {
    Asked one = from.poll(15, TimeUnit.SECONDS);
    assertThat(one).isNotNull();
    return one;
  }
}
