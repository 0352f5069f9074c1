package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.ForgedCarrier;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class WebhooksTest {
  @Inject Scene scene;
  @Inject CallbackUrls urls;
  @Inject MeterRegistry metrics;

  private final CallRef call = Examples.call();
  private final String sid = ForgedCarrier.sid(call);

  private static String path(URI url) {
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private Response status(String status, int sequence) {
    return ForgedCarrier.post(
        path(urls.status(call)),
        ForgedCarrier.status(sid, status, sequence),
        SimulatedCarrier.AUTH_TOKEN);
  }

  private List<String> said() {
    return scene.said(call).stream()
        .map(event -> event.getClass().getSimpleName())
        .sorted()
        .collect(Collectors.toList());
  }

  private void assertNothingChanged(Response response) {
    response
        .then()
        .statusCode(403)
        .contentType(containsString("application/problem+json"))
        .body("code", equalTo("AUTHORIZATION_ERROR"));
    assertThat(scene.rows("select 1 from telephony.webhook_inbox where carrier_call_id = $1", sid))
        .isEmpty();
    assertThat(scene.rows("select 1 from telephony.placements where call_id = $1", call.callId()))
        .isEmpty();
    assertThat(scene.said(call)).isEmpty();
  }

  @Test
  void forgedWebhookIsRefusedAndChangesNothing() {
    String path = path(urls.status(call));
    Map<String, String> form = ForgedCarrier.status(sid, "completed", 3);

    assertNothingChanged(ForgedCarrier.post(path, form, "another token"));
    assertNothingChanged(ForgedCarrier.postUnsigned(path, form));
    assertNothingChanged(ForgedCarrier.post(path(urls.answer(call, 0)), form, "another token"));
    assertNothingChanged(ForgedCarrier.post(path(urls.detection(call)), form, "another token"));
  }

  @Test
  void webhookOfAnotherAccountOrWithoutOneIsRefused() {
    Map<String, String> foreign = ForgedCarrier.status(sid, "completed", 3);
    foreign.put("AccountSid", "AC" + "9".repeat(32));
    assertNothingChanged(
        ForgedCarrier.post(path(urls.status(call)), foreign, SimulatedCarrier.AUTH_TOKEN));

    foreign.remove("AccountSid");
    assertNothingChanged(
        ForgedCarrier.post(path(urls.status(call)), foreign, SimulatedCarrier.AUTH_TOKEN));
  }

  @Test
  void addressThatWeDidNotGiveOutIsRefusedThoughTheCarrierSignsIt() {
    Map<String, String> form = ForgedCarrier.status(sid, "completed", 3);
    String other = path(urls.status(Examples.call()));
    String changed = other.replaceAll("call=[0-9a-f-]+", "call=" + call.callId());

    assertNothingChanged(ForgedCarrier.post(changed, form, SimulatedCarrier.AUTH_TOKEN));
    assertNothingChanged(
        ForgedCarrier.post("/carrier/twilio/status", form, SimulatedCarrier.AUTH_TOKEN));
  }

  @Test
  void alteredWebhookChangesNothingAndIsCountedAsRefused() {
    double before = metrics.counter("ringbridge.telephony.webhooks.refused").count();
    String path = path(urls.status(call));
    Map<String, String> form = ForgedCarrier.status(sid, "ringing", 1);
    String signature = ForgedCarrier.signature(path, form, SimulatedCarrier.AUTH_TOKEN);
    form.put("CallStatus", "completed");

    assertNothingChanged(ForgedCarrier.postAs(path, form, signature));
    form.put("CallStatus", "ringing");
    form.put("SipResponseCode", "486");
    assertNothingChanged(ForgedCarrier.postAs(path, form, signature));
    form.remove("SipResponseCode");
    String elsewhere = path(urls.detection(call));
    assertNothingChanged(ForgedCarrier.postAs(elsewhere, form, signature));
    assertThat(metrics.counter("ringbridge.telephony.webhooks.refused").count() - before)
        .isEqualTo(3);
  }

  @Test
  void replayedWebhookChangesNothingAndIsCountedAsKnown() {
    status("busy", 3).then().statusCode(204);
    scene.await(call, CallEnded.class);
    Counter known =
        metrics.counter("ringbridge.telephony.webhooks", "kind", "status", "fresh", "false");
    double before = known.count();
    String stored = "select xmin::text from telephony.placements where call_id = $1";
    String version = scene.row(stored, call.callId()).getString(0);

    status("busy", 3).then().statusCode(204);
    status("busy", 3).then().statusCode(204);
    assertThat(known.count() - before).isEqualTo(2);
    assertThat(scene.row(stored, call.callId()).getString(0)).isEqualTo(version);
    assertThat(said()).containsExactly("CallEnded", "CallPlaced");
  }

  @Test
  void webhooksThatArriveTogetherAreEachCommittedWhenAcknowledged() {
    List<CallRef> calls = Stream.generate(Examples::call).limit(40).toList();
    List<String> statuses = List.of("initiated", "ringing", "busy");

    List<Integer> answers =
        calls.parallelStream()
            .flatMap(one -> statuses.stream().map(status -> acknowledged(one, status)))
            .toList();
    assertThat(answers).hasSize(120).containsOnly(204);
    calls.forEach(one -> scene.await(one, CallEnded.class));
    calls.forEach(one -> assertThat(scene.said(one)).hasSize(3));
  }

  /** How a webhook is answered that must be in the inbox then. */
  private int acknowledged(CallRef one, String status) {
    String name = ForgedCarrier.sid(one);
    Map<String, String> form = ForgedCarrier.status(name, status, statusNumber(status));
    Response response =
        ForgedCarrier.post(path(urls.status(one)), form, SimulatedCarrier.AUTH_TOKEN);
    String filed = "select 1 from telephony.webhook_inbox where dedupe_key = $1";
    assertThat(scene.rows(filed, "status:" + name + ":" + status)).hasSize(1);
    return response.statusCode();
  }

  private static int statusNumber(String status) {
    return List.of("initiated", "ringing", "busy").indexOf(status);
  }

  @Test
  void accountSaysNothingAboutAnotherOrganizationsCalls() {
    Tenancy others = new Tenancy(UUID.randomUUID(), UUID.randomUUID());
    CallRef foreign = new CallRef(call.callId(), UUID.randomUUID(), UUID.randomUUID(), others);

    assertNothingChanged(
        ForgedCarrier.post(
            path(urls.status(foreign)),
            ForgedCarrier.status(sid, "completed", 3),
            SimulatedCarrier.AUTH_TOKEN));
  }

  @Test
  void webhookIsCommittedWhenItIsAcknowledgedAndCountsOnce() {
    status("ringing", 1).then().statusCode(204);
    assertThat(scene.rows("select 1 from telephony.webhook_inbox where carrier_call_id = $1", sid))
        .hasSize(1);
    assertThat(
            scene.rows(
                "select 1 from telephony.placements where call_id = $1 and state = 'RINGING'",
                call.callId()))
        .hasSize(1);

    status("ringing", 1).then().statusCode(204);
    scene.await(call, CallRinging.class);
    status("busy", 2).then().statusCode(204);
    status("busy", 2).then().statusCode(204);
    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.BUSY);
    assertThat(said()).containsExactly("CallEnded", "CallPlaced", "CallRinging");
  }

  @Test
  void callThatNobodyRemembersIsFiledAndSaidAndNeverDialed() {
    status("ringing", 1).then().statusCode(204);

    assertThat(scene.await(call, CallPlaced.class).carrierCallId()).isEqualTo(sid);
    assertThat(scene.await(call, CallRinging.class).call()).isEqualTo(call);
    PlaceCall job = scene.job(call, "+13055550101", Examples.RULES, Duration.ofSeconds(5), null);
    scene.publish(job);
    status("no-answer", 2).then().statusCode(204);
    scene.await(call, CallEnded.class);
    scene.await(scene.dial("+13055550103"), CallEnded.class);
    assertThat(scene.atCarrier(call, "create-received")).isEmpty();
  }

  @Test
  void reportsEndTheSameInWhateverOrderTheyCome() {
    List<String> statuses =
        List.of("initiated", "ringing", "in-progress", "completed", "ringing", "completed");
    List<List<Integer>> orders = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 6; i++) {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
      Collections.shuffle(order, random);
      orders.add(order);
    }
    for (List<Integer> order : orders) {
      CallRef one = Examples.call();
      for (int index : order) {
        ForgedCarrier.post(
                path(urls.status(one)),
                ForgedCarrier.status(ForgedCarrier.sid(one), statuses.get(index), index % 4),
                SimulatedCarrier.AUTH_TOKEN)
            .then()
            .statusCode(204);
      }
      scene.await(one, CallAnswered.class);
      scene.await(one, CallEnded.class);
      scene.await(one, CallRinging.class);
      assertThat(scene.said(one).stream().map(CallEvent::getClass).distinct()).hasSize(4);
      assertThat(scene.said(one)).hasSize(4);
      assertThat(
              scene.rows(
                  """
                  select 1 from telephony.placements p join telephony.answers a using (call_id)
                   where call_id = $1 and p.state = 'ENDED' and p.ending = 'COMPLETED' and a.decision = 'OVER'
                     and a.ended_at is not null""",
                  one.callId()))
          .hasSize(1);
    }
  }

  @Test
  void secondCallUnderOneIdIsAnAlarmAndChangesNothing() {
    status("ringing", 1).then().statusCode(204);
    Map<String, String> twin = ForgedCarrier.status("CA" + "7".repeat(32), "completed", 3);
    ForgedCarrier.post(path(urls.status(call)), twin, SimulatedCarrier.AUTH_TOKEN)
        .then()
        .statusCode(204);

    assertThat(
            scene
                .row("select state from telephony.placements where call_id = $1", call.callId())
                .getString(0))
        .isEqualTo("RINGING");
  }

  @Test
  void inboxHoldsNoPhoneNumber() {
    status("busy", 1).then().statusCode(204);

    assertThat(
            scene
                .row(
                    "select body::text from telephony.webhook_inbox where carrier_call_id = $1",
                    sid)
                .getString(0))
        .contains("busy")
        .doesNotContain("5550142")
        .doesNotContain(SimulatedCarrier.CALLER_ID.substring(2));
  }

  @Test
  void statusThatIsNotKnownIsPassedOver() {
    status("teleported", 1).then().statusCode(204);
    assertThat(scene.said(call)).isEmpty();
  }

  @Test
  void answerIsTheSameForTheCarriersRetry() {
    Map<String, String> form = ForgedCarrier.status(sid, "in-progress", 2);
    String path = path(urls.answer(call, 0));
    status("completed", 3).then().statusCode(204);

    for (int i = 0; i < 2; i++) {
      ForgedCarrier.post(path, form, SimulatedCarrier.AUTH_TOKEN)
          .then()
          .statusCode(200)
          .contentType(containsString("xml"))
          .body(containsString("<Hangup/>"));
    }
  }
}
