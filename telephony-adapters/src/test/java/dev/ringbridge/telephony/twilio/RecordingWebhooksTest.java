package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.recording.RecordingEvent.RecordingReady;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.ForgedCarrier;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class RecordingWebhooksTest {
  private static final String STATE =
      "select 1 from telephony.recordings where call_id = $1 and state = $2";

  @Inject Scene scene;
  @Inject CallbackUrls urls;

  private Telephone agent;
  private CallRef call;
  private String recording;

  @BeforeEach
  void record() {
    agent = Telephone.up(scene);
    AgentLegUp leg = agent.leg(scene);
    PlaceCall job = scene.job("+18135550108", Examples.RULES.recorded(Examples.RECORDED));
    call = job.call();
    scene.match(call.campaignId(), answered -> Optional.of(leg));
    scene.publish(job);
    scene.await(call, CallBridged.class);
    recording =
        scene.awaitAtCarrier(call, "recording-started").details().get("recording").toString();
    scene.awaitRow(STATE, call.callId(), "RECORDING");
  }

  @AfterEach
  void disconnect() {
    agent.close();
  }

  @Test
  void forgedOneChangesNothing() {
    assertThat(post("completed", recording, "another token").statusCode()).isEqualTo(403);
    assertThat(
            ForgedCarrier.postUnsigned(path(urls.recording(call)), form("completed", recording))
                .statusCode())
        .isEqualTo(403);
    assertThat(scene.rows(STATE, call.callId(), "RECORDING")).hasSize(1);
    end();
  }

  @Test
  void oneOfAnotherRecordingChangesNothing() {
    post("completed", "RE" + "9".repeat(32), SimulatedCarrier.AUTH_TOKEN);
    post("absent", "RE" + "9".repeat(32), SimulatedCarrier.AUTH_TOKEN);

    assertThat(scene.rows(STATE, call.callId(), "RECORDING")).hasSize(1);
    end();
  }

  /** What is not there yet is fetched again, with growing pauses, until it is. */
  @Test
  void oneThatComesTooEarlyOrTwiceOrLateBringsOneRecording() {
    post("completed", recording, SimulatedCarrier.AUTH_TOKEN).then().statusCode(204);
    scene.awaitRow(
        "select 1 from telephony.recordings where call_id = $1 and state = 'READY' and tries > 1",
        call.callId());
    end();
    scene.await(RecordingReady.class, event -> event.call().equals(call));
    scene.awaitAtCarrier(call, "recording-deleted");
    post("completed", recording, SimulatedCarrier.AUTH_TOKEN).then().statusCode(204);
    post("absent", recording, SimulatedCarrier.AUTH_TOKEN).then().statusCode(204);

    assertThat(scene.rows(STATE, call.callId(), "KEPT")).hasSize(1);
    assertThat(scene.atCarrier(call, "recording-fetched")).hasSize(1);
  }

  @Test
  void recordingThatNeverWasIsNothing() {
    post("absent", recording, SimulatedCarrier.AUTH_TOKEN).then().statusCode(204);

    scene.awaitRow(STATE, call.callId(), "NOTHING");
    end();
    assertThat(scene.rows(STATE, call.callId(), "NOTHING")).hasSize(1);
  }

  /**
   * It looks as a recording does whose webhook got lost: nothing is heard of it until it is due.
   */
  @Test
  void carrierIsAskedAboutARecordingOfWhichNothingIsHeard() {
    scene.rows(
        "update telephony.recordings set carrier_recording_id = carrier_recording_id || 'x' where call_id = $1",
        call.callId());
    end();
    scene.awaitAtCarrier(call, "recording-ready");
    scene.rows(
        """
        update telephony.recordings set carrier_recording_id = rtrim(carrier_recording_id, 'x'), check_at = now()
         where call_id = $1""",
        call.callId());

    scene.await(RecordingReady.class, event -> event.call().equals(call));
  }

  private void end() {
    scene.publish(new HangUpCall(call, null, Instant.now()));
    scene.await(call, CallEnded.class);
  }

  private Response post(String status, String sid, String token) {
    return ForgedCarrier.post(path(urls.recording(call)), form(status, sid), token);
  }

  private static Map<String, String> form(String status, String sid) {
    Map<String, String> form = new HashMap<>();
    form.put("AccountSid", SimulatedCarrier.ACCOUNT_SID);
    form.put("RecordingSid", sid);
    form.put("RecordingStatus", status);
    form.put("RecordingDuration", "3");
    return form;
  }

  private static String path(URI url) {
    return url.getRawPath() + "?" + url.getRawQuery();
  }
}
