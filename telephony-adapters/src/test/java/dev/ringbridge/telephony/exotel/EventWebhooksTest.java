package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that nobody signs. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class EventWebhooksTest {
  @Inject Scene scene;
  @Inject CallbackUrls urls;

  private ExotelStage stage;

  @BeforeEach
  void open() {
    stage = ExotelStage.open(scene);
  }

  private CallRef call() {
    return new CallRef(
        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), stage.admin.tenancy);
  }

  @Test
  void eventAtAnAddressThatWeDidNotGiveOutChangesNothing() {
    CallRef call = stage.dial("+17025550109", Examples.RULES);
    scene.await(call, CallAnswered.class);
    String sid = scene.awaitAtCarrier(call, "answered").callSid();
    String url = urls.leg(call, stage.accountId);
    CallRef other = call();
    List<CallEvent> before = scene.said(call);
    Map<String, Object> end = ExotelStage.event("leg_terminated", sid, Map.of("cause", "busy"));

    for (String forged :
        List.of(
            url.replaceAll("seal=[^&]*", "seal=AAAAAAAAAAAAAAAAAAAAAA"),
            url.replaceAll("&seal=[^&]*", ""),
            url.replace(stage.accountId.toString(), UUID.randomUUID().toString()),
            url.replace(call.callId().toString(), other.callId().toString()),
            url.replace("/leg?", "/agent?"),
            url.replace("/leg?", "/bridge?"))) {
      assertThat(ExotelStage.post(forged, end)).as(forged).isEqualTo(403);
    }
    assertThat(scene.said(call)).isEqualTo(before);
    assertThat(scene.rows("select 1 from telephony.placements where call_id = $1", other.callId()))
        .isEmpty();
    assertThat(ExotelStage.post(url, end)).isEqualTo(204);
    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.BUSY);
  }

  @Test
  void bridgeIsProvenOnlyByTheAgentsLegInIt() {
    CallRef call = stage.dial("+17025550109", Examples.RULES);
    scene.await(call, CallAnswered.class);
    String sid = scene.awaitAtCarrier(call, "answered").callSid();
    String url = urls.leg(call, stage.accountId);

    assertThat(ExotelStage.post(url, ExotelStage.event("leg_joined_bridge", sid, Map.of())))
        .isEqualTo(204);
    assertThat(scene.said(call, CallBridged.class)).isEmpty();
  }

  @Test
  void eventOfACallThatNobodyRemembersIsTakenInOnce() {
    CallRef call = call();
    String url = urls.leg(call, stage.accountId);
    Map<String, Object> answered =
        ExotelStage.event("leg_answered", "leg-of-" + call.callId(), Map.of());

    assertThat(ExotelStage.post(url, answered)).isEqualTo(204);
    assertThat(ExotelStage.post(url, answered)).isEqualTo(204);
    scene.await(call, CallPlaced.class);
    scene.await(call, CallAnswered.class);
    assertThat(scene.said(call, CallAnswered.class)).hasSize(1);
    assertThat(
            scene
                .row(
                    "select body::text from telephony.webhook_inbox where dedupe_key = $1",
                    "exotel-leg:" + answered.get("event_sid"))
                .getString(0))
        .contains("leg_answered")
        .doesNotContain("09812345678");
  }

  @Test
  void eventWithoutALegOrWithAWordThatIsNotKnownIsPassedOver() {
    CallRef call = call();
    String url = urls.leg(call, stage.accountId);

    assertThat(ExotelStage.post(url, Map.of("event_name", "leg_answered"))).isEqualTo(403);
    assertThat(ExotelStage.post(url, ExotelStage.event("leg_sneezed", "L1", Map.of())))
        .isEqualTo(204);
    assertThat(scene.said(call)).isEmpty();
  }
}
