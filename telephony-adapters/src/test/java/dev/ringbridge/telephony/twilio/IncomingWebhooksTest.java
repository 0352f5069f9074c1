package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.ForgedCarrier;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calls to an account's numbers, as Twilio tells of them. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class IncomingWebhooksTest {
  private static final String INCOMING = "/carrier/twilio/incoming";
  private static final String STATUS = "/carrier/twilio/incoming-status";
  private static final String CALLER = "+14155550177";

  @Inject Scene scene;

  private final String sid = "CA" + UUID.randomUUID().toString().replace("-", "");

  private Map<String, String> form(String status) {
    Map<String, String> form = new HashMap<>();
    form.put("CallSid", sid);
    form.put("AccountSid", SimulatedCarrier.ACCOUNT_SID);
    form.put("From", CALLER);
    form.put("To", SimulatedCarrier.CALLER_ID);
    form.put("CallStatus", status);
    form.put("Direction", "inbound");
    form.put("StirVerstat", "TN-Validation-Passed-B");
    if (status.equals("completed")) {
      form.put("CallDuration", "17");
    }
    return form;
  }

  private Response rings() {
    return post(INCOMING, form("ringing"));
  }

  private Response leaves() {
    return post(STATUS, form("completed"));
  }

  private static Response post(String path, Map<String, String> form) {
    return ForgedCarrier.post(path, form, SimulatedCarrier.AUTH_TOKEN);
  }

  private UUID callId() {
    return scene
        .row("select call_id from telephony.incoming_calls where carrier_call_id = $1", sid)
        .getUUID(0);
  }

  private List<CallerRang> rang() {
    UUID id = callId();
    scene.await(CallerRang.class, event -> event.callId().equals(id));
    return scene.all(CallerRang.class, event -> event.callId().equals(id));
  }

  private List<CallerLeft> left() {
    UUID id = callId();
    scene.await(CallerLeft.class, event -> event.callId().equals(id));
    return scene.all(CallerLeft.class, event -> event.callId().equals(id));
  }

  @Test
  void callerHearsTheMessageAndTheOthersHearOfTheCallerOnce() {
    rings()
        .then()
        .statusCode(200)
        .contentType(containsString("xml"))
        .body(containsString("Nobody can take your call"))
        .body(containsString("<Hangup/>"));
    rings().then().statusCode(200).body(containsString("<Say>"));
    leaves().then().statusCode(204);
    leaves().then().statusCode(204);

    CallerLeft end = left().get(0);
    assertThat(rang())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.tenancy()).isEqualTo(Examples.TENANCY);
              assertThat(event.accountId()).isEqualTo(SimulatedCarrier.ACCOUNT);
              assertThat(event.from().e164()).isEqualTo(CALLER);
              assertThat(event.to().e164()).isEqualTo(SimulatedCarrier.CALLER_ID);
              assertThat(event.verification()).isEqualTo(Verification.B);
            });
    assertThat(left()).hasSize(1);
    assertThat(end.seconds()).isEqualTo(17);
  }

  @Test
  void callIsCommittedWhenItIsAnswered() {
    rings().then().statusCode(200);

    assertThat(
            scene.rows(
                """
                select 1 from telephony.incoming_calls c
                  join telephony.outbox o on o.key = c.call_id::text and o.topic = $2
                 where c.carrier_call_id = $1""",
                sid,
                Topic.INCOMING_CALLS.topicName()))
        .hasSize(1);
  }

  @Test
  void endThatIsHeardOfFirstIsTheEnd() {
    leaves().then().statusCode(204);
    rings().then().statusCode(200).body(not(containsString("<Say>")));

    assertThat(rang()).hasSize(1);
    assertThat(left()).hasSize(1);
  }

  @Test
  void forgedOneAndOneThatDidNotComeInAreRefusedAndChangeNothing() {
    Map<String, String> form = form("ringing");
    assertThat(ForgedCarrier.post(INCOMING, form, "another token").statusCode()).isEqualTo(403);
    assertThat(ForgedCarrier.postUnsigned(STATUS, form("completed")).statusCode()).isEqualTo(403);
    form.put("Direction", "outbound-api");
    assertThat(post(INCOMING, form).statusCode()).isEqualTo(403);
    form.put("Direction", "inbound");
    form.put("AccountSid", "AC" + "9".repeat(32));
    assertThat(post(INCOMING, form).statusCode()).isEqualTo(403);

    assertThat(scene.rows("select 1 from telephony.incoming_calls where carrier_call_id = $1", sid))
        .isEmpty();
  }

  @Test
  void numbersAreNotKept() {
    rings();

    assertThat(
            scene
                .row(
                    """
                    select (select body::text from telephony.webhook_inbox i where i.carrier_call_id = $1)
                           || (select c::text from telephony.incoming_calls c where c.carrier_call_id = $1)""",
                    sid)
                .getString(0))
        .contains("TN-Validation-Passed-B")
        .doesNotContain(CALLER.substring(2))
        .doesNotContain(SimulatedCarrier.CALLER_ID.substring(2));
  }

  @Test
  void organizationSaysWhatItsCallersHear() {
    Admin admin = new Admin();
    admin.openAtTheCarrier();
    admin.add();
    Map<String, String> form = form("ringing");
    form.put("AccountSid", admin.accountSid());
    form.put("To", Admin.NUMBER);
    String path = "/api/v1/incoming-settings";
    String message = " Ring us tomorrow & we talk. ";
    Map<String, Object> wanted = Map.of("message", message, "putThrough", false);
    admin.as(Role.SUPERVISOR).body(wanted).put(path).then().statusCode(403);
    Map<String, Object> silent = Map.of("message", " ", "putThrough", false);
    admin.as(Role.ADMIN).body(silent).put(path).then().statusCode(400);
    admin.as(Role.ADMIN).body(Map.of("message", message)).put(path).then().statusCode(400);
    admin.as(Role.ADMIN).body(wanted).put(path).then().statusCode(200);

    admin
        .as(Role.SUPERVISOR)
        .get(path)
        .then()
        .statusCode(200)
        .body("message", is("Ring us tomorrow & we talk."));
    ForgedCarrier.post(INCOMING, form, admin.authToken())
        .then()
        .statusCode(200)
        .body(containsString("<Say>Ring us tomorrow &amp; we talk.</Say>"));
  }

  /** Over HTTP, played out by the carrier: nobody forges anything. */
  @Test
  void virtualPersonWhoCallsIsHeardOfAndHearsTheMessage() throws InterruptedException {
    String call =
        RestAssured.given()
            .contentType("application/json")
            .body(
                Map.of(
                    "from",
                    "+14155550178",
                    "to",
                    SimulatedCarrier.CALLER_ID,
                    "stirVerstat",
                    "TN-Validation-Passed-A"))
            .post(SimulatedCarrier.simulator().uri().resolve("/simulator/incoming-calls"))
            .then()
            .statusCode(201)
            .extract()
            .path("sid");

    CallerRang rang =
        scene.await(
            CallerRang.class,
            event -> event.from() != null && event.from().e164().equals("+14155550178"));
    scene.await(CallerLeft.class, event -> event.callId().equals(rang.callId()));
    assertThat(rang.verification()).isEqualTo(Verification.A);
    assertThat(
            SimulatedCarrier.simulator()
                .log()
                .await(
                    entry ->
                        call.equals(entry.callSid())
                            && entry.kind().equals("said")
                            && String.valueOf(entry.details().get("text")).contains("Thank you"),
                    Duration.ofSeconds(10)))
        .isPresent();
  }
}
