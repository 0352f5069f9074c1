package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallCommand.TakeCaller;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerLeft;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.ForgedCarrier;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who are taken for a lead's call, over HTTP and played out by the carrier. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class CallersPutThroughTest {
  private static final AtomicInteger NUMBER = new AtomicInteger(100);

  /** As organizations that said nothing else: other tests' callers hear it, too. */
  private static final String MESSAGE =
      "Thank you for calling. Nobody can take your call at the moment. Goodbye.";

  @Inject Scene scene;

  private final String from = "+14155553" + NUMBER.incrementAndGet();

  @BeforeEach
  void putThrough() {
    answerCallers(true);
  }

  @AfterEach
  void doNotAnyMore() {
    answerCallers(false);
  }

  private static void answerCallers(boolean putThrough) {
    Admin.of(Examples.TENANCY)
        .as(Role.ADMIN)
        .body(Map.of("message", MESSAGE, "putThrough", putThrough))
        .put("/api/v1/incoming-settings")
        .then()
        .statusCode(200);
  }

  /** Somebody calls; says the call's name at the carrier. */
  private String rings() {
    return RestAssured.given()
        .contentType("application/json")
        .body(Map.of("from", from, "to", SimulatedCarrier.CALLER_ID))
        .post(SimulatedCarrier.simulator().uri().resolve("/simulator/incoming-calls"))
        .then()
        .statusCode(201)
        .extract()
        .path("sid");
  }

  private CallerRang rang() {
    return scene.await(
        CallerRang.class, event -> event.from() != null && event.from().e164().equals(from));
  }

  private static CallRef taken(CallerRang rang) {
    return new CallRef(rang.callId(), UUID.randomUUID(), UUID.randomUUID(), Examples.TENANCY);
  }

  private void take(CallRef call) {
    scene.publish(new TakeCaller(call, Examples.RULES, null, Instant.now()));
  }

  private void match(CallRef call, AgentLegUp leg) {
    scene.match(call.campaignId(), answered -> Optional.of(leg));
  }

  private boolean heard(String sid, String text) throws InterruptedException {
    return SimulatedCarrier.simulator()
        .log()
        .await(
            entry ->
                sid.equals(entry.callSid())
                    && entry.kind().equals("said")
                    && String.valueOf(entry.details().get("text")).contains(text),
            Duration.ofSeconds(10))
        .isPresent();
  }

  @Test
  void callerWhoIsTakenTalksWithTheAgentAndIsHungUpLikeAnybody() {
    try (Telephone agent = Telephone.up(scene)) {
      AgentLegUp leg = agent.leg(scene);
      rings();
      CallerRang rang = rang();
      assertThat(rang.waitsUntil()).isAfter(rang.at().minusSeconds(1));
      CallRef call = taken(rang);
      match(call, leg);
      take(call);

      CallBridged bridged = scene.await(call, CallBridged.class);
      assertThat(bridged.agentId()).isEqualTo(agent.agentId());
      assertThat(bridged.room()).isEqualTo(leg.room());
      scene.publish(new HangUpCall(call, agent.agentId(), Instant.now()));
      scene.await(call, CallEnded.class);
      scene.await(CallerLeft.class, event -> event.callId().equals(call.callId()));
      assertThat(scene.said(call, CallAnswered.class)).hasSize(1);
      assertThat(scene.said(call, SafeHarborGiven.class)).isEmpty();
    }
  }

  @Test
  void callerWhomNobodyTakesHearsTheMessageAndIsTakenByNobodyAnyMore() throws InterruptedException {
    String sid = rings();
    CallRef call = taken(rang());
    assertThat(heard(sid, "Thank you for calling")).isTrue();

    take(call);

    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, CallAnswered.class)).isEmpty();
  }

  @Test
  void callerForWhomNobodyIsFreeHearsWhatTheOrganizationSays() throws InterruptedException {
    String sid = rings();
    CallRef call = taken(rang());
    take(call);

    scene.await(call, SafeHarborGiven.class);
    assertThat(heard(sid, "Thank you for calling")).isTrue();
    scene.await(call, CallEnded.class);
  }

  @Test
  void callerWhoIsTakenTwiceIsOneCall() {
    rings();
    CallRef call = taken(rang());
    take(call);
    take(call);

    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, CallAnswered.class)).hasSize(1);
    assertThat(scene.said(call, CallEnded.class)).hasSize(1);
  }

  @Test
  void callerOfAnotherOrganizationIsTakenByNobody() throws InterruptedException {
    String sid = rings();
    CallRef theirs = taken(rang());
    CallRef foreign =
        new CallRef(theirs.callId(), theirs.campaignId(), theirs.leadId(), new Admin().tenancy);
    take(foreign);

    assertThat(heard(sid, "Thank you for calling")).isTrue();
    assertThat(scene.said(theirs, CallAnswered.class)).isEmpty();
  }

  @Test
  void callerWhoLeftIsTakenByNobody() {
    Map<String, String> form = new HashMap<>();
    form.put("CallSid", "CA" + UUID.randomUUID().toString().replace("-", ""));
    form.put("AccountSid", SimulatedCarrier.ACCOUNT_SID);
    form.put("From", from);
    form.put("To", SimulatedCarrier.CALLER_ID);
    form.put("CallStatus", "completed");
    form.put("Direction", "inbound");
    ForgedCarrier.post("/carrier/twilio/incoming-status", form, SimulatedCarrier.AUTH_TOKEN)
        .then()
        .statusCode(204);
    CallRef call = taken(rang());

    take(call);

    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, CallAnswered.class)).isEmpty();
  }
}
