package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to an ExoPhone, as a flow tells of them. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class IncomingWebhooksTest {
  private static final String CALLER = "09812345678";

  @Inject Scene scene;
  @Inject IncomingGate gate;

  private final String sid = UUID.randomUUID().toString().replace("-", "");
  private ExotelStage stage;

  @BeforeEach
  void open() {
    stage = ExotelStage.open(scene);
  }

  private Map<String, String> said(String callType) {
    Map<String, String> said = new HashMap<>();
    said.put("CallSid", sid);
    said.put("CallFrom", CALLER);
    said.put("CallTo", "08047112233");
    said.put("Direction", "incoming");
    said.put("CallType", callType);
    said.put("DialCallDuration", "0");
    return said;
  }

  private static Response get(String url, Map<String, String> said) {
    return RestAssured.given().queryParams(said).get(URI.create(url).getPath());
  }

  private String passthru() {
    return gate.passthru(stage.accountId);
  }

  private UUID callId() {
    return scene
        .row("select call_id from telephony.incoming_calls where carrier_call_id = $1", sid)
        .getUUID(0);
  }

  @Test
  void callerIsHeardOfOnceAndTheNumberIsReadAsTheCarrierWritesIt() {
    assertThat(get(passthru(), said("call-attempt")).statusCode()).isEqualTo(200);
    assertThat(get(passthru(), said("call-attempt")).statusCode()).isEqualTo(200);
    assertThat(get(passthru(), said("client-hangup")).statusCode()).isEqualTo(200);
    UUID id = callId();

    scene.await(CallerLeft.class, event -> event.callId().equals(id));
    assertThat(scene.all(CallerRang.class, event -> event.callId().equals(id)))
        .singleElement()
        .satisfies(
            rang -> {
              assertThat(rang.tenancy()).isEqualTo(stage.admin.tenancy);
              assertThat(rang.accountId()).isEqualTo(stage.accountId);
              assertThat(rang.from().e164()).isEqualTo("+919812345678");
              assertThat(rang.to().e164()).isEqualTo("+918047112233");
              assertThat(rang.verification()).isEqualTo(Verification.NONE);
            });
    assertThat(
            scene
                .row(
                    """
                    select string_agg(body::text, ' ') from telephony.webhook_inbox where carrier_call_id = $1""",
                    sid)
                .getString(0))
        .contains("client-hangup")
        .doesNotContain("9812345678");
  }

  @Test
  void addressThatWeDidNotGiveOutAndCallThatDidNotComeInAreRefused() {
    String url = passthru();
    Map<String, String> outbound = said("call-attempt");
    outbound.put("Direction", "outbound-dial");

    assertThat(get(url.substring(0, url.length() - 1) + "!", said("call-attempt")).statusCode())
        .isEqualTo(403);
    assertThat(get(gate.passthru(UUID.randomUUID()), said("call-attempt")).statusCode())
        .isEqualTo(403);
    assertThat(get(url, outbound).statusCode()).isEqualTo(403);
    assertThat(get(url, Map.of("Direction", "incoming")).statusCode()).isEqualTo(403);
    assertThat(scene.rows("select 1 from telephony.incoming_calls where carrier_call_id = $1", sid))
        .isEmpty();
  }

  @Test
  void greetingSaysTheOrganizationsMessage() {
    stage
        .admin
        .as(Role.ADMIN)
        .body(Map.of("message", "Namaste. Nobody is here.", "putThrough", false))
        .put("/api/v1/incoming-settings")
        .then()
        .statusCode(200);

    Response said = get(gate.message(stage.accountId), said("call-attempt"));

    assertThat(said.statusCode()).isEqualTo(200);
    assertThat(said.contentType()).startsWith("text/plain");
    assertThat(said.asString()).isEqualTo("Namaste. Nobody is here.");
    assertThat(get(gate.message(UUID.randomUUID()), Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void connectionTestSaysWhatToPutIntoTheFlow() {
    JsonNode report = stage.admin.test(stage.accountId);

    assertThat(report.toString()).contains(passthru()).contains(gate.message(stage.accountId));
  }

  /** Over HTTP, through the carrier's flow: nobody forges anything. */
  @Test
  void virtualPersonWhoCallsIsHeardOfAndHearsTheMessage() throws InterruptedException {
    String call =
        RestAssured.given()
            .contentType("application/json")
            .body(
                Map.of(
                    "accountSid",
                    stage.sid,
                    "from",
                    "+919812345679",
                    "to",
                    ExotelStage.CALLER_ID,
                    "passthru",
                    passthru(),
                    "greeting",
                    gate.message(stage.accountId)))
            .post(SimulatedCarrier.simulator().uri().resolve("/simulator/exotel/incoming-calls"))
            .then()
            .statusCode(201)
            .extract()
            .path("sid");

    CallerRang rang =
        scene.await(
            CallerRang.class,
            event -> event.from() != null && event.from().e164().equals("+919812345679"));
    scene.await(CallerLeft.class, event -> event.callId().equals(rang.callId()));
    assertThat(
            SimulatedCarrier.simulator()
                .log()
                .await(
                    entry -> call.equals(entry.callSid()) && entry.kind().equals("said"),
                    Duration.ofSeconds(10)))
        .isPresent();
  }
}
